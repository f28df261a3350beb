package dev.access4j.store;

import static java.util.stream.Collectors.toSet;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.Faults;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.GeneralAccess;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.VersionState;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Whether what an input refers to is there and may be referred to. */
final class Checks {

  private final ReadView view;
  private final UniqueNames names;
  private final RoleReferences roles;

  Checks(ReadView view) {
    this.view = view;
    this.names = new UniqueNames(view);
    this.roles = new RoleReferences(view);
  }

  UniqueNames names() {
    return names;
  }

  RoleReferences roles() {
    return roles;
  }

  /** Whether a group says the same, in the same order. */
  static boolean isSame(EndUserGroup one, EndUserGroup other) {
    return one.equals(other) && List.copyOf(one.roles()).equals(List.copyOf(other.roles()));
  }

  /** Whether a version says the same, in the same order. */
  static boolean isSame(SolutionVersion one, SolutionVersion other) {
    return one.equals(other) && List.copyOf(one.roles()).equals(List.copyOf(other.roles()));
  }

  static boolean isPublished(SolutionVersion version) {
    return version.state() == VersionState.PUBLISHED;
  }

  static Set<EndUserId> idsOf(Collection<EndUser> users) {
    return users.stream().map(EndUser::id).collect(toSet());
  }

  /** DIR-2 and DIR-3 for users that are put one after the other. */
  void checkPut(
      Collection<EndUser> users,
      Map<EndUserId, EndUser> old,
      IntFunction<String> place,
      Faults faults) {
    UserNames taken =
        new UserNames(
            view,
            users.stream().map(EndUser::username).collect(toSet()),
            users.stream().map(EndUser::email).collect(toSet()));
    old.values().forEach(taken::put);
    Map<EndUserId, EndUser> present = new HashMap<>(old);
    Set<String> newSubs = newSubs(users, old);
    Map<String, EndUser> linked = newSubs.isEmpty() ? Map.of() : view.usersWithSubs(newSubs);
    Map<String, EndUserId> subs = new HashMap<>();
    old.values().forEach(user -> user.sub().ifPresent(sub -> subs.put(sub, user.id())));
    int i = 0;
    for (EndUser user : users) {
      String at = place.apply(i++);
      Optional<EndUser> known = Optional.ofNullable(present.put(user.id(), user));
      UniqueNames.checkFree(
          taken.named(user.username()), user.id(), at + "username", user.username(), faults);
      UniqueNames.checkFree(
          taken.withEmail(user.email()), user.id(), at + "email", user.email(), faults);
      if (!known.flatMap(EndUser::sub).equals(user.sub())) {
        known.flatMap(EndUser::sub).ifPresent(sub -> subs.remove(sub, user.id()));
        user.sub()
            .ifPresent(
                sub -> {
                  UniqueNames.checkFree(
                      Optional.ofNullable(subs.get(sub))
                          .map(present::get)
                          .or(() -> other(linked.get(sub), present)),
                      user.id(),
                      at + "sub",
                      sub,
                      faults);
                  subs.put(sub, user.id());
                });
      }
      checkStatus(user, known, at, faults);
      taken.put(user);
    }
  }

  private static Set<String> newSubs(Collection<EndUser> users, Map<EndUserId, EndUser> old) {
    return users.stream()
        .filter(
            user ->
                !Optional.ofNullable(old.get(user.id())).flatMap(EndUser::sub).equals(user.sub()))
        .flatMap(user -> user.sub().stream())
        .collect(toSet());
  }

  /** A user that is not put: what those have that are, is known. */
  private static Optional<EndUser> other(@Nullable EndUser user, Map<EndUserId, EndUser> present) {
    return Optional.ofNullable(user).filter(known -> !present.containsKey(known.id()));
  }

  private static void checkStatus(EndUser user, Optional<EndUser> old, String at, Faults faults) {
    old.ifPresent(
        known ->
            faults.check(
                known.status().canBecome(user.status()),
                at + "status",
                "DIR-3",
                "cannot go from " + known.status() + " to " + user.status()));
  }

  /** DIR-5, DIR-6 and DIR-12. */
  void checkPut(EndUserRole role, Optional<EndUserRole> old, Faults faults) {
    faults.check(
        !role.id().equals(RoleId.ANONYMOUS), "name", "DIR-6", "Anonymous cannot be edited");
    old.ifPresent(
        known ->
            faults.check(
                known.scope().equals(role.scope()), "scope", "DIR-12", "a role's scope is fixed"));
    names.checkRole(role.id(), role.scope(), role.name(), faults);
    if (role.scope() instanceof RoleScope.OfSolution own) {
      checkSolution(own.solution(), "scope", faults);
    }
  }

  /** SOL-1 and SH-5. */
  void checkPut(Solution solution, Optional<Solution> old, Faults faults) {
    solution
        .live()
        .ifPresent(
            live ->
                faults.check(
                    view.version(solution.id(), live).filter(Checks::isPublished).isPresent(),
                    "live",
                    "SOL-1",
                    "version '" + live + "' is not published"));
    boolean opens =
        solution.generalAccess() == GeneralAccess.ANYONE_WITH_LINK
            && old.map(Solution::generalAccess).filter(solution.generalAccess()::equals).isEmpty();
    faults.check(
        !opens || aPublishedVersionListsAnonymous(solution.id()),
        "generalAccess",
        "SH-5",
        "no published version lists Anonymous");
  }

  /** SH-1 and DIR-12; returns the shares that the grantee has already. */
  List<SolutionShare> checkPut(SolutionShare share, Faults faults) {
    checkSolution(share.solution(), "solution", faults);
    if (share.roles() instanceof SharedRoles.Explicit explicit) {
      roles.checkFor(share.solution(), explicit.roles(), "roles", faults);
    }
    return sharesOf(share.grantee(), faults);
  }

  /** The shares that a grantee has; it is a fault if it does not exist. */
  List<SolutionShare> sharesOf(Grantee grantee, Faults faults) {
    if (grantee instanceof Grantee.User user) {
      return checkUser(user.id(), "grantee", faults).map(PrincipalRecord::shares).orElse(List.of());
    }
    GroupId id = ((Grantee.Group) grantee).id();
    Optional<GroupRecord> group = view.group(id);
    faults.check(group.isPresent(), "grantee", "SH-1", "there is no group " + id);
    return group.map(GroupRecord::shares).orElse(List.of());
  }

  private boolean aPublishedVersionListsAnonymous(SolutionId solution) {
    return view.roleUses(RoleId.ANONYMOUS).versions().stream()
        .filter(ref -> ref.solution().equals(solution))
        .flatMap(ref -> view.version(solution, ref.version()).stream())
        .anyMatch(Checks::isPublished);
  }

  void checkSolution(SolutionId solution, String field, Faults faults) {
    faults.check(
        view.solution(solution).isPresent(), field, "SOL-1", "there is no solution " + solution);
  }

  Optional<PrincipalRecord> checkUser(EndUserId user, String field, Faults faults) {
    Optional<PrincipalRecord> found = view.principal(user);
    faults.check(found.isPresent(), field, "DIR-2", "there is no user " + user);
    return found;
  }

  void checkUsers(Set<EndUserId> users, String field, Faults faults) {
    Set<EndUserId> known = view.users(users).keySet();
    for (EndUserId user : users) {
      faults.check(known.contains(user), field, "DIR-2", "there is no user " + user);
    }
  }

  void checkGroups(Set<GroupId> groups, String field, Faults faults) {
    Set<GroupId> known = view.groups(groups).keySet();
    for (GroupId group : groups) {
      faults.check(known.contains(group), field, "DIR-7", "there is no group " + group);
    }
  }
}
