package dev.access4j.testkit.admin;

import java.util.List;

/** The names that histories draw from: few, so that they meet. */
final class Pools {

  private static final String LONG = "x".repeat(256);

  static final List<String> USERNAMES =
      List.of("ana", "Ana", "bob", "\u0107ira", "\u0106IRA", "u 7", "zoe", "max", "\u674e");
  static final List<String> BAD_IDENTIFIERS =
      List.of("", " ana", "ana ", "a\u0007b", LONG, "\u00a0bob", "zoe\u2003");
  static final List<String> EMAILS =
      List.of(
          "ana@x.example",
          "ANA@x.example",
          "bob@x.example",
          "zoe@x.example",
          "max@x.example",
          "down@x.example",
          "li@x.example");
  static final List<String> BAD_EMAILS =
      List.of("", "nobody", "a b@x.example", "a@b@c", "@x", "ana@x.example ", LONG + "@x");
  static final List<String> PERSONS = List.of("", "Ana", " Ana ", "\u0106ira", "x".repeat(255));
  static final List<String> BAD_PERSONS = List.of(LONG, "a\tb", "\u0000x");

  static final List<String> ATTRIBUTE_KEYS = List.of("region", "businessFilters", "r\u00e9gion");
  static final List<String> BAD_ATTRIBUTE_KEYS = List.of("", "a,b", LONG);
  static final List<List<String>> VALUES =
      List.of(
          List.of("north"),
          List.of("south", "north"),
          List.of(" north ", "", "north"),
          List.of("e\u0301", "\u00e9"));
  static final List<List<String>> BAD_VALUES =
      List.of(List.of(" "), List.of("a,b"), List.of("north", "a , b"), List.of(""));

  static final List<String> ROLE_NAMES =
      List.of("teller", "Teller", " TELLER ", "user", "USER ", "boss", "r\u00f4le", "Ro\u0302le");
  static final List<String> BAD_ROLE_NAMES =
      List.of("", "  ", "a\u0007b", LONG, "Anonymous", " anonymous");
  static final List<String> DESCRIPTIONS = List.of("", "May do much", "a\nb", "x".repeat(2000));
  static final List<String> BAD_DESCRIPTIONS = List.of("x".repeat(2001));

  static final List<String> GROUP_NAMES =
      List.of("g1", "G1", " g1 ", "\u00e9quipe", "e\u0301quipe", "north-1_a b", "\u0433\u0440");
  static final List<String> BAD_GROUP_NAMES = List.of("", "a/b", "a\tb", LONG, "a.b");

  static final List<String> SOLUTIONS = List.of("loan", "Loan", "claims", "open");
  static final List<String> SOLUTION_NAMES = List.of("Loan", "loan", "Claims", "x".repeat(255));
  static final List<String> VERSIONS = List.of("1", "2", "v 3", "V 3");
  static final List<String> PROCESSES = List.of("P", "p", "Q/1");
  static final List<String> LANES = List.of("Default", "back", "Back");
  static final List<String> FLOWS = List.of("F", "f", "P");

  private Pools() {}
}
