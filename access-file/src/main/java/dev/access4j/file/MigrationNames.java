package dev.access4j.file;

import dev.access4j.admin.MigrationCause;
import dev.access4j.admin.MigrationObstacle;
import dev.access4j.admin.MigrationPlan;
import dev.access4j.admin.PlannedShare;
import dev.access4j.decision.Subject;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.SolutionShare;
import dev.access4j.store.ReadView;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The names of all whom a plan speaks of, many with one query. What has gone since keeps its id.
 */
final class MigrationNames {

  private static final int AT_ONCE = 500;

  private final Map<EndUserId, String> users = new HashMap<>();
  private final Map<GroupId, String> groups = new HashMap<>();
  private final Map<RoleId, String> roles = new HashMap<>();
  private final RoleIds roleNames =
      new RoleIds(role -> RoleId.of(roles.getOrDefault(role, role.value())));

  private MigrationNames() {}

  static MigrationNames of(MigrationPlan plan, ReadView view) {
    Set<EndUserId> users = new HashSet<>();
    Set<GroupId> groups = new HashSet<>();
    Set<RoleId> roles = new HashSet<>();
    Consumer<SolutionShare> share =
        each -> {
          if (each.grantee() instanceof Grantee.User user) {
            users.add(user.id());
          } else if (each.grantee() instanceof Grantee.Group group) {
            groups.add(group.id());
          }
          if (each.roles() instanceof SharedRoles.Explicit explicit) {
            roles.addAll(explicit.roles());
          }
        };
    for (PlannedShare planned : plan.shares()) {
      share.accept(planned.share());
      planned.replaced().ifPresent(share);
    }
    for (MigrationObstacle obstacle : plan.obstacles()) {
      if (obstacle.cause() instanceof MigrationCause.DormantShare dormant) {
        share.accept(dormant.share());
      }
    }
    plan.differences()
        .forEach(
            difference -> {
              if (difference.subject() instanceof Subject.User user) {
                users.add(user.id());
              }
            });
    MigrationNames names = new MigrationNames();
    inParts(
        users,
        part -> view.users(part).forEach((id, user) -> names.users.put(id, user.username())));
    inParts(
        groups,
        part ->
            view.groups(part).forEach((id, found) -> names.groups.put(id, found.group().name())));
    inParts(
        roles, part -> view.roles(part).forEach((id, role) -> names.roles.put(id, role.name())));
    return names;
  }

  private static <K> void inParts(Set<K> ids, Consumer<Set<K>> query) {
    Iterator<K> rest = ids.iterator();
    while (rest.hasNext()) {
      Set<K> part = new HashSet<>();
      while (rest.hasNext() && part.size() < AT_ONCE) {
        part.add(rest.next());
      }
      query.accept(part);
    }
  }

  /** A username; for anonymous the empty text, which no user has. */
  String subject(Subject subject) {
    return subject instanceof Subject.User user
        ? users.getOrDefault(user.id(), user.id().value())
        : "";
  }

  /** The share with names for the ids of its grantee and roles. */
  SolutionShare named(SolutionShare share) {
    Grantee grantee =
        share.grantee() instanceof Grantee.User user
            ? Grantee.user(EndUserId.of(users.getOrDefault(user.id(), user.id().value())))
            : Grantee.group(group(((Grantee.Group) share.grantee()).id()));
    return new SolutionShare(
        share.solution(), grantee, roleNames.map(share.roles()), share.validity());
  }

  private GroupId group(GroupId id) {
    return GroupId.of(groups.getOrDefault(id, id.value()));
  }
}
