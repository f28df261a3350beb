package dev.access4j.examples.engine.bpmn;

import dev.access4j.directory.Faults;
import dev.access4j.directory.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** Puts the nodes of one process into its lanes, from the outermost inwards. */
final class Placement {

  // The white space of Text.trim, which DIR-13 refuses at the ends.
  private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}\\x1c-\\x1f\\x85]+");

  private final BpmnModel model;
  private final FlowNode process;
  private final FileFaults faults;
  private final List<PlacedLane> outermost = new ArrayList<>();
  private final PlacedLane byDefault;

  /** The lanes that refer to a node, of those placed so far. */
  private final Map<FlowNode, List<PlacedLane>> referring = new HashMap<>();

  private final Map<FlowNode, PlacedLane> laneOf = new HashMap<>();

  private Placement(BpmnModel model, FlowNode process, FileFaults faults) {
    this.model = model;
    this.process = process;
    this.faults = faults;
    this.byDefault = PlacedLane.byDefault(process);
  }

  /** Returns the process with its lanes, or nothing if a fault was found in it. */
  static Optional<ProcessLanes> of(BpmnModel model, FlowNode process, FileFaults faults) {
    return new Placement(model, process, faults).run();
  }

  private Optional<ProcessLanes> run() {
    int before = faults.count();
    if (process.tag().id().isEmpty()) {
      faults.add(process.tag(), "PROCESS", "a process has no id, by which it is named");
    }
    checkName(process.tag(), process.tag().id(), "the id");
    addLanes(process, process.lanes(), this::addOutermost);
    place(process, byDefault);
    Map<String, PlacedLane> swimlanes = swimlanes();
    swimlanes.forEach((name, lane) -> checkName(lane.tag(), name, "the name"));
    if (faults.count() > before) {
      return Optional.empty();
    }
    List<String> names = List.copyOf(swimlanes.keySet());
    String start = start().map(node -> lane(node).name()).orElse(names.get(0));
    Map<String, String> swimlaneOf = new LinkedHashMap<>();
    collect(process, swimlaneOf);
    return Optional.of(new ProcessLanes(process.tag().id(), names, start, swimlaneOf));
  }

  private PlacedLane addOutermost(Tag tag, String name) {
    PlacedLane lane = PlacedLane.outermost(tag, name);
    outermost.add(lane);
    return lane;
  }

  private void addLanes(FlowNode of, List<Lane> lanes, BiFunction<Tag, String, PlacedLane> adding) {
    for (Lane lane : lanes) {
      PlacedLane placed = adding.apply(lane.tag(), name(lane.tag()));
      for (Lane.Reference reference : lane.references()) {
        refer(of, placed, reference);
      }
      addLanes(of, lane.children(), placed::addChild);
    }
  }

  private String name(Tag lane) {
    String name = Text.trim(WHITE_SPACE.matcher(lane.name()).replaceAll(" "));
    if (name.isEmpty() && lane.id().isEmpty()) {
      faults.add(lane, "NAME", "a lane has neither a name nor an id");
    }
    return name.isEmpty() ? lane.id() : name;
  }

  private void refer(FlowNode of, PlacedLane lane, Lane.Reference reference) {
    Optional<FlowNode> node = model.node(reference.id());
    if (node.isPresent() && node.get().isInside(of)) {
      referring.computeIfAbsent(node.get(), any -> new ArrayList<>()).add(lane);
    } else if (node.isPresent()) {
      faults.add(
          lane.tag().at(reference.line()),
          "NODE",
          "refers to "
              + Printed.quote(reference.id())
              + ", which is not in the "
              + of.tag().called());
    } else if (reference.id().isEmpty() || !model.has(reference.id())) {
      faults.add(
          lane.tag().at(reference.line()),
          "NODE",
          "refers to " + Printed.quote(reference.id()) + ", which the file does not have");
    }
  }

  /** Finds the lanes of all nodes in a process or subprocess; home is for those in none. */
  private void place(FlowNode scope, PlacedLane home) {
    for (FlowNode node : scope.nodes()) {
      PlacedLane lane = innermost(node).or(() -> beside(node)).orElse(home);
      checkNested(node, lane);
      lane.addNode();
      laneOf.put(node, lane);
      addLanes(node, node.lanes(), lane::addChild);
      place(node, lane);
    }
  }

  private Optional<PlacedLane> innermost(FlowNode node) {
    List<PlacedLane> lanes = referring.getOrDefault(node, List.of());
    return lanes.stream().max(Comparator.comparingInt(PlacedLane::depth));
  }

  /** The lane of what a boundary event is attached to, which may stand after it. */
  private Optional<PlacedLane> beside(FlowNode node) {
    String attachedTo = node.tag().attachedTo();
    if (!node.isBoundaryEvent() || attachedTo.isEmpty()) {
      return Optional.empty();
    }
    Optional<FlowNode> host = model.node(attachedTo).filter(each -> isHost(each, node));
    if (host.isEmpty()) {
      faults.add(
          node.tag(),
          "INSIDE",
          "is attached to " + Printed.quote(attachedTo) + ", which is no activity beside it");
    }
    return host.flatMap(this::innermost);
  }

  private static boolean isHost(FlowNode host, FlowNode event) {
    return host.isBeside(event) && !host.isBoundaryEvent();
  }

  private void checkNested(FlowNode node, PlacedLane innermost) {
    referring.getOrDefault(node, List.of()).stream()
        .filter(lane -> !lane.encloses(innermost))
        .findFirst()
        .ifPresent(
            other ->
                faults.add(
                    node.tag(),
                    "NODE",
                    "is in the lanes "
                        + place(other)
                        + " and "
                        + place(innermost)
                        + ", neither of which is inside the other"));
  }

  private static String place(PlacedLane lane) {
    return Printed.quote(lane.name()) + " (line " + lane.tag().line() + ")";
  }

  /** The swimlanes by name: of several with the same one, the first. */
  private Map<String, PlacedLane> swimlanes() {
    Map<String, PlacedLane> swimlanes = new LinkedHashMap<>();
    outermost.forEach(
        lane -> lane.forEachSwimlane(each -> swimlanes.putIfAbsent(each.name(), each)));
    if (byDefault.hasNodes() || outermost.isEmpty()) {
      byDefault.forEachSwimlane(each -> swimlanes.putIfAbsent(each.name(), each));
    }
    return swimlanes;
  }

  private Optional<FlowNode> start() {
    List<FlowNode> nodes = process.nodes();
    return nodes.stream()
        .filter(FlowNode::isNoneStartEvent)
        .findFirst()
        .or(() -> nodes.stream().filter(FlowNode::isStartEvent).findFirst());
  }

  private PlacedLane lane(FlowNode node) {
    return laneOf.getOrDefault(node, byDefault);
  }

  private void collect(FlowNode scope, Map<String, String> swimlaneOf) {
    for (FlowNode node : scope.nodes()) {
      if (!node.tag().id().isEmpty()) {
        swimlaneOf.put(node.tag().id(), lane(node).name());
      }
      collect(node, swimlaneOf);
    }
  }

  private void checkName(Tag at, String name, String what) {
    if (name.isEmpty()) {
      return; // said already, with what is missing
    } else if (name.length() >= PlacedLane.MAX_KEPT) {
      faults.add(at, "DIR-13", what + " has more than " + Text.MAX_NAME + " characters");
      return;
    }
    Faults found = new Faults();
    Text.checkIdentifier(name, "", found);
    found.list().forEach(fault -> faults.add(at, fault.rule(), what + " " + fault.message()));
  }
}
