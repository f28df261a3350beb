package dev.access4j.file;

import dev.access4j.directory.Text;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Names that are unique ignoring case, and are referred to exactly. */
final class NameTable {

  private static final int MOST_TO_LOOK_AT = 2_000;
  private static final int MOST_TO_LOOK_FOR = 1_000;

  private final String what;
  private final String rule;
  private final Map<String, String> byCaseKey = new HashMap<>();
  // Also those that are taken already: at fault themselves, but what refers to them is not.
  private final Set<String> names = new LinkedHashSet<>();
  private int lookedFor;

  NameTable(String what, String rule) {
    this.what = what;
    this.rule = rule;
  }

  /** Takes a name, or notes that it is taken. */
  void define(String name, Spot at) {
    String before = byCaseKey.putIfAbsent(Text.caseKey(name), name);
    if (before != null) {
      String ignoring = before.equals(name) ? "" : ", as " + Excerpt.quote(before);
      at.fault(rule, what + " " + Excerpt.quote(name) + " is there already" + ignoring);
    }
    names.add(name);
  }

  boolean has(String name) {
    return names.contains(name);
  }

  boolean hasIgnoringCase(String name) {
    return byCaseKey.containsKey(Text.caseKey(name));
  }

  /** Notes that a name refers to nothing. */
  void dangling(String name, Spot at) {
    dangling(name, at, Set.of());
  }

  /** Notes that a name refers to nothing, neither here nor to one of some others. */
  void dangling(String name, Spot at, Set<String> others) {
    at.fault("there is no " + what + " " + Excerpt.quote(name) + hint(name, others));
  }

  private String hint(String name, Set<String> others) {
    String sameIgnoringCase = byCaseKey.get(Text.caseKey(Text.trim(name)));
    if (sameIgnoringCase != null) {
      return "; names compare exactly: did you mean '" + sameIgnoringCase + "'?";
    }
    // To look for what is near takes time for each name that is there.
    if (names.size() + others.size() > MOST_TO_LOOK_AT || ++lookedFor > MOST_TO_LOOK_FOR) {
      return "";
    }
    Set<String> known = new LinkedHashSet<>(names);
    known.addAll(others);
    return Near.hint(name, known);
  }

  Set<String> names() {
    return Collections.unmodifiableSet(names);
  }
}
