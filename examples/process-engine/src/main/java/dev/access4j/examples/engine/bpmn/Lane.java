package dev.access4j.examples.engine.bpmn;

import java.util.ArrayList;
import java.util.List;

/**
 * A lane as it stands in a file.
 *
 * @param tag its start tag
 * @param references what it refers to
 * @param childSets its sets of child lanes
 */
record Lane(Tag tag, List<Reference> references, List<List<Lane>> childSets) {

  /**
   * A reference to a flow node.
   *
   * @param id the node's id
   * @param line the line on which it begins
   */
  record Reference(String id, int line) {}

  Lane(Tag tag) {
    this(tag, new ArrayList<>(), new ArrayList<>());
  }

  List<Lane> addChildSet() {
    List<Lane> added = new ArrayList<>();
    childSets.add(added);
    return added;
  }

  /** The child lanes that count. */
  List<Lane> children() {
    return firstOf(childSets);
  }

  /** Modelers leave empty sets behind, which divide nothing. */
  static List<Lane> firstOf(List<List<Lane>> sets) {
    return sets.stream().filter(set -> !set.isEmpty()).findFirst().orElse(List.of());
  }
}
