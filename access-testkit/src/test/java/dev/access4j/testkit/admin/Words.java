package dev.access4j.testkit.admin;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the rules say of texts, as plainly as can be. */
final class Words {

  private Words() {}

  static String trim(String text) {
    return text.replaceAll("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$", "");
  }

  static String nfc(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /** What names that differ in case only have in common. */
  static String fold(String text) {
    return nfc(text).toLowerCase(Locale.ROOT);
  }

  static boolean isLong(String text, int most) {
    return text.codePointCount(0, text.length()) > most;
  }

  static boolean hasControl(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }

  /** DIR-13. */
  static boolean isIdentifier(String text) {
    return !text.isEmpty() && !isLong(text, 255) && !hasControl(text) && text.equals(trim(text));
  }

  /** DIR-2. */
  static boolean isEmail(String text) {
    return !isLong(text, 255) && text.matches("[^\\s@]+@[^\\s@]+");
  }

  /** DIR-7, of a name that is trimmed. */
  static boolean isGroupName(String text) {
    return !text.isEmpty() && !isLong(text, 255) && text.matches("[\\p{L}\\p{M}\\p{Nd}\\-_ ]+");
  }

  /** DIR-8: split, trimmed, empties dropped, first occurrence kept. */
  static List<String> attributeValues(List<String> values) {
    Set<String> kept = new LinkedHashSet<>();
    values.forEach(value -> kept.add(nfc(trim(value))));
    kept.remove("");
    return new ArrayList<>(kept);
  }

  /** DIR-8: the faults of an attribute. */
  static void checkAttribute(String key, List<String> values, Set<String> faults) {
    boolean soundKey = !key.isEmpty() && !isLong(key, 255) && key.indexOf(',') < 0;
    List<String> kept = attributeValues(values);
    boolean soundValues = !kept.isEmpty() && kept.stream().noneMatch(v -> v.contains(","));
    if (!soundKey || !soundValues) {
      faults.add((key.isEmpty() ? "attributes" : "attributes." + key) + " DIR-8");
    }
  }

  static void putAttributes(
      Map<String, List<String>> fields, Map<String, List<String>> attributes) {
    attributes.forEach((key, values) -> fields.put("attributes." + key, attributeValues(values)));
  }
}
