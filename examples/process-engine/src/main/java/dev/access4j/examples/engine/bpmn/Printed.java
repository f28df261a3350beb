package dev.access4j.examples.engine.bpmn;

/** What a message may show of a file: little of it, and nothing that a terminal would obey. */
final class Printed {

  private static final int SHOWN = 80;

  private Printed() {}

  /** The beginning of a value, in quotes. */
  static String quote(String value) {
    return "'" + excerpt(value) + "'";
  }

  /** The beginning of a value. */
  static String excerpt(String value) {
    boolean isLong = value.codePointCount(0, value.length()) > SHOWN;
    return line(isLong ? value.substring(0, value.offsetByCodePoints(0, SHOWN)) + "..." : value);
  }

  /** A text with what a terminal would act on written as an escape. */
  static String line(String text) {
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (isUnsafe(c)) {
                line.append(String.format(c > 0xffff ? "\\U%08x" : "\\u%04x", c));
              } else {
                line.appendCodePoint(c);
              }
            });
    return line.toString();
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
}
