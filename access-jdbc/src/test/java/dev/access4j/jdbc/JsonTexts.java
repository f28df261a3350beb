package dev.access4j.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Writes filters as JSON, each time in another of the ways that there are. */
final class JsonTexts {

  private final RandomGenerator random;
  private final Spices spices;

  JsonTexts(RandomGenerator random, Spices spices) {
    this.random = random;
    this.spices = spices;
  }

  /** A row's filters; SQL's null if there are none, sometimes. */
  @Nullable String filters(ScopeRow row) {
    if (row.json() != null) {
      return row.json()
          .replace("region", inner(spices.name("region")))
          .replace("north", inner(spices.value("north")));
    }
    if (row.filters().isEmpty() && random.nextBoolean()) {
      return null;
    }
    List<String> members = new ArrayList<>();
    for (Map.Entry<String, List<@Nullable String>> filter : row.filters().entrySet()) {
      members.add(text(spices.name(filter.getKey())) + space() + ":" + list(filter.getValue()));
    }
    return space() + "{" + space() + String.join(space() + ",", members) + space() + "}";
  }

  private String list(List<@Nullable String> values) {
    List<String> elements = new ArrayList<>();
    for (String value : values) {
      elements.add(value == null ? "null" : text(spices.value(value)));
    }
    return elements.size() == 1 && random.nextBoolean()
        ? space() + elements.get(0)
        : "[" + space() + String.join("," + space(), elements) + "]";
  }

  private String space() {
    return random.nextInt(4) == 0 ? " \n\t" : "";
  }

  private String text(String text) {
    return '"' + inner(text) + '"';
  }

  private String inner(String text) {
    StringBuilder json = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' '
          || c == '"'
          || c == '\\'
          || (!Character.isSurrogate(c) && random.nextInt(8) == 0)) {
        json.append(String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.toString();
  }
}
