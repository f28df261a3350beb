package dev.access4j.examples.peers;

import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Permissions;
import dev.access4j.solution.Process;
import dev.access4j.solution.Resource;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.Swimlane;
import dev.access4j.solution.UiFlow;
import dev.access4j.solution.VersionId;
import dev.access4j.solution.VersionState;
import dev.access4j.testkit.reference.ReferenceModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A resource of a published version, by the way that it is asked for. Peers know no versions: what
 * is live is there twice, under its version and as what is live, and a host would write the second
 * anew when another version goes live.
 *
 * @param ref the solution, and which version of it
 * @param resource the swimlane or UI flow
 * @param permissions which roles may do what there
 */
record Place(SolutionRef ref, Resource resource, Permissions permissions) {

  // No name holds it (DIR-13), so that two places never have one name.
  private static final String SEPARATOR = "\u001f";

  /** Returns every place of a model. */
  static List<Place> in(ReferenceModel model) {
    List<Place> places = new ArrayList<>();
    for (Solution solution : model.solutions().values()) {
      for (SolutionVersion version : model.versions().getOrDefault(solution.id(), List.of())) {
        if (version.state() == VersionState.PUBLISHED) {
          add(SolutionRef.pinned(solution.id(), version.id()), version, places);
          Optional<VersionId> live = solution.live();
          if (live.equals(Optional.of(version.id()))) {
            add(SolutionRef.live(solution.id()), version, places);
          }
        }
      }
    }
    return places;
  }

  private static void add(SolutionRef ref, SolutionVersion version, List<Place> places) {
    for (Process process : version.processes()) {
      for (Swimlane lane : process.swimlanes()) {
        Resource resource = Resource.swimlane(process.name(), lane.name());
        places.add(new Place(ref, resource, lane.permissions()));
      }
    }
    for (UiFlow flow : version.uiFlows()) {
      places.add(new Place(ref, Resource.uiFlow(flow.name()), flow.permissions()));
    }
  }

  SolutionId solution() {
    return ref.solution();
  }

  String name() {
    return name(ref, resource);
  }

  /** Returns the name of the place that is asked about, be it there or not. */
  static String name(SolutionRef ref, Resource resource) {
    String version = ref instanceof SolutionRef.Pinned pin ? "@" + pin.version() : "live";
    String at =
        resource instanceof Resource.SwimlaneOf lane
            ? "lane" + SEPARATOR + lane.process() + SEPARATOR + lane.swimlane()
            : "flow" + SEPARATOR + ((Resource.UiFlowOf) resource).name();
    return ref.solution() + SEPARATOR + version + SEPARATOR + at;
  }
}
