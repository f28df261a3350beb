package dev.access4j.internal.migration;

import dev.access4j.directory.RoleId;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Permissions;
import dev.access4j.solution.Process;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.Swimlane;
import dev.access4j.solution.UiFlow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * A published version: the roles that it lists, and every operation that a role is permitted. What
 * no role is permitted is denied before and after.
 */
record Published(SolutionRef.Pinned ref, boolean live, Set<RoleId> listed, List<Cell> cells) {

  /** One operation on one resource, and who may. */
  record Cell(Resource resource, Operation operation, Set<RoleId> permitted) {

    /** EV-6. That a permitted role is listed (EV-4), SOL-6 sees to. */
    boolean allows(Collection<RoleId> roles) {
      return !Collections.disjoint(permitted, roles);
    }
  }

  static Published of(SolutionVersion version, boolean live) {
    List<Cell> cells = new ArrayList<>();
    for (Process process : version.processes()) {
      for (Swimlane lane : process.swimlanes()) {
        add(Resource.swimlane(process.name(), lane.name()), lane.permissions(), cells);
      }
    }
    for (UiFlow flow : version.uiFlows()) {
      add(Resource.uiFlow(flow.name()), flow.permissions(), cells);
    }
    SolutionRef.Pinned ref = SolutionRef.pinned(version.solution(), version.id());
    return new Published(ref, live, version.roles(), List.copyOf(cells));
  }

  private static void add(Resource resource, Permissions permissions, List<Cell> cells) {
    permissions
        .roles()
        .forEach((operation, roles) -> cells.add(new Cell(resource, operation, roles)));
  }

  /** What is denied to those who hold some roles, and allowed once they are given others too. */
  List<Cell> opened(Set<RoleId> held, Set<RoleId> given) {
    // Most of what is given is held already or not listed: then no cell needs a look.
    List<RoleId> added =
        given.stream().filter(role -> listed.contains(role) && !held.contains(role)).toList();
    if (added.isEmpty()) {
      return List.of();
    }
    return cells.stream().filter(cell -> cell.allows(added) && !cell.allows(held)).toList();
  }
}
