package dev.access4j.file;

import dev.access4j.directory.Text;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Names that are unique ignoring case, and are referred to exactly. */
final class NameTable {

  private final String what;
  private final String rule;
  private final Map<String, String> byCaseKey = new HashMap<>();
  // Also those that are taken already: at fault themselves, but what refers to them is not.
  private final Set<String> names = new HashSet<>();

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
    String near = byCaseKey.get(Text.caseKey(Text.trim(name)));
    String hint = near == null ? "" : "; names compare exactly: did you mean '" + near + "'?";
    at.fault("there is no " + what + " " + Excerpt.quote(name) + hint);
  }
}
