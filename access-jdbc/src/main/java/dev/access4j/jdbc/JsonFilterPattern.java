package dev.access4j.jdbc;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The filters that attributes meet, as a regular expression over JSON as H2 writes it: without
 * white space, and each character in one way. Every loop is possessive, which Java runs without a
 * call for each round, so that a long list does not overflow the stack.
 */
final class JsonFilterPattern {

  private static final String TEXT = "\"(?:[^\"\\\\]++|\\\\.)*+\"";
  private static final String ELEMENT = "(?:" + TEXT + "|null)";

  private JsonFilterPattern() {}

  static String of(Map<String, Set<String>> attributes) {
    List<String> members = new ArrayList<>();
    members.add(TEXT + ":\\[\\]");
    attributes.forEach((key, values) -> members.add(met(key, values)));
    String member = "(?:" + String.join("|", members) + ")";
    // A database whose texts ignore case would let the expression do so too.
    return "(?-iu)\\A\\{(?:" + member + "(?:," + member + ")*+)?+\\}\\z";
  }

  private static String met(String key, Set<String> values) {
    String own = values.stream().map(JsonFilterPattern::literal).collect(joining("|", "(?:", ")"));
    String others = "(?:(?!" + own + ")" + ELEMENT + ",)*+";
    return literal(key) + (":(?:" + own + "|\\[" + others + own + "(?:," + ELEMENT + ")*+\\])");
  }

  /** A text as H2 writes it. */
  private static String literal(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> json.append('\\').append(c);
        case '\b' -> json.append("\\b");
        case '\t' -> json.append("\\t");
        case '\n' -> json.append("\\n");
        case '\f' -> json.append("\\f");
        case '\r' -> json.append("\\r");
        default -> {
          if (c < ' ') {
            json.append(String.format("\\u%04x", (int) c));
          } else {
            json.append(c);
          }
        }
      }
    }
    return Pattern.quote(json.append('"').toString());
  }
}
