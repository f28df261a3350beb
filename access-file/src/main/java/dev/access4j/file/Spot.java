package dev.access4j.file;

import dev.access4j.directory.Fault;
import dev.access4j.directory.ValidationException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A node of a document and the way to it: what reads the node as this or that, and says what is
 * wrong with it. The path becomes a text only where there is a fault.
 */
final class Spot {

  private final Node node;
  private final @Nullable Spot outer;
  private final String key;
  private final int index;
  private final FoundFaults faults;

  private Spot(Node node, @Nullable Spot outer, String key, int index, FoundFaults faults) {
    this.node = node;
    this.outer = outer;
    this.key = key;
    this.index = index;
    this.faults = faults;
  }

  static Spot root(Node node, FoundFaults faults) {
    return new Spot(node, null, "", -1, faults);
  }

  Node node() {
    return node;
  }

  Spot member(Node.Member member) {
    return new Spot(member.value(), this, member.key(), -1, faults);
  }

  // --- What it says ---

  /** Reads the node as a text, or notes a fault. */
  @Nullable String text() {
    if (node instanceof Node.Text text) {
      return text.value();
    }
    String hint =
        node instanceof Node.Literal literal && !literal.text().equals(Node.Literal.NULL)
            ? ": put it in quotes"
            : "";
    fault("must be a text, not " + node.kind() + hint);
    return null;
  }

  /** Reads the node as true or false, or notes a fault. */
  @Nullable Boolean flag() {
    if (node instanceof Node.Literal literal
        && (literal.text().equals("true") || literal.text().equals("false"))) {
      return literal.text().equals("true");
    }
    fault("must be true or false, not " + node.kind());
    return null;
  }

  /** Reads the node as a list, or notes a fault. */
  List<Spot> items() {
    if (!(node instanceof Node.Items items)) {
      fault("must be a list, not " + node.kind());
      return List.of();
    }
    List<Spot> spots = new ArrayList<>(items.nodes().size());
    for (Node item : items.nodes()) {
      spots.add(new Spot(item, this, "", spots.size(), faults));
    }
    return spots;
  }

  /** Reads the node as an object with keys of the author's choice, or notes a fault. */
  List<Spot> members() {
    if (!(node instanceof Node.Fields fields)) {
      fault("must be an object, not " + node.kind());
      return List.of();
    }
    return fields.members().stream().map(this::member).toList();
  }

  String key() {
    return key;
  }

  /** Reads the node as the name of a constant, or notes a fault. */
  <E extends Enum<E>> @Nullable E oneOf(Class<E> type) {
    String name = text();
    if (name == null) {
      return null;
    }
    List<String> names = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
      names.add(constant.name());
    }
    fault("must be one of " + String.join(", ", names) + ", not " + Excerpt.quote(name));
    return null;
  }

  // --- What is wrong with it ---

  /** How many faults were noted so far, in the whole document. */
  int faultsSoFar() {
    return faults.count();
  }

  void fault(String message) {
    fault("", message);
  }

  void fault(String rule, String message) {
    faults.add(path(), node.line(), node.column(), rule, message);
  }

  /** Notes a fault of the key and not of the value. */
  void keyFault(Node.Member member, String message) {
    faults.add(memberPath(path(), member.key()), member.line(), member.column(), "", message);
  }

  /** Makes a value of the model from this node; what the model refuses is noted at its place. */
  <T> @Nullable T attempt(Supplier<T> value) {
    try {
      return value.get();
    } catch (ValidationException e) {
      for (Fault fault : e.faults()) {
        Spot at = this;
        Node.Member member = node instanceof Node.Fields f ? f.find(fault.field()) : null;
        if (member != null) {
          at = member(member);
        }
        at.fault(fault.rule(), Excerpt.ofMessage(fault.message()));
      }
      return null;
    }
  }

  String path() {
    if (outer == null) {
      return "";
    }
    return index < 0 ? memberPath(outer.path(), key) : itemPath(outer.path(), index);
  }

  static String itemPath(String before, int index) {
    return before + "[" + index + "]";
  }

  static String memberPath(String before, String key) {
    boolean plain = !key.isEmpty() && key.chars().allMatch(Spot::isPlain);
    if (!plain) {
      return before + "[" + Excerpt.quote(key) + "]";
    }
    return before.isEmpty() ? Excerpt.of(key) : before + "." + Excerpt.of(key);
  }

  /** A path in which names are whole, so that no two places share one. */
  static String wholeMemberPath(String before, String key) {
    boolean plain = !key.isEmpty() && key.chars().allMatch(Spot::isPlain);
    return plain
        ? before + "." + key
        : before + "['" + key.replace("\\", "\\\\").replace("'", "\\'") + "']";
  }

  private static boolean isPlain(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-';
  }
}
