package dev.access4j.testkit.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Collects what does not hold, to say all of it at once. */
final class Violations {

  private final List<String> found = new ArrayList<>();

  void check(boolean holds, String message, Object... details) {
    if (!holds) {
      found.add(String.format(Locale.ROOT, message, details));
    }
  }

  void same(String what, Object expected, Object actual) {
    check(expected.equals(actual), "%s: %s, and not %s", what, actual, expected);
  }

  /** The same elements, in any order, each as often. */
  void sameElements(String what, Collection<?> expected, Collection<?> actual) {
    boolean same =
        expected.size() == actual.size() && new HashSet<>(expected).equals(new HashSet<>(actual));
    check(same, "%s: %s, and not %s", what, actual, expected);
  }

  void holdsAll(String what, Collection<?> actual, Collection<?> expected) {
    Set<Object> missing = new HashSet<>(expected);
    missing.removeAll(new HashSet<>(actual));
    check(missing.isEmpty(), "%s lacks %s", what, missing);
  }

  /** Whether each is there for the first time. */
  void unique(String what, Collection<?> values) {
    Set<Object> seen = new HashSet<>();
    values.forEach(value -> check(seen.add(value), "%s '%s' is there twice", what, value));
  }

  List<String> list() {
    return List.copyOf(found);
  }
}
