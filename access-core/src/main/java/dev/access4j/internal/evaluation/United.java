package dev.access4j.internal.evaluation;

import dev.access4j.directory.Attributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The attribute values of a principal and its groups, united (DIR-9); of one revision, and the same
 * for every solution.
 */
record United(long revision, Map<String, Set<String>> values) {

  /** Unites; where one holder alone has a key, its values are taken as they are. */
  static United of(long revision, Map<String, Set<String>> own, List<Group> groups) {
    Map<String, Set<String>> union = new HashMap<>(own);
    for (Group group : groups) {
      group.attributes().forEach((key, values) -> union.merge(key, values, United::both));
    }
    return new United(revision, new StringMap<>(union));
  }

  private static Set<String> both(Set<String> some, Set<String> others) {
    if (some.containsAll(others)) {
      return some;
    }
    Set<String> both = new HashSet<>(some);
    both.addAll(others);
    return new StringSet(both);
  }

  static Map<String, Set<String>> sets(Attributes attributes) {
    Map<String, Set<String>> sets = new HashMap<>();
    attributes.values().forEach((key, values) -> sets.put(key, new StringSet(values)));
    return new StringMap<>(sets);
  }
}
