package dev.access4j.internal.admin;

import static java.util.Comparator.comparing;

import dev.access4j.admin.UserAbilities;
import dev.access4j.admin.UserReach;
import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.Decision;
import dev.access4j.decision.Grant;
import dev.access4j.decision.RoleRef;
import dev.access4j.decision.SolutionAccess;
import dev.access4j.decision.Subject;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.store.GroupRecord;
import dev.access4j.store.PrincipalRecord;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import dev.access4j.store.StoreException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** By what a user is reached, and what it may do for it. */
final class Reaching {

  private static final int ATTEMPTS = 1_000;

  private Reaching() {}

  static UserReach of(ReadView view, PrincipalRecord record) {
    Collection<GroupRecord> groups = view.groups(record.groups()).values();
    return new UserReach(
        record.user(),
        groups.stream().map(GroupRecord::group).sorted(comparing(EndUserGroup::name)).toList(),
        view.roles(record.assignments()).values().stream()
            .map(role -> new RoleRef(role.id(), role.name()))
            .sorted(comparing(RoleRef::name))
            .toList(),
        record.shares(),
        groups.stream().flatMap(group -> group.shares().stream()).toList(),
        view.revision());
  }

  static UserAbilities abilities(
      AccessEvaluator evaluator,
      OrganizationId organization,
      EndUserId user,
      SolutionRef solution) {
    SolutionAccess access = evaluator.access(Subject.user(organization, user), solution);
    // Each question is answered at the latest revision; all are to be of one.
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Revision before = revision(access);
      UserAbilities found = abilities(access);
      if (revision(access).equals(before)) {
        return found;
      }
    }
    throw new StoreException("others wrote to it all the time: ask again");
  }

  private static Revision revision(SolutionAccess access) {
    // Every decision tells it, whatever is asked.
    return access.evaluate(Resource.uiFlow("any"), Operation.VIEW).revision();
  }

  private static UserAbilities abilities(SolutionAccess access) {
    Map<Resource, Map<Operation, Grant>> operations = new LinkedHashMap<>();
    for (Operation operation : Operation.values()) {
      for (Resource resource : access.resources(operation)) {
        if (access.evaluate(resource, operation) instanceof Decision.Allowed allowed) {
          operations
              .computeIfAbsent(resource, first -> new EnumMap<>(Operation.class))
              .put(operation, allowed.grant());
        }
      }
    }
    return new UserAbilities(access.roles(), operations);
  }
}
