package dev.access4j.file;

/** A place in a text, both from 1. */
record Position(int line, int column) {

  /** Counts lines as both formats do: LF, CR and CR LF end one. */
  static Position of(CharSequence text, int offset) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < offset; i++) {
      char c = text.charAt(i);
      boolean ends =
          c == '\n' || (c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n'));
      line += ends ? 1 : 0;
      column = ends ? 1 : column + 1;
    }
    return new Position(line, column);
  }
}
