package dev.access4j.testkit.store;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserRole;
import dev.access4j.solution.Solution;
import dev.access4j.store.ListFilter;
import dev.access4j.store.NameKey;
import dev.access4j.store.ReadView;
import java.util.List;

/** The four lists by name, each walked over in pages. */
record ListsByName(
    List<EndUser> users,
    List<EndUserRole> roles,
    List<EndUserGroup> groups,
    List<Solution> solutions) {

  static final ListsByName NONE = new ListsByName(List.of(), List.of(), List.of(), List.of());

  static ListsByName of(ReadView view, ListFilter filter, int limit) {
    return new ListsByName(
        users(view, filter, limit),
        roles(view, filter, limit),
        groups(view, filter, limit),
        solutions(view, filter, limit));
  }

  static List<EndUser> users(ReadView view, ListFilter filter, int limit) {
    return Pages.<EndUser, NameKey>all(
        limit, page -> view.usersByName(filter, page), user -> NameKey.of(user));
  }

  static List<EndUserRole> roles(ReadView view, ListFilter filter, int limit) {
    return Pages.<EndUserRole, NameKey>all(
        limit, page -> view.rolesByName(filter, page), role -> NameKey.of(role));
  }

  static List<EndUserGroup> groups(ReadView view, ListFilter filter, int limit) {
    return Pages.<EndUserGroup, NameKey>all(
        limit, page -> view.groupsByName(filter, page), group -> NameKey.of(group));
  }

  static List<Solution> solutions(ReadView view, ListFilter filter, int limit) {
    return Pages.<Solution, NameKey>all(
        limit, page -> view.solutionsByName(filter, page), solution -> NameKey.of(solution));
  }
}
