package dev.access4j.internal.evaluation;

import dev.access4j.directory.Attributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Attribute values as filters look them up: of one holder, and of a principal and its groups united
 * (DIR-9).
 */
final class United {

  private United() {}

  /** Unites; where one holder alone has a key, its values are taken as they are. */
  static Map<String, Set<String>> of(Map<String, Set<String>> own, Group[] groups, Shared shared) {
    Map<String, Set<String>> union = new HashMap<>(own);
    for (Group group : groups) {
      group.attributes().forEach((key, values) -> union.merge(key, values, United::both));
    }
    return map(union, shared);
  }

  private static Set<String> both(Set<String> some, Set<String> others) {
    if (some.containsAll(others)) {
      return some;
    }
    Set<String> both = new HashSet<>(some);
    both.addAll(others);
    return new StringSet(both);
  }

  static Map<String, Set<String>> sets(Attributes attributes, Shared shared) {
    Map<String, Set<String>> sets = new HashMap<>();
    attributes.values().forEach((key, values) -> sets.put(key, new StringSet(values)));
    return map(sets, shared);
  }

  private static Map<String, Set<String>> map(Map<String, Set<String>> sets, Shared shared) {
    if (sets.isEmpty()) {
      return StringMap.empty();
    }
    Shared table = shared.ifFew(sets.keySet());
    for (Set<String> values : sets.values()) {
      table = table.ifShort(values);
    }
    Map<String, Set<String>> parts = new HashMap<>();
    for (Map.Entry<String, Set<String>> entry : sets.entrySet()) {
      parts.put(table.of(entry.getKey()), table.of(entry.getValue()));
    }
    return table.of(new StringMap<>(parts));
  }
}
