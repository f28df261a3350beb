package dev.access4j.examples.engine.bpmn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A flow node of a file, or a process, which holds nodes and lanes as a subprocess does. */
final class FlowNode {

  private static final Set<String> TYPES =
      Set.of(
          "task",
          "sendTask",
          "receiveTask",
          "serviceTask",
          "userTask",
          "manualTask",
          "scriptTask",
          "businessRuleTask",
          "callActivity",
          "subProcess",
          "transaction",
          "adHocSubProcess",
          "startEvent",
          "endEvent",
          "intermediateCatchEvent",
          "intermediateThrowEvent",
          "implicitThrowEvent",
          "boundaryEvent",
          "exclusiveGateway",
          "inclusiveGateway",
          "parallelGateway",
          "complexGateway",
          "eventBasedGateway",
          "choreographyTask",
          "callChoreography",
          "subChoreography");

  private final Tag tag;
  private final @Nullable FlowNode within;
  private final List<FlowNode> nodes = new ArrayList<>();
  private final List<List<Lane>> laneSets = new ArrayList<>();
  private boolean hasEventDefinition;

  private FlowNode(Tag tag, @Nullable FlowNode within) {
    this.tag = tag;
    this.within = within;
  }

  static FlowNode process(Tag tag) {
    return new FlowNode(tag, null);
  }

  static boolean isFlowNode(Tag tag) {
    return TYPES.contains(tag.type());
  }

  FlowNode addNode(Tag node) {
    FlowNode added = new FlowNode(node, this);
    nodes.add(added);
    return added;
  }

  List<Lane> addLaneSet() {
    List<Lane> added = new ArrayList<>();
    laneSets.add(added);
    return added;
  }

  void addEventDefinition() {
    hasEventDefinition = true;
  }

  Tag tag() {
    return tag;
  }

  /** The nodes directly in it. */
  List<FlowNode> nodes() {
    return Collections.unmodifiableList(nodes);
  }

  /** The lanes that count. */
  List<Lane> lanes() {
    return Lane.firstOf(laneSets);
  }

  boolean isStartEvent() {
    return tag.type().equals("startEvent");
  }

  boolean isNoneStartEvent() {
    return isStartEvent() && !hasEventDefinition;
  }

  boolean isBoundaryEvent() {
    return tag.type().equals("boundaryEvent");
  }

  /** Whether it is directly in the same process or subprocess. */
  boolean isBeside(FlowNode other) {
    return within == other.within;
  }

  /** Whether it is in a process or subprocess, at any depth. */
  boolean isInside(FlowNode outer) {
    @Nullable FlowNode each = within;
    while (each != null && each != outer) {
      each = each.within;
    }
    return each != null;
  }
}
