package dev.access4j.testkit.reference;

import dev.access4j.solution.Permissions;
import dev.access4j.solution.Process;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.Swimlane;
import dev.access4j.solution.UiFlow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The resources of a version, by walking through it (SOL-3, SOL-5). */
final class Resources {

  private Resources() {}

  static List<Resource> of(SolutionVersion version) {
    List<Resource> found = new ArrayList<>();
    for (Process process : version.processes()) {
      for (Swimlane lane : process.swimlanes()) {
        found.add(Resource.swimlane(process.name(), lane.name()));
      }
    }
    for (UiFlow flow : version.uiFlows()) {
      found.add(Resource.uiFlow(flow.name()));
    }
    return found;
  }

  static boolean has(SolutionVersion version, Resource resource) {
    return permissions(version, resource).isPresent();
  }

  static Optional<Permissions> permissions(SolutionVersion version, Resource resource) {
    if (resource instanceof Resource.SwimlaneOf lane) {
      return process(version, lane.process())
          .flatMap(process -> process.swimlane(lane.swimlane()))
          .map(Swimlane::permissions);
    }
    Resource.UiFlowOf asked = (Resource.UiFlowOf) resource;
    return version.uiFlows().stream()
        .filter(flow -> flow.name().equals(asked.name()))
        .map(UiFlow::permissions)
        .findFirst();
  }

  static Optional<Process> process(SolutionVersion version, String name) {
    return version.processes().stream().filter(process -> process.name().equals(name)).findFirst();
  }
}
