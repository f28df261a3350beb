package dev.access4j.examples.cli;

/** What a colour means. */
enum Ink {
  /** Allowed, passed. */
  GOOD("32"),
  /** Denied, failed, wrong. */
  BAD("31"),
  /** Headings. */
  STRONG("1"),
  /** What is there for completeness. */
  FAINT("2");

  private final String code;

  Ink(String code) {
    this.code = code;
  }

  String paint(String text) {
    return "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
