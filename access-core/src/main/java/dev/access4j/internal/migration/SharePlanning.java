package dev.access4j.internal.migration;

import dev.access4j.admin.PlannedShare;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.SolutionShare;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the fewest shares that keep what the roles of groups give (AM-2): one for each solution and
 * group, if a published version lists a role that the group carries. Members may come and go, so
 * that a group without any has its share too. Assignments need none: they are kept (AM-3).
 */
final class SharePlanning {

  private final Solutions solutions;
  private final Groups groups;

  SharePlanning(Solutions solutions, Groups groups) {
    this.solutions = solutions;
    this.groups = groups;
  }

  List<PlannedShare> plan() {
    List<PlannedShare> planned = new ArrayList<>();
    for (Map.Entry<SolutionId, Set<RoleId>> entry : solutions.listed().entrySet()) {
      groups
          .all()
          .forEach(
              (id, group) -> {
                if (!Collections.disjoint(group.roles(), entry.getValue())) {
                  plan(entry.getKey(), id, group, planned);
                }
              });
    }
    return planned;
  }

  private static void plan(
      SolutionId solution, GroupId id, Groups.Group group, List<PlannedShare> planned) {
    SolutionShare wanted = SolutionShare.withGroup(solution, id, SharedRoles.FROM_GROUP);
    SolutionShare present = group.shares().get(solution);
    if (present == null) {
      planned.add(PlannedShare.of(wanted));
    } else if (!present.equals(wanted)) {
      planned.add(PlannedShare.of(wanted).replacing(present));
    }
  }
}
