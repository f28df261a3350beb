package dev.access4j.jdbc;

import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The numbers that roles, groups and solutions are referred to by, as one write gets to know. */
final class Numbers {

  private final WriteSession session;
  private final Map<String, Long> roles = new HashMap<>();
  private final Map<String, Long> groups = new HashMap<>();
  private final Map<String, Long> solutions = new HashMap<>();

  Numbers(WriteSession session) {
    this.session = session;
  }

  /** Finds roles; refuses what names one that does not exist. */
  Function<RoleId, Long> roles(Collection<RoleId> ids) {
    find("SELECT id, role_no FROM access_role", roles, ids, RoleId::value);
    return id -> known(roles, id.value(), "role");
  }

  Function<GroupId, Long> groups(Collection<GroupId> ids) {
    find("SELECT id, group_no FROM access_group", groups, ids, GroupId::value);
    return id -> known(groups, id.value(), "group");
  }

  Function<SolutionId, Long> solutions(Collection<SolutionId> ids) {
    find("SELECT id, solution_no FROM access_solution", solutions, ids, SolutionId::value);
    return id -> known(solutions, id.value(), "solution");
  }

  void forget(RoleId role) {
    roles.remove(role.value());
  }

  void forget(GroupId group) {
    groups.remove(group.value());
  }

  void forget(SolutionId solution) {
    solutions.remove(solution.value());
  }

  private <T> void find(
      String select, Map<String, Long> known, Collection<T> ids, Function<T, String> value) {
    Set<String> missing = new HashSet<>();
    for (T id : ids) {
      if (!known.containsKey(value.apply(id))) {
        missing.add(value.apply(id));
      }
    }
    Bound.parts(
        missing,
        some ->
            session.each(
                select + " WHERE organization_no = :no AND id = ANY(<ids>)",
                query -> Bound.ids(query, "ids", some, id -> id),
                row -> known.put(row.getString(1), row.getLong(2))));
  }

  private long known(Map<String, Long> numbers, String id, String what) {
    Long number = numbers.get(id);
    if (number == null) {
      throw session.refused("there is no " + what + " " + id);
    }
    return number;
  }
}
