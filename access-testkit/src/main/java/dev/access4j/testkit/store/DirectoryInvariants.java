package dev.access4j.testkit.store;

import static dev.access4j.directory.Text.caseKey;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.SolutionId;
import dev.access4j.directory.UserStatus;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.store.AccountTask;
import dev.access4j.store.GroupRecord;
import dev.access4j.store.PageRequest;
import dev.access4j.store.PrincipalQuery;
import dev.access4j.store.PrincipalRecord;
import dev.access4j.store.ReadView;
import dev.access4j.store.RoleUses;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What holds among users, roles and groups. */
record DirectoryInvariants(ReadView view, Contents contents, Violations violations) {

  void look() {
    contents.users().forEach(this::user);
    List<EndUser> users = contents.users().stream().map(PrincipalRecord::user).toList();
    violations.unique("username", users.stream().map(user -> caseKey(user.username())).toList());
    violations.unique("e-mail", users.stream().map(user -> caseKey(user.email())).toList());
    violations.unique("account", users.stream().flatMap(user -> user.sub().stream()).toList());
    tasks();
    queries();
    contents.roles().forEach(this::role);
    violations.unique(
        "role",
        contents.roles().stream()
            .map(role -> List.of(role.scope(), caseKey(role.name())))
            .toList());
    violations.same(
        "the built-in role",
        Optional.of(EndUserRole.ANONYMOUS),
        view.role(RoleId.ANONYMOUS).or(() -> absentOrganization()));
    contents.groups().forEach(this::group);
    violations.unique(
        "group name",
        contents.groups().stream().map(each -> caseKey(each.group().name())).toList());
  }

  // Whether a role that is part of every organization is part of one that does not exist is open.
  private Optional<EndUserRole> absentOrganization() {
    return contents.organization().isPresent()
        ? Optional.empty()
        : Optional.of(EndUserRole.ANONYMOUS);
  }

  private void tasks() {
    Map<EndUserId, AccountTask> byUser =
        contents.tasks().stream().collect(Collectors.toMap(AccountTask::user, Function.identity()));
    violations.same("the account tasks by user", byUser, view.accountTasks(byUser.keySet()));
  }

  private void user(PrincipalRecord record) {
    EndUser user = record.user();
    EndUserId id = user.id();
    violations.same(
        "user " + id + " by its id", Optional.of(record), view.principal(id).map(Contents::sorted));
    violations.same("user " + id + " alone", Optional.of(user), view.user(id));
    found("user '%s'", user, user.username(), view::userNamed);
    found("user with e-mail '%s'", user, user.email(), view::userWithEmail);
    user.sub()
        .ifPresent(
            sub ->
                violations.same(
                    "user with sub '" + sub + "'", Optional.of(user), view.userWithSub(sub)));
    Set<GroupId> groups =
        contents.members().entrySet().stream()
            .filter(entry -> entry.getValue().contains(id))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    violations.sameElements("the groups of user " + id, groups, record.groups());
    for (GroupId group : contents.members().keySet()) {
      violations.same(
          "whether user " + id + " is in group " + group,
          groups.contains(group),
          view.isMember(group, id));
    }
    record.assignments().forEach(role -> organizationRole("assigned to user " + id, role));
    shares("user " + id, new Grantee.User(id), record.shares());
  }

  /** Finds by a name as it is, and in both cases. */
  private <T> void found(
      String what, T expected, String name, Function<String, Optional<T>> finder) {
    String key = caseKey(name);
    Stream.of(name, key, key.toUpperCase(Locale.ROOT))
        .filter(form -> caseKey(form).equals(key))
        .forEach(
            form ->
                violations.same(
                    what.replace("%s", form), Optional.of(expected), finder.apply(form)));
  }

  private void shares(String whose, Grantee grantee, List<SolutionShare> shares) {
    violations.sameElements(
        "the shares of " + whose,
        contents.shares().stream().filter(share -> share.grantee().equals(grantee)).toList(),
        shares);
  }

  private void organizationRole(String where, RoleId role) {
    violations.check(
        view.role(role).filter(each -> each.scope().equals(RoleScope.ORGANIZATION)).isPresent(),
        "%s is %s, which is no role of the organization",
        where,
        role);
  }

  private void queries() {
    Predicate<PrincipalRecord> active = record -> record.user().status() == UserStatus.ACTIVE;
    query(new PrincipalQuery.Everyone(), record -> true);
    query(new PrincipalQuery.Active(), active);
    for (EndUserRole role : contents.roles()) {
      query(
          new PrincipalQuery.Holding(Set.of(role.id())),
          active.and(
              record ->
                  record.assignments().contains(role.id())
                      || groupsOf(record).anyMatch(group -> group.roles().contains(role.id()))));
    }
    contents
        .solutions()
        .forEach(
            solution ->
                contents.roles().forEach(role -> reached(solution.id(), role.id(), active)));
  }

  private void reached(SolutionId solution, RoleId role, Predicate<PrincipalRecord> active) {
    query(
        new PrincipalQuery.Reached(solution, Set.of(role)),
        active.and(
            record ->
                record.assignments().contains(role)
                    || contents.shares().stream()
                        .filter(share -> share.solution().equals(solution))
                        .filter(share -> rolesOf(share).contains(role))
                        .anyMatch(share -> names(share, record))));
  }

  private Set<RoleId> rolesOf(SolutionShare share) {
    return share.roles() instanceof SharedRoles.Explicit explicit
        ? explicit.roles()
        : contents.groups().stream()
            .map(GroupRecord::group)
            .filter(group -> share.grantee().equals(new Grantee.Group(group.id())))
            .flatMap(group -> group.roles().stream())
            .collect(Collectors.toSet());
  }

  private void query(PrincipalQuery query, Predicate<PrincipalRecord> matches) {
    List<PrincipalRecord> answer =
        Pages.<PrincipalRecord, EndUserId>all(
                50, page -> view.principals(query, page), record -> record.user().id())
            .stream()
            .map(Contents::sorted)
            .toList();
    violations.holdsAll(
        query.toString(), answer, contents.users().stream().filter(matches).toList());
    violations.holdsAll("the users, beside " + query + ",", contents.users(), answer);
  }

  private Stream<EndUserGroup> groupsOf(PrincipalRecord record) {
    return contents.groups().stream()
        .map(GroupRecord::group)
        .filter(group -> record.groups().contains(group.id()));
  }

  private static boolean names(SolutionShare share, PrincipalRecord record) {
    return share.grantee() instanceof Grantee.Group group
        ? record.groups().contains(group.id())
        : share.grantee().equals(new Grantee.User(record.user().id()));
  }

  private void role(EndUserRole role) {
    RoleId id = role.id();
    violations.check(!id.equals(RoleId.ANONYMOUS), "the built-in role is listed");
    violations.same("role " + id + " by its id", Optional.of(role), view.role(id));
    found(
        "role '%s' of " + role.scope(),
        role,
        role.name(),
        name -> view.roleNamed(role.scope(), name));
    boolean own =
        contents.roles().stream()
            .filter(each -> each.scope() instanceof RoleScope.OfSolution)
            .anyMatch(each -> caseKey(each.name()).equals(caseKey(role.name())));
    violations.same(
        "whether a solution has a role '" + role.name() + "'",
        own,
        view.anySolutionHasRoleNamed(role.name()));
    if (role.scope() instanceof RoleScope.OfSolution of) {
      violations.check(
          contents.solutions().stream().anyMatch(each -> each.id().equals(of.solution())),
          "role %s belongs to %s, which does not exist",
          id,
          of.solution());
    }
    uses(id, view.roleUses(id));
  }

  private void uses(RoleId role, RoleUses uses) {
    String what = "of role " + role + ", the ";
    violations.same(
        what + "groups",
        contents.groups().stream()
            .map(GroupRecord::group)
            .filter(group -> group.roles().contains(role))
            .map(EndUserGroup::id)
            .collect(Collectors.toSet()),
        uses.groups());
    violations.same(
        what + "versions",
        contents.versions().stream()
            .filter(version -> version.roles().contains(role))
            .map(DirectoryInvariants::pinned)
            .collect(Collectors.toSet()),
        uses.versions());
    violations.sameElements(
        what + "shares",
        contents.shares().stream()
            .filter(
                share ->
                    share.roles() instanceof SharedRoles.Explicit explicit
                        && explicit.roles().contains(role))
            .toList(),
        uses.shares());
    violations.same(
        what + "users",
        contents.users().stream()
            .filter(record -> record.assignments().contains(role))
            .map(record -> record.user().id())
            .collect(Collectors.toSet()),
        Set.copyOf(
            Pages.all(
                100, (PageRequest<EndUserId> page) -> view.assigned(role, page), user -> user)));
  }

  private static SolutionRef.Pinned pinned(SolutionVersion version) {
    return new SolutionRef.Pinned(version.solution(), version.id());
  }

  private void group(GroupRecord record) {
    GroupId id = record.group().id();
    violations.same(
        "group " + id + " by its id",
        Map.of(id, record),
        view.groups(Set.of(id)).entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> Contents.sorted(e.getValue()))));
    found(
        "group '%s'",
        record, record.group().name(), name -> view.groupNamed(name).map(Contents::sorted));
    record.group().roles().forEach(role -> organizationRole("on group " + id, role));
    shares("group " + id, new Grantee.Group(id), record.shares());
    List<EndUserId> unknown =
        contents.members().getOrDefault(id, List.of()).stream()
            .filter(member -> view.principal(member).isEmpty())
            .toList();
    violations.check(unknown.isEmpty(), "group %s has members that do not exist: %s", id, unknown);
  }
}
