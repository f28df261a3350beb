package dev.access4j.jdbc;

import dev.access4j.decision.AccessScope;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Puts into texts what a statement, a template or a document could take for its own. Different
 * texts stay different, and blank ones stay as they are, so that nothing changes who sees what.
 */
final class Spices {

  private static final List<String> NAMES =
      List.of(
          "'",
          "''",
          "\"",
          "%",
          "_",
          "\\",
          "\\\\",
          "?",
          "??",
          ":x",
          "::",
          "$1",
          "--",
          "/*",
          ";",
          "{",
          "}",
          "<x>",
          "[]",
          "]",
          ",",
          "null",
          "\ud83d\ude00",
          "e\u0301",
          "\u00a0",
          "\u2028",
          "' OR TRUE --",
          "\\E.*\\Q",
          "\":[],\"",
          "\\u0041",
          "NULL",
          "{\"a\":[]}");
  private static final List<String> VALUES =
      List.of("\n", "\t", "\r", "\b", "\f", "\u0001", "\u001f", "\u007f", "\u0085", "\ufffd");

  /** Values that no row has. */
  static final Set<String> CROWD =
      IntStream.range(0, 20).mapToObj(i -> "no row's " + i).collect(Collectors.toSet());

  private final Map<String, String> spiced = new TreeMap<>();
  private final RandomGenerator random;

  Spices(RandomGenerator random) {
    this.random = random;
  }

  String name(String text) {
    return spiced.computeIfAbsent(text, key -> put(key, NAMES));
  }

  String value(String text) {
    List<String> all = new ArrayList<>(NAMES);
    all.addAll(VALUES);
    return spiced.computeIfAbsent("value " + text, key -> put(text, all));
  }

  private String put(String text, List<String> among) {
    if (text.isBlank()) {
      return text;
    }
    int first = text.indexOf(text.strip()) + 1;
    String spice = among.get(random.nextInt(among.size()));
    return text.substring(0, first) + "~" + spice + "~" + text.substring(first);
  }

  SolutionRef.Pinned version(SolutionRef.Pinned version) {
    return SolutionRef.pinned(name(version.solution().value()), name(version.version().value()));
  }

  Resource resource(Resource resource) {
    return resource instanceof Resource.SwimlaneOf lane
        ? Resource.swimlane(name(lane.process()), name(lane.swimlane()))
        : Resource.uiFlow(name(((Resource.UiFlowOf) resource).name()));
  }

  AccessScope scope(AccessScope scope) {
    if (!(scope instanceof AccessScope.Condition condition)) {
      return scope;
    }
    Map<SolutionRef.Pinned, Set<Resource>> resources = new HashMap<>();
    condition
        .resources()
        .forEach(
            (version, set) -> {
              Set<Resource> all = new HashSet<>();
              set.forEach(resource -> all.add(resource(resource)));
              resources.put(version(version), all);
            });
    Map<String, Set<String>> attributes = new HashMap<>();
    condition
        .attributes()
        .forEach(
            (key, set) -> {
              Set<String> all = new HashSet<>();
              set.forEach(value -> all.add(value(value)));
              if (random.nextBoolean()) {
                all.addAll(CROWD);
              }
              attributes.put(name(key), all);
            });
    return new AccessScope.Condition(resources, attributes);
  }
}
