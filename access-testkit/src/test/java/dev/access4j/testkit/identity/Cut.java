package dev.access4j.testkit.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Attributes of those who take a text for a list. */
final class Cut {

  private Cut() {}

  static Map<String, List<String>> atCommas(Map<String, List<String>> attributes) {
    Map<String, List<String>> cut = new LinkedHashMap<>(attributes);
    cut.replaceAll(
        (key, values) ->
            values.stream().flatMap(each -> Stream.of(each.split(",\\s*", -1))).toList());
    return cut;
  }
}
