package dev.access4j.examples.engine.bpmn;

import dev.access4j.directory.Text;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Hears the elements of a file and builds its model: each open element says what its child is. */
final class BpmnHandler extends DefaultHandler {

  private static final String NAMESPACE = "http://www.omg.org/spec/BPMN/20100524/MODEL";
  private static final int MAX_DEPTH = 500;

  /** Ends the reading of a file whose fault is noted. */
  static final class StopException extends SAXException {
    private static final long serialVersionUID = 1L;
  }

  /** An open element. */
  private interface Open {
    default Open child(Tag tag) {
      return OTHER;
    }

    default void text(char[] buffer, int offset, int length) {}

    default void close() {}
  }

  /** An element of BPMN that tells nothing of lanes. */
  private static final Open OTHER = new Open() {};

  /** An element of which not even ids count. */
  private static final Open SKIPPED = new Open() {};

  private final BpmnModel model;
  private final FileFaults faults;
  private final Deque<Open> open = new ArrayDeque<>();
  private @Nullable Locator locator;

  BpmnHandler(BpmnModel model, FileFaults faults) {
    this.model = model;
    this.faults = faults;
  }

  @Override
  public void setDocumentLocator(Locator locator) {
    this.locator = locator;
  }

  @Override
  public void startElement(String namespace, String name, String qualified, Attributes attributes)
      throws SAXException {
    int line = locator == null ? 0 : locator.getLineNumber();
    if (open.size() == MAX_DEPTH) {
      faults.add(line, "XML", "has elements nested more than " + MAX_DEPTH + " deep");
      throw new StopException();
    }
    boolean isBpmn = namespace.equals(NAMESPACE) && !name.equals("extensionElements");
    Open parent = open.peek();
    if (parent == null) {
      checkRoot(namespace, name, line);
      open.push(new Definitions());
    } else if (parent == SKIPPED || !isBpmn) {
      open.push(SKIPPED);
    } else {
      Tag tag = Tag.of(name, attributes, line);
      model.addId(tag.id());
      open.push(parent.child(tag));
    }
  }

  private void checkRoot(String namespace, String name, int line) throws StopException {
    if (!name.equals("definitions")) {
      faults.add(line, "BPMN", "is no BPMN 2.0: its root element is " + Printed.quote(name));
      throw new StopException();
    } else if (!namespace.equals(NAMESPACE)) {
      String instead = namespace.isEmpty() ? "no namespace" : Printed.quote(namespace);
      faults.add(
          line, "BPMN", "its definitions are of " + instead + " and not of '" + NAMESPACE + "'");
      throw new StopException();
    }
  }

  @Override
  public void characters(char[] buffer, int offset, int length) {
    Open innermost = open.peek();
    if (innermost != null) {
      innermost.text(buffer, offset, length);
    }
  }

  @Override
  public void endElement(String namespace, String name, String qualified) {
    open.pop().close();
  }

  private final class Definitions implements Open {
    @Override
    public Open child(Tag tag) {
      if (!tag.type().equals("process")) {
        return OTHER;
      }
      return new Node(model.addProcess(tag));
    }
  }

  private final class Node implements Open {
    private final FlowNode node;

    Node(FlowNode node) {
      this.node = node;
    }

    @Override
    public Open child(Tag tag) {
      String type = tag.type();
      if (FlowNode.isFlowNode(tag)) {
        FlowNode added = node.addNode(tag);
        model
            .addNode(added)
            .ifPresent(
                other ->
                    faults.add(
                        tag,
                        "NODE",
                        "the "
                            + other.tag().type()
                            + " of line "
                            + other.tag().line()
                            + " has this id too"));
        return new Node(added);
      } else if (type.equals("laneSet")) {
        return new LaneSet(node.addLaneSet());
      } else if (type.endsWith("EventDefinition")
          || type.equals("eventDefinition")
          || type.equals("eventDefinitionRef")) {
        node.addEventDefinition();
      }
      return OTHER;
    }
  }

  private static final class LaneSet implements Open {
    private final List<Lane> lanes;

    LaneSet(List<Lane> lanes) {
      this.lanes = lanes;
    }

    @Override
    public Open child(Tag tag) {
      if (!tag.type().equals("lane")) {
        return OTHER;
      }
      Lane lane = new Lane(tag);
      lanes.add(lane);
      return new OpenLane(lane);
    }
  }

  private static final class OpenLane implements Open {
    private final Lane lane;

    OpenLane(Lane lane) {
      this.lane = lane;
    }

    @Override
    public Open child(Tag tag) {
      return switch (tag.type()) {
        case "flowNodeRef" -> new Reference(lane, tag.line());
        case "childLaneSet" -> new LaneSet(lane.addChildSet());
        default -> OTHER;
      };
    }
  }

  private static final class Reference implements Open {
    private final Lane lane;
    private final int line;
    private final StringBuilder id = new StringBuilder();

    Reference(Lane lane, int line) {
      this.lane = lane;
      this.line = line;
    }

    @Override
    public void text(char[] buffer, int offset, int length) {
      id.append(buffer, offset, length);
    }

    @Override
    public void close() {
      lane.references().add(new Lane.Reference(Text.trim(id.toString()), line));
    }
  }
}
