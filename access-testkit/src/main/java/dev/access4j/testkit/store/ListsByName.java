package dev.access4j.testkit.store;

import dev.access4j.directory.EndUserRole;
import dev.access4j.solution.Solution;
import dev.access4j.store.GroupRecord;
import dev.access4j.store.ListFilter;
import dev.access4j.store.NameKey;
import dev.access4j.store.PrincipalRecord;
import dev.access4j.store.ReadView;
import java.util.List;

/** The four lists by name, each walked over in pages. */
record ListsByName(
    List<PrincipalRecord> users,
    List<EndUserRole> roles,
    List<GroupRecord> groups,
    List<Solution> solutions) {

  static final ListsByName NONE = new ListsByName(List.of(), List.of(), List.of(), List.of());

  static ListsByName of(ReadView view, ListFilter filter, int limit) {
    return new ListsByName(
        users(view, filter, limit),
        roles(view, filter, limit),
        groups(view, filter, limit),
        solutions(view, filter, limit));
  }

  static List<PrincipalRecord> users(ReadView view, ListFilter filter, int limit) {
    return Pages.<PrincipalRecord, NameKey>all(
            limit, page -> view.usersByName(filter, page), record -> NameKey.of(record.user()))
        .stream()
        .map(Contents::sorted)
        .toList();
  }

  static List<EndUserRole> roles(ReadView view, ListFilter filter, int limit) {
    return Pages.<EndUserRole, NameKey>all(
        limit, page -> view.rolesByName(filter, page), role -> NameKey.of(role));
  }

  static List<GroupRecord> groups(ReadView view, ListFilter filter, int limit) {
    return Pages.<GroupRecord, NameKey>all(
            limit, page -> view.groupsByName(filter, page), record -> NameKey.of(record.group()))
        .stream()
        .map(Contents::sorted)
        .toList();
  }

  static List<Solution> solutions(ReadView view, ListFilter filter, int limit) {
    return Pages.<Solution, NameKey>all(
        limit, page -> view.solutionsByName(filter, page), solution -> NameKey.of(solution));
  }
}
