package dev.access4j.directory;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The attributes of an end user or a group: keys with one or more values (DIR-8). Values are
 * normalized: trimmed, NFC, without empties, each once, in the order given.
 *
 * @param values the values of each key, in the order given; immutable
 */
public record Attributes(Map<String, List<String>> values) {

  /** No attribute at all. */
  public static final Attributes NONE = new Attributes(Map.of());

  /**
   * Normalizes and checks the values.
   *
   * @param values see above
   * @throws ValidationException if DIR-8 refuses a key or a value
   */
  public Attributes {
    Faults faults = new Faults();
    Map<String, List<String>> normal = new LinkedHashMap<>();
    values.forEach((key, list) -> normal.put(key, normalize(key, list, faults)));
    faults.throwIfAny();
    values = Collections.unmodifiableMap(normal);
  }

  /**
   * Returns one attribute.
   *
   * @param key the attribute's key
   * @param values its values; none of them may hold a comma
   * @return attributes with that one key
   * @throws ValidationException if DIR-8 refuses the key or a value
   */
  public static Attributes of(String key, String... values) {
    return new Attributes(Map.of(key, List.of(values)));
  }

  /**
   * Splits a comma-separated text into values (DIR-8).
   *
   * @param text values with commas between them
   * @return the parts, not yet trimmed or checked: {@link Attributes#Attributes(Map)} does that
   */
  public static List<String> split(String text) {
    return List.of(text.split(",", -1));
  }

  /**
   * Returns these attributes with one of them replaced or added.
   *
   * @param key the attribute's key
   * @param list its new values
   * @return new attributes
   * @throws ValidationException if DIR-8 refuses the key or a value
   */
  public Attributes with(String key, List<String> list) {
    Map<String, List<String>> changed = new LinkedHashMap<>(values);
    changed.put(key, list);
    return new Attributes(changed);
  }

  /**
   * Returns these attributes without one of them.
   *
   * @param key the key to leave out; it need not be there
   * @return new attributes
   */
  public Attributes without(String key) {
    Map<String, List<String>> changed = new LinkedHashMap<>(values);
    changed.remove(key);
    return new Attributes(changed);
  }

  /**
   * Returns the values of a key.
   *
   * @param key the attribute's key, compared exactly
   * @return its values, empty if there is no such attribute
   */
  public List<String> get(String key) {
    return values.getOrDefault(key, List.of());
  }

  /**
   * Tells whether an attribute can have a value just as it is (DIR-8).
   *
   * @param value any text
   * @return false if it is empty, holds a comma, or would be trimmed or normalized
   */
  public static boolean isNormal(String value) {
    return !value.isEmpty() && value.indexOf(',') < 0 && value.equals(Text.nfc(Text.trim(value)));
  }

  private static List<String> normalize(String key, List<String> list, Faults faults) {
    Text.checkLength(key, key, "DIR-8", 1, Text.MAX_NAME, faults);
    Text.checkWellFormed(key, key, "DIR-8", faults);
    faults.check(key.indexOf(',') < 0, key, "DIR-8", "a key holds no comma");
    Set<String> kept = new LinkedHashSet<>();
    List<String> withComma = new ArrayList<>();
    for (String value : list) {
      String normal = Text.nfc(Text.trim(value));
      if (normal.indexOf(',') >= 0) {
        withComma.add("'" + normal + "'");
      } else if (!normal.isEmpty()) {
        Text.checkWellFormed(normal, key, "DIR-8", faults);
        kept.add(normal);
      }
    }
    if (!withComma.isEmpty()) {
      String which = withComma.stream().collect(joining(" "));
      faults.add(key, "DIR-8", "a value in a list holds no comma: " + which);
    } else if (kept.isEmpty()) {
      faults.add(key, "DIR-8", "has no value");
    }
    return List.copyOf(kept);
  }
}
