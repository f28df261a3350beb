package dev.access4j.testkit.store;

import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.SolutionId;
import dev.access4j.directory.UserStatus;
import dev.access4j.solution.Solution;
import dev.access4j.store.AccessWriter;
import dev.access4j.store.ListFilter;
import dev.access4j.store.NameKey;
import dev.access4j.store.WriteTransaction;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Lists by name, to be turned like the others; names come from the hashes of ids. */
final class PagedByName {

  private PagedByName() {}

  static Stream<PagedList<?>> all() {
    ListFilter having = ListFilter.ALL.havingRole(PagedList.ROLE);
    return Stream.of(
        users("users by name", ListFilter.ALL, PagedList::putUser),
        users("users by name that have a role in one way or in all", having, PagedList::reach),
        users(
            "users by name, of a status and in a group",
            ListFilter.ALL.inGroup(PagedList.GROUP).withStatus(UserStatus.ACTIVE),
            (tx, id) -> {
              PagedList.putUser(tx, id);
              tx.addMember(PagedList.GROUP, EndUserId.of(id));
            }),
        new PagedList<>(
            "roles by name",
            id -> new NameKey(named(id), ""),
            (view, page) ->
                view.rolesByName(ListFilter.ALL, page).stream().map(NameKey::of).toList(),
            (tx, id) -> tx.put(EndUserRole.of(RoleId.of(id), named(id))),
            (tx, key) -> deleteRole(tx, RoleScope.ORGANIZATION, key.name())),
        new PagedList<>(
            "roles by name, of one name in many solutions",
            id -> new NameKey("owner", id),
            (view, page) ->
                view.rolesByName(ListFilter.ALL.startingWith("OWN"), page).stream()
                    .map(NameKey::of)
                    .toList(),
            PagedByName::putOwner,
            (tx, key) -> deleteRole(tx, ownOf(key.tie()), "owner")),
        groups("groups by name", ListFilter.ALL),
        groups("groups by name that have a role", having),
        new PagedList<>(
            "solutions by name, all of one name",
            id -> new NameKey("name", id),
            (view, page) ->
                view.solutionsByName(ListFilter.ALL, page).stream().map(NameKey::of).toList(),
            (tx, id) -> tx.put(Solution.of(SolutionId.of(id), "Name")),
            (tx, key) -> new AccessWriter(tx).deleteSolution(SolutionId.of(key.tie()))));
  }

  private static PagedList<NameKey> users(
      String name, ListFilter filter, BiConsumer<WriteTransaction, String> add) {
    return new PagedList<>(
        name,
        id -> new NameKey(PagedList.number(id), ""),
        (view, page) -> view.usersByName(filter, page).stream().map(NameKey::of).toList(),
        add,
        (tx, key) ->
            tx.userNamed(key.name()).ifPresent(user -> new AccessWriter(tx).deleteUser(user.id())));
  }

  private static PagedList<NameKey> groups(String name, ListFilter filter) {
    return new PagedList<>(
        name,
        id -> new NameKey(named(id), ""),
        (view, page) -> view.groupsByName(filter, page).stream().map(NameKey::of).toList(),
        (tx, id) -> tx.put(EndUserGroup.of(GroupId.of(id), named(id), PagedList.ROLE)),
        (tx, key) ->
            tx.groupNamed(key.name())
                .ifPresent(found -> new AccessWriter(tx).deleteGroup(found.group().id())));
  }

  private static void putOwner(WriteTransaction tx, String solution) {
    tx.put(Solution.of(SolutionId.of(solution), "Name"));
    tx.put(new EndUserRole(RoleId.of("of " + solution), "Owner", "", ownOf(solution)));
  }

  private static void deleteRole(WriteTransaction tx, RoleScope scope, String name) {
    tx.roleNamed(scope, name).ifPresent(role -> new AccessWriter(tx).deleteRole(role.id()));
  }

  private static RoleScope ownOf(String solution) {
    return new RoleScope.OfSolution(SolutionId.of(solution));
  }

  private static String named(String id) {
    return "name of " + PagedList.number(id);
  }
}
