package dev.access4j.examples.engine.bpmn;

import dev.access4j.examples.engine.bpmn.Drawing.DrawnLane;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rules again, slow and obvious: a lane is the chain of lanes from the outermost to itself, and
 * everything is found anew each time that it is asked for.
 */
final class ReferenceLanes {

  private static final DrawnLane DEFAULT = new DrawnLane("", "Default", List.of(), List.of());

  private final Drawing process;

  private ReferenceLanes(Drawing process) {
    this.process = process;
  }

  /** The lanes of a process, or nothing if a node is in two that are not one inside the other. */
  static Optional<ProcessLanes> of(Drawing process) {
    ReferenceLanes lanes = new ReferenceLanes(process);
    boolean isSound =
        process.allNodes().stream()
            .allMatch(
                node -> {
                  List<DrawnLane> lane = lanes.laneOf(node);
                  return lanes.referring(node).stream().allMatch(other -> startsWith(lane, other));
                });
    return isSound ? Optional.of(lanes.read()) : Optional.empty();
  }

  private ProcessLanes read() {
    Map<String, String> swimlaneOf = new LinkedHashMap<>();
    process.allNodes().forEach(node -> swimlaneOf.put(node.id(), name(laneOf(node))));
    Set<String> swimlanes = new LinkedHashSet<>();
    process.lanes().forEach(lane -> list(List.of(lane), swimlanes));
    if (process.lanes().isEmpty() || hasNodes(List.of(DEFAULT))) {
      list(List.of(DEFAULT), swimlanes);
    }
    List<Drawing> starts =
        process.nodes().stream()
            .filter(node -> node.type().equals("startEvent") || node.type().equals("messageStart"))
            .sorted(Comparator.comparing(node -> node.type().equals("messageStart")))
            .toList();
    String start = starts.isEmpty() ? swimlanes.iterator().next() : name(laneOf(starts.get(0)));
    return new ProcessLanes(process.id(), List.copyOf(swimlanes), start, swimlaneOf);
  }

  private void list(List<DrawnLane> lane, Set<String> swimlanes) {
    List<DrawnLane> inside = new ArrayList<>(lane.get(lane.size() - 1).children());
    for (Drawing node : process.allNodes()) {
      if (laneOf(node).equals(lane)) {
        inside.addAll(node.lanes());
      }
    }
    if (hasNodes(lane) || inside.isEmpty()) {
      swimlanes.add(name(lane));
    }
    inside.forEach(child -> list(append(lane, child), swimlanes));
  }

  private boolean hasNodes(List<DrawnLane> lane) {
    return process.allNodes().stream().anyMatch(node -> laneOf(node).equals(lane));
  }

  private List<DrawnLane> laneOf(Drawing node) {
    Drawing scope = scopeOf(node);
    List<List<DrawnLane>> lanes = new ArrayList<>(referring(node));
    if (lanes.isEmpty()) {
      scope.nodes().stream()
          .filter(host -> host.id().equals(node.attachedTo()))
          .forEach(host -> lanes.addAll(referring(host)));
    }
    return lanes.stream()
        .max(Comparator.comparingInt(List::size))
        .orElseGet(() -> scope.equals(process) ? List.of(DEFAULT) : laneOf(scope));
  }

  /** All lanes that refer to a node, wherever in the process they are. */
  private List<List<DrawnLane>> referring(Drawing node) {
    List<List<DrawnLane>> found = new ArrayList<>();
    process.lanes().forEach(lane -> find(List.of(lane), node, found));
    for (Drawing scope : process.allNodes()) {
      if (scope.allNodes().contains(node)) {
        scope.lanes().forEach(lane -> find(append(laneOf(scope), lane), node, found));
      }
    }
    return found;
  }

  private static void find(List<DrawnLane> lane, Drawing node, List<List<DrawnLane>> found) {
    DrawnLane last = lane.get(lane.size() - 1);
    if (last.refs().contains(node.id())) {
      found.add(lane);
    }
    last.children().forEach(child -> find(append(lane, child), node, found));
  }

  private Drawing scopeOf(Drawing node) {
    return process.allNodes().stream()
        .filter(scope -> scope.nodes().contains(node))
        .findFirst()
        .orElse(process);
  }

  private static List<DrawnLane> append(List<DrawnLane> lane, DrawnLane child) {
    List<DrawnLane> longer = new ArrayList<>(lane);
    longer.add(child);
    return longer;
  }

  private static boolean startsWith(List<DrawnLane> lane, List<DrawnLane> outer) {
    return outer.size() <= lane.size() && lane.subList(0, outer.size()).equals(outer);
  }

  private static String name(List<DrawnLane> lane) {
    return lane.stream().map(DrawnLane::label).collect(Collectors.joining(" / "));
  }
}
