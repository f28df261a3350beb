package dev.access4j.examples.engine.bpmn;

import dev.access4j.directory.Text;
import dev.access4j.solution.Swimlane;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A lane with its place among the lanes of the process: below the one that it is inside. */
final class PlacedLane {

  /** What is kept of a path: enough to tell that it is longer than DIR-13 allows. */
  static final int MAX_KEPT = 3 * Text.MAX_NAME;

  private static final String SEPARATOR = " / ";

  private final Tag tag;
  private final String name;
  private final @Nullable PlacedLane parent;
  private final int depth;
  private final List<PlacedLane> children = new ArrayList<>();
  private boolean hasNodes;

  private PlacedLane(Tag tag, String name, @Nullable PlacedLane parent) {
    this.tag = tag;
    this.name = name.substring(0, Math.min(name.length(), MAX_KEPT));
    this.parent = parent;
    this.depth = parent == null ? 0 : parent.depth + 1;
  }

  /** The lane that no file draws, of a process. */
  static PlacedLane byDefault(FlowNode process) {
    return new PlacedLane(process.tag(), Swimlane.DEFAULT_NAME, null);
  }

  static PlacedLane outermost(Tag tag, String name) {
    return new PlacedLane(tag, name, null);
  }

  PlacedLane addChild(Tag childTag, String childName) {
    PlacedLane child = new PlacedLane(childTag, name + SEPARATOR + childName, this);
    children.add(child);
    return child;
  }

  void addNode() {
    hasNodes = true;
  }

  Tag tag() {
    return tag;
  }

  /** The name of the swimlane that it is, if it is one. */
  String name() {
    return name;
  }

  int depth() {
    return depth;
  }

  boolean hasNodes() {
    return hasNodes;
  }

  /** Whether a lane is this one or inside it. */
  boolean encloses(PlacedLane other) {
    @Nullable PlacedLane each = other;
    while (each != null && each != this) {
      each = each.parent;
    }
    return each != null;
  }

  /** Tells of each swimlane here and below, in the order of the file. */
  void forEachSwimlane(Consumer<PlacedLane> listener) {
    if (hasNodes || children.isEmpty()) {
      listener.accept(this);
    }
    children.forEach(child -> child.forEachSwimlane(listener));
  }
}
