package dev.access4j.examples.engine.bpmn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a file has of processes, flow nodes and lanes. */
final class BpmnModel {

  private final List<FlowNode> processes = new ArrayList<>();
  private final Map<String, FlowNode> nodes = new HashMap<>();
  private final Set<String> ids = new HashSet<>();

  FlowNode addProcess(Tag tag) {
    FlowNode process = FlowNode.process(tag);
    processes.add(process);
    return process;
  }

  /** Notes a node by its id; returns the other one that has it already. */
  Optional<FlowNode> addNode(FlowNode node) {
    return node.tag().id().isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(nodes.putIfAbsent(node.tag().id(), node));
  }

  /** Notes the id of an element of any kind. */
  void addId(String id) {
    ids.add(id);
  }

  List<FlowNode> processes() {
    return List.copyOf(processes);
  }

  /** The node that a reference means. */
  Optional<FlowNode> node(String reference) {
    FlowNode exact = nodes.get(reference);
    return Optional.ofNullable(exact == null ? nodes.get(local(reference)) : exact);
  }

  /** Whether there is anything that a reference may mean. */
  boolean has(String reference) {
    return ids.contains(reference) || ids.contains(local(reference));
  }

  /** Some references are qualified names, and an id has no colon. */
  private static String local(String reference) {
    return reference.substring(reference.indexOf(':') + 1);
  }
}
