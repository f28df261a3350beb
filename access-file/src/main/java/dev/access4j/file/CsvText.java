package dev.access4j.file;

import java.io.IOException;
import java.io.Reader;

/**
 * A CSV text without its byte order mark, and with one more line at its end. A reader of CSV takes
 * the end of the text for the end of a cell, also within quotes; what has swallowed the last line
 * tells that a quote was never closed.
 */
final class CsvText extends Reader {

  /** What nobody writes. */
  static final String LAST = "\uFDD0end of text\uFDD0";

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Reader in;
  private final String ending = "\n" + LAST;
  private boolean begun;
  private int endingRead = -1;

  CsvText(Reader in) {
    this.in = in;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int count = endingRead < 0 ? in.read(target, offset, length) : -1;
    if (count > 0 && !begun) {
      begun = true;
      if (target[offset] == BYTE_ORDER_MARK) {
        System.arraycopy(target, offset + 1, target, offset, count - 1);
        return count == 1 ? read(target, offset, length) : count - 1;
      }
    }
    return count >= 0 ? count : readEnding(target, offset, length);
  }

  private int readEnding(char[] target, int offset, int length) {
    endingRead = Math.max(0, endingRead);
    int count = Math.min(length, ending.length() - endingRead);
    ending.getChars(endingRead, endingRead + count, target, offset);
    endingRead += count;
    return count == 0 ? -1 : count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
