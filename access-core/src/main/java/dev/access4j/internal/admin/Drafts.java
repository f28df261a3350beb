package dev.access4j.internal.admin;

import dev.access4j.directory.Fault;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.ValidationException;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Permissions;
import dev.access4j.solution.Process;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.Swimlane;
import dev.access4j.solution.UiFlow;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Edits of a draft: its listed roles, and the permissions on one resource. */
final class Drafts {

  private Drafts() {}

  /** The draft with another list of roles; those left out are permitted nothing more (SOL-6). */
  static SolutionVersion listing(SolutionVersion draft, Set<RoleId> roles) {
    SolutionVersion listing = draft;
    for (RoleId role : draft.roles()) {
      if (!roles.contains(role)) {
        listing = listing.without(role);
      }
    }
    return new SolutionVersion(
        draft.solution(),
        draft.id(),
        draft.state(),
        new LinkedHashSet<>(roles),
        listing.processes(),
        listing.uiFlows());
  }

  /** The draft with other roles for an operation on a resource (SOL-3, SOL-5). */
  static SolutionVersion permitting(
      SolutionVersion draft, Resource resource, Operation operation, Set<RoleId> roles) {
    UnaryOperator<Permissions> permit = permissions -> permissions.with(operation, roles);
    boolean found = false;
    List<Process> processes = new ArrayList<>();
    for (Process process : draft.processes()) {
      List<Swimlane> lanes = new ArrayList<>();
      for (Swimlane lane : process.swimlanes()) {
        boolean meant = resource.equals(Resource.swimlane(process.name(), lane.name()));
        found |= meant;
        lanes.add(meant ? new Swimlane(lane.name(), permit.apply(lane.permissions())) : lane);
      }
      processes.add(
          new Process(process.name(), lanes, process.startSwimlane(), process.readOnlyAllowed()));
    }
    List<UiFlow> flows = new ArrayList<>();
    for (UiFlow flow : draft.uiFlows()) {
      boolean meant = resource.equals(Resource.uiFlow(flow.name()));
      found |= meant;
      flows.add(meant ? new UiFlow(flow.name(), permit.apply(flow.permissions())) : flow);
    }
    if (!found) {
      throw new ValidationException(
          List.of(new Fault("resource", "EV-5", "the version has no " + resource)));
    }
    return new SolutionVersion(
        draft.solution(), draft.id(), draft.state(), draft.roles(), processes, flows);
  }
}
