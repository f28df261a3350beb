package dev.access4j.internal.admin;

import dev.access4j.directory.Faults;
import dev.access4j.directory.RoleId;
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
    Faults faults = new Faults();
    faults.check(has(draft, resource), "resource", "EV-5", "the version has no " + resource);
    faults.check(
        resource.takes(operation),
        "operation",
        resource instanceof Resource.UiFlowOf ? "SOL-5" : "SOL-3",
        operation + " is no operation of this kind of resource");
    for (RoleId role : roles) {
      faults.check(
          draft.roles().contains(role),
          "roles",
          "SOL-6",
          "role '" + role + "' is not listed on the version");
    }
    faults.throwIfAny();
    UnaryOperator<Permissions> permit = permissions -> permissions.with(operation, roles);
    List<Process> processes = new ArrayList<>();
    for (Process process : draft.processes()) {
      List<Swimlane> lanes = new ArrayList<>();
      for (Swimlane lane : process.swimlanes()) {
        boolean meant = resource.equals(Resource.swimlane(process.name(), lane.name()));
        lanes.add(meant ? new Swimlane(lane.name(), permit.apply(lane.permissions())) : lane);
      }
      processes.add(
          new Process(process.name(), lanes, process.startSwimlane(), process.readOnlyAllowed()));
    }
    List<UiFlow> flows = new ArrayList<>();
    for (UiFlow flow : draft.uiFlows()) {
      boolean meant = resource.equals(Resource.uiFlow(flow.name()));
      flows.add(meant ? new UiFlow(flow.name(), permit.apply(flow.permissions())) : flow);
    }
    return new SolutionVersion(
        draft.solution(), draft.id(), draft.state(), draft.roles(), processes, flows);
  }

  private static boolean has(SolutionVersion version, Resource resource) {
    return resource instanceof Resource.SwimlaneOf lane
        ? version.processes().stream()
            .filter(process -> process.name().equals(lane.process()))
            .anyMatch(process -> process.swimlane(lane.swimlane()).isPresent())
        : version.uiFlows().stream()
            .anyMatch(flow -> resource.equals(Resource.uiFlow(flow.name())));
  }
}
