package dev.access4j.testkit.random;

import java.util.List;
import java.util.Locale;

/**
 * The ids and names that random organizations draw from: few, so that they meet; some that differ
 * in case only, or are equal once two of them are joined by a slash, or are not ASCII (DIR-13).
 */
final class Names {

  static final List<String> USERS =
      List.of("ana", "Ana", "\u00e1na", "bob", "bob/1", "\u674e", "u 7", "zoe");
  static final List<String> GROUPS =
      List.of("g", "G", "g/1", "\u0433\u0440\u0443\u043f\u043f\u0430");
  static final List<String> ROLES = List.of("teller", "TELLER", "user", "a/b", "r\u00f4le", "x");
  static final List<String> SOLUTIONS = List.of("a", "a/b", "A", "loan", "\u00fcn\u00ef");
  static final List<String> VERSIONS = List.of("1", "2", "c", "b/c");
  static final List<String> PROCESSES = List.of("a", "a/b", "A", "open");
  static final List<String> LANES = List.of("c", "b/c", "C", "Default");
  static final List<String> FLOWS = List.of("portal", "Portal", "a/b/c");
  static final List<String> ATTRIBUTE_KEYS = List.of("region", "BusinessFilters", "regi\u00f3n");
  static final List<String> VALUES =
      List.of("branch_01", "Branch_01", "branch_02", "north", "\u00e9", "b 3");

  /** Values of an instance that no attribute can have, as they are (EV-7). */
  static final List<String> ODD_VALUES =
      List.of(
          "", " ", "\t", " branch_01", "branch_01 ", "e\u0301", "branch_01,branch_02", "BRANCH_01");

  private Names() {}

  static String otherCase(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return upper.equals(name) ? name.toLowerCase(Locale.ROOT) : upper;
  }
}
