package dev.access4j.testkit.store;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.VersionId;
import dev.access4j.solution.VersionState;
import dev.access4j.store.AccessWriter;
import dev.access4j.store.AccountTask;
import dev.access4j.store.PageRequest;
import dev.access4j.store.PrincipalQuery;
import dev.access4j.store.ReadView;
import dev.access4j.store.WriteTransaction;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A list that comes in pages, and how to add to it and remove from it.
 *
 * @param name the list's name
 * @param key the key of a row by its id
 * @param keys the keys on a page
 * @param add adds a row under an id
 * @param remove removes a row
 * @param <K> the type of the key
 */
record PagedList<K>(
    String name,
    Function<String, K> key,
    BiFunction<ReadView, PageRequest<K>, List<K>> keys,
    BiConsumer<WriteTransaction, String> add,
    BiConsumer<WriteTransaction, K> remove) {

  static final RoleId ROLE = RoleId.of("the role");
  static final GroupId GROUP = GroupId.of("the group");
  static final SolutionId SOLUTION = SolutionId.of("the solution");

  static Stream<PagedList<?>> all() {
    return Stream.concat(byId(), PagedByName.all());
  }

  private static Stream<PagedList<?>> byId() {
    return Stream.of(
        users("everyone", new PrincipalQuery.Everyone(), PagedList::putUser),
        users("active users", new PrincipalQuery.Active(), PagedList::putUser),
        users(
            "users reached by shares, groups and assignments",
            new PrincipalQuery.Reached(SOLUTION, Set.of(ROLE)),
            PagedList::reach),
        users(
            "users holding a role, themselves or by groups",
            new PrincipalQuery.Holding(Set.of(ROLE)),
            PagedList::reach),
        new PagedList<>(
            "roles",
            RoleId::of,
            (view, page) -> view.roles(page).stream().map(EndUserRole::id).toList(),
            (tx, id) -> tx.put(EndUserRole.of(RoleId.of(id), "name of " + number(id))),
            (tx, role) -> new AccessWriter(tx).deleteRole(role)),
        new PagedList<>(
            "groups",
            GroupId::of,
            (view, page) -> view.groups(page).stream().map(each -> each.group().id()).toList(),
            (tx, id) -> tx.put(EndUserGroup.of(GroupId.of(id), "name of " + number(id))),
            (tx, group) -> new AccessWriter(tx).deleteGroup(group)),
        new PagedList<>(
            "members",
            EndUserId::of,
            (view, page) -> view.members(GROUP, page),
            (tx, id) -> {
              putUser(tx, id);
              tx.addMember(GROUP, EndUserId.of(id));
            },
            (tx, user) -> tx.removeMember(GROUP, user)),
        new PagedList<>(
            "users that a role is assigned to",
            EndUserId::of,
            (view, page) -> view.assigned(ROLE, page),
            (tx, id) -> {
              putUser(tx, id);
              tx.assign(EndUserId.of(id), ROLE);
            },
            (tx, user) -> tx.unassign(user, ROLE)),
        new PagedList<>(
            "account tasks",
            EndUserId::of,
            (view, page) -> view.accountTasks(page).stream().map(AccountTask::user).toList(),
            (tx, id) ->
                tx.put(new AccountTask(EndUserId.of(id), AccountTask.Work.INVITE, "", number(id))),
            (tx, user) -> tx.deleteAccountTask(user)),
        new PagedList<>(
            "solutions",
            SolutionId::of,
            (view, page) -> view.solutions(page).stream().map(Solution::id).toList(),
            (tx, id) -> tx.put(Solution.of(SolutionId.of(id), "name")),
            (tx, solution) -> new AccessWriter(tx).deleteSolution(solution)),
        versions(),
        shares());
  }

  /** What rows refer to; it is in lists of its own kind. */
  static void prepare(WriteTransaction tx) {
    tx.put(EndUserRole.of(ROLE, "role"));
    tx.put(EndUserGroup.of(GROUP, "group", ROLE));
    tx.put(Solution.of(SOLUTION, "solution"));
    tx.put(SolutionShare.withGroup(SOLUTION, GROUP, SharedRoles.FROM_GROUP));
  }

  private static PagedList<EndUserId> users(
      String name, PrincipalQuery query, BiConsumer<WriteTransaction, String> add) {
    return new PagedList<>(
        name,
        EndUserId::of,
        (view, page) ->
            view.principals(query, page).stream().map(each -> each.user().id()).toList(),
        add,
        (tx, user) -> new AccessWriter(tx).deleteUser(user));
  }

  static void putUser(WriteTransaction tx, String id) {
    String name = number(id);
    tx.put(EndUser.builder(EndUserId.of(id), name, name + "@x").build());
  }

  /** In one of three ways, or in all of them: no way may make a user come twice. */
  static void reach(WriteTransaction tx, String id) {
    putUser(tx, id);
    EndUserId user = EndUserId.of(id);
    int way = Math.floorMod(id.hashCode(), 4);
    if (way == 0 || way == 3) {
      tx.addMember(GROUP, user);
    }
    if (way == 1 || way == 3) {
      tx.assign(user, ROLE);
    }
    if (way == 2 || way == 3) {
      tx.put(SolutionShare.withUser(SOLUTION, user, ROLE));
      tx.assign(user, ROLE);
    }
  }

  private static PagedList<VersionId> versions() {
    return new PagedList<>(
        "versions",
        VersionId::of,
        (view, page) -> view.versions(SOLUTION, page).stream().map(SolutionVersion::id).toList(),
        (tx, id) ->
            tx.put(
                new SolutionVersion(
                    SOLUTION,
                    VersionId.of(id),
                    VersionState.DRAFT,
                    Set.of(),
                    List.of(),
                    List.of())),
        (tx, version) -> tx.delete(SOLUTION, version));
  }

  private static PagedList<Grantee> shares() {
    return new PagedList<>(
        "shares",
        PagedList::grantee,
        (view, page) -> view.shares(SOLUTION, page).stream().map(SolutionShare::grantee).toList(),
        (tx, id) -> {
          if (grantee(id) instanceof Grantee.Group group) {
            tx.put(EndUserGroup.of(group.id(), "name of " + number(id)));
            tx.put(SolutionShare.withGroup(SOLUTION, group.id(), SharedRoles.FROM_GROUP));
          } else {
            putUser(tx, id);
            tx.put(SolutionShare.withUser(SOLUTION, EndUserId.of(id), ROLE));
          }
        },
        (tx, grantee) -> tx.deleteShare(SOLUTION, grantee));
  }

  private static Grantee grantee(String id) {
    return id.hashCode() % 2 == 0
        ? new Grantee.Group(GroupId.of(id))
        : new Grantee.User(EndUserId.of(id));
  }

  static String number(String id) {
    return Integer.toHexString(id.hashCode());
  }

  @Override
  public String toString() {
    return name;
  }
}
