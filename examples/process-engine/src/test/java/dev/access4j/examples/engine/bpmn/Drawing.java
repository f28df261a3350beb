package dev.access4j.examples.engine.bpmn;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A process or subprocess, drawn at random, and how a modeler would write it.
 *
 * @param type its element
 * @param id its id
 * @param attachedTo what it is attached to, if it is a boundary event
 * @param nodes what is in it
 * @param lanes its lanes
 */
record Drawing(
    String type, String id, String attachedTo, List<Drawing> nodes, List<DrawnLane> lanes) {

  /** A lane with the ids of the nodes that it refers to. */
  record DrawnLane(String id, String name, List<String> refs, List<DrawnLane> children) {

    String label() {
      String plain = name.trim();
      return plain.isEmpty() ? id : plain;
    }

    private String xml(String p) {
      StringBuilder xml =
          new StringBuilder("<" + p + "lane id='" + id + "' name='" + name + "'>\n");
      refs.forEach(
          ref -> xml.append("<" + p + "flowNodeRef> " + ref + "\n</" + p + "flowNodeRef>"));
      if (!children.isEmpty()) {
        xml.append("<" + p + "childLaneSet>");
        children.forEach(child -> xml.append(child.xml(p)));
        xml.append("</" + p + "childLaneSet>");
      }
      return xml.append("</" + p + "lane>").toString();
    }
  }

  private static final List<String> NAMES = List.of("A", " A ", "B", "C", "Default", "");

  static Drawing random(Random random) {
    return new Pencil(random).process();
  }

  /** All nodes inside, at any depth, in the order of the file. */
  List<Drawing> allNodes() {
    List<Drawing> all = new ArrayList<>();
    for (Drawing node : nodes) {
      all.add(node);
      all.addAll(node.allNodes());
    }
    return all;
  }

  String file(String prefix) {
    String p = prefix.isEmpty() ? "" : prefix + ":";
    String xmlns = prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix;
    return "<"
        + p
        + "definitions "
        + xmlns
        + "='"
        + Corpus.NAMESPACE
        + "'>"
        + xml(p)
        + "</"
        + p
        + "definitions>";
  }

  private String xml(String p) {
    boolean isPlain = !type.equals("messageStart");
    StringBuilder xml = new StringBuilder("<" + p + (isPlain ? type : "startEvent"));
    xml.append(" id='" + id + "'");
    xml.append(attachedTo.isEmpty() ? ">" : " attachedToRef='" + attachedTo + "'>");
    xml.append(isPlain ? "" : "<" + p + "messageEventDefinition/>");
    if (!lanes.isEmpty()) {
      xml.append("<" + p + "laneSet>");
      lanes.forEach(lane -> xml.append(lane.xml(p)));
      xml.append("</" + p + "laneSet>");
    }
    nodes.forEach(node -> xml.append(node.xml(p)));
    return xml.append("</" + p + (isPlain ? type : "startEvent") + ">").toString();
  }

  /** Draws. */
  private static final class Pencil {

    private static final List<String> TYPES =
        List.of("userTask", "userTask", "startEvent", "messageStart", "exclusiveGateway");

    private final Random random;
    private int drawn;

    Pencil(Random random) {
      this.random = random;
    }

    Drawing process() {
      return drawing("process", 3);
    }

    private String nextId() {
      drawn++;
      return "e" + drawn;
    }

    private Drawing drawing(String type, int depth) {
      String id = nextId();
      List<Drawing> nodes = new ArrayList<>();
      for (int i = random.nextInt(6); i > 0; i--) {
        boolean isSubprocess = depth > 1 && random.nextInt(3) == 0;
        String leaf = TYPES.get(random.nextInt(TYPES.size()));
        Drawing node =
            isSubprocess
                ? drawing("subProcess", depth - 1)
                : new Drawing(leaf, nextId(), "", List.of(), List.of());
        nodes.add(node);
        if (random.nextInt(4) == 0) {
          nodes.add(
              random.nextInt(nodes.size()),
              new Drawing("boundaryEvent", nextId(), node.id(), List.of(), List.of()));
        }
      }
      Drawing result = new Drawing(type, id, "", nodes, new ArrayList<>());
      if (random.nextInt(3) > 0) {
        result.lanes().addAll(lanes(3));
        refer(result);
      }
      return result;
    }

    private List<DrawnLane> lanes(int depth) {
      List<DrawnLane> lanes = new ArrayList<>();
      for (int i = random.nextInt(depth + 1); i > 0; i--) {
        String name = NAMES.get(random.nextInt(NAMES.size()));
        lanes.add(new DrawnLane(nextId(), name, new ArrayList<>(), lanes(depth - 1)));
      }
      return lanes;
    }

    /** Most nodes get a lane; nodes further inside do so at times, and few get two. */
    private void refer(Drawing scope) {
      for (Drawing node : scope.allNodes()) {
        boolean isDirect = scope.nodes().contains(node);
        if (random.nextInt(20) < (isDirect ? 15 : 1)) {
          refer(scope.lanes(), node.id());
        }
        if (random.nextInt(200) == 0) {
          refer(scope.lanes(), node.id());
        }
      }
    }

    /** Some modelers have the outer lanes refer to the node as well. */
    private void refer(List<DrawnLane> lanes, String node) {
      if (lanes.isEmpty()) {
        return;
      }
      DrawnLane lane = lanes.get(random.nextInt(lanes.size()));
      boolean isInner = !lane.children().isEmpty() && random.nextInt(3) > 0;
      if (!isInner || random.nextBoolean()) {
        lane.refs().add(node);
      }
      if (isInner) {
        refer(lane.children(), node);
      }
    }
  }
}
