package dev.access4j.examples.peers;

import dev.access4j.decision.AttributeSource;
import dev.access4j.directory.Attributes;
import java.util.ArrayList;
import java.util.List;

/**
 * Attribute values as names, one for each key and value, for peers in which who has a value is a
 * member of it. Neither holds a comma (DIR-8), so that two values never have one name.
 */
final class Values {

  private Values() {}

  static List<String> in(Attributes attributes) {
    List<String> names = new ArrayList<>();
    attributes.values().forEach((key, values) -> values.forEach(v -> names.add(name(key, v))));
    return names;
  }

  static String name(String key, String value) {
    return key + "," + value;
  }

  /**
   * Returns what to call the values of a user's own, which are there beside those of its groups.
   */
  static String type(AttributeSource source) {
    return source == AttributeSource.USER_ONLY ? "OwnValue" : "Value";
  }
}
