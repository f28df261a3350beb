package dev.access4j.examples.engine.bpmn;

import dev.access4j.directory.Text;
import java.util.Objects;
import java.util.Set;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/**
 * The start tag of an element of BPMN; what it does not say is empty.
 *
 * @param type the kind of element, such as {@code userTask}
 * @param id its id
 * @param name its name, as it stands
 * @param attachedTo what a boundary event is attached to
 * @param line the line on which the tag ends
 */
record Tag(String type, String id, String name, String attachedTo, int line) {

  // The schema lets these stand for any element of theirs, which xsi:type then tells.
  private static final Set<String> GENERAL =
      Set.of(
          "rootElement",
          "flowElement",
          "flowNode",
          "activity",
          "event",
          "catchEvent",
          "throwEvent",
          "gateway");

  static Tag of(String element, Attributes attributes, int line) {
    return new Tag(
        GENERAL.contains(element) ? actualType(element, attributes) : element,
        Text.trim(value(attributes, "", "id")),
        value(attributes, "", "name"),
        Text.trim(value(attributes, "", "attachedToRef")),
        line);
  }

  private static String actualType(String element, Attributes attributes) {
    String type = Text.trim(value(attributes, XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "type"));
    String local = type.substring(type.indexOf(':') + 1);
    return local.length() > 1 && local.charAt(0) == 't'
        ? Character.toLowerCase(local.charAt(1)) + local.substring(2)
        : element;
  }

  private static String value(Attributes attributes, String namespace, String name) {
    @Nullable String value = attributes.getValue(namespace, name);
    return Objects.requireNonNullElse(value, "");
  }

  /** The same element, for a fault on a line of its own. */
  Tag at(int other) {
    return new Tag(type, id, name, attachedTo, other);
  }

  /** What to call the element in a message. */
  String called() {
    return type + (id.isEmpty() ? "" : " " + Printed.quote(id));
  }
}
