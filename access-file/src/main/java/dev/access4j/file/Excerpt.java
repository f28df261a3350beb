package dev.access4j.file;

/** What a message may show of a document: little of it, and nothing that a terminal would obey. */
final class Excerpt {

  private static final int SHOWN = 60;
  private static final int SENTENCE = 200;

  private Excerpt() {}

  /** A value in quotes. */
  static String quote(String value) {
    return "'" + of(value) + "'";
  }

  /** A whole line of a report. */
  static String line(String text) {
    return cut(text, Integer.MAX_VALUE);
  }

  /** A value without quotes. */
  static String of(String value) {
    return cut(value, SHOWN);
  }

  /** A message of others that may hold values of the document. */
  static String ofMessage(String message) {
    return cut(message, SENTENCE);
  }

  /** All of a value, where nothing may be left out. */
  static String whole(String value) {
    return cut(value, Integer.MAX_VALUE);
  }

  private static String cut(String value, int most) {
    StringBuilder text = new StringBuilder();
    int shown = 0;
    int at = 0;
    while (at < value.length() && shown < most) {
      int c = value.codePointAt(at);
      if (isVisible(c)) {
        text.appendCodePoint(c);
      } else if (c <= 0xFFFF) {
        text.append(String.format("\\u%04X", c));
      } else {
        text.append(String.format("\\U%08X", c));
      }
      at += Character.charCount(c);
      shown++;
    }
    return at < value.length() ? text.append("...").toString() : text.toString();
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
