package dev.access4j.examples.cli;

/**
 * Makes texts from files and arguments fit to print: a name must not move the cursor, change the
 * colour, break a line or turn the direction of what follows it.
 */
final class Printable {

  private Printable() {}

  /** The text with all that a terminal would act on written as an escape; never longer lines. */
  static String text(String value) {
    if (value.codePoints().noneMatch(Printable::isUnsafe)) {
      return value;
    }
    StringBuilder safe = new StringBuilder(value.length() + 16);
    value.codePoints().forEach(c -> append(safe, c));
    return safe.toString();
  }

  /** Whether a terminal may act on a character rather than show it. */
  static boolean isUnsafe(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }

  /** How many cells of a terminal a text takes. */
  static int width(String value) {
    return value.codePoints().map(Printable::cells).sum();
  }

  private static int cells(int c) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    boolean wide =
        Character.isIdeographic(c)
            || (c >= 0x1100 && c <= 0x115f)
            || (c >= 0x3000 && c <= 0x33ff)
            || (c >= 0xac00 && c <= 0xd7a3)
            || (c >= 0xff00 && c <= 0xff60)
            || (c >= 0x1f300 && c <= 0x1faff);
    return wide ? 2 : 1;
  }

  private static void append(StringBuilder safe, int c) {
    switch (c) {
      case '\n' -> safe.append("\\n");
      case '\r' -> safe.append("\\r");
      case '\t' -> safe.append("\\t");
      default -> {
        if (!isUnsafe(c)) {
          safe.appendCodePoint(c);
        } else {
          for (char unit : Character.toChars(c)) {
            safe.append(escape(unit));
          }
        }
      }
    }
  }

  /** A character as JSON and YAML write it. */
  static String escape(char unit) {
    return String.format("\\u%04x", (int) unit);
  }
}
