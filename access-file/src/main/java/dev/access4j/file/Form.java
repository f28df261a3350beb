package dev.access4j.file;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object with known keys. Where a value is missing or wrong, that is noted and a stand-in given,
 * so that reading goes on and finds the other faults too.
 */
final class Form {

  private final Spot spot;
  private final Node.@Nullable Fields fields;
  private final List<String> keys;

  private Form(Spot spot, Node.@Nullable Fields fields, List<String> keys) {
    this.spot = spot;
    this.fields = fields;
    this.keys = keys;
  }

  /** Reads an object; if it is none, that is noted once and nothing more is missed in it. */
  static Form of(Spot spot, List<String> keys) {
    if (!(spot.node() instanceof Node.Fields fields)) {
      spot.fault("must be an object, not " + spot.node().kind());
      return new Form(spot, null, keys);
    }
    for (Node.Member member : fields.members()) {
      if (!keys.contains(member.key())) {
        spot.keyFault(member, "unknown key" + Near.hint(member.key(), keys));
      }
    }
    return new Form(spot, fields, keys);
  }

  Spot spot() {
    return spot;
  }

  /** Whether it is no object at all, which has been noted. */
  boolean isNone() {
    return fields == null;
  }

  /** Whether a key is one of the known. */
  boolean mayHave(String key) {
    return keys.contains(key);
  }

  boolean has(String key) {
    return find(key) != null;
  }

  @Nullable Spot find(String key) {
    Node.Member member = fields == null ? null : fields.find(key);
    return member == null ? null : spot.member(member);
  }

  /** The place of a key that has a text; what else is wrong with it is noted elsewhere. */
  @Nullable Spot findText(String key) {
    Spot found = find(key);
    return found != null && found.node() instanceof Node.Text ? found : null;
  }

  /** The place of a key, or of the object where it is missing. */
  Spot at(String key) {
    Spot found = find(key);
    return found == null ? spot : found;
  }

  @Nullable Spot require(String key) {
    Spot found = find(key);
    if (found == null && fields != null) {
      spot.fault("the key '" + key + "' is missing");
    }
    return found;
  }

  String required(String key, String standIn) {
    Spot found = require(key);
    String text = found == null ? null : found.text();
    return text == null ? standIn : text;
  }

  String optional(String key, String otherwise) {
    Spot found = find(key);
    String text = found == null ? null : found.text();
    return text == null ? otherwise : text;
  }

  boolean flag(String key, boolean otherwise) {
    Spot found = find(key);
    Boolean flag = found == null ? null : found.flag();
    return flag == null ? otherwise : flag;
  }

  <E extends Enum<E>> E oneOf(String key, E otherwise) {
    Spot found = find(key);
    E constant = found == null ? null : found.oneOf(otherwise.getDeclaringClass());
    return constant == null ? otherwise : constant;
  }

  /** A list that is empty where the key is absent. */
  List<Spot> list(String key) {
    Spot found = find(key);
    return found == null ? List.of() : found.items();
  }
}
