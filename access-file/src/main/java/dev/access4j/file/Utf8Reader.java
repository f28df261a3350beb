package dev.access4j.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Reads UTF-8 as a stream, and knows the line of what is none. */
final class Utf8Reader extends Reader {

  private static final int SIZE = 16 * 1024;

  private final InputStream in;
  private final String name;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final ByteBuffer bytes = ByteBuffer.allocate(SIZE).flip();
  private final CharBuffer chars = CharBuffer.allocate(SIZE).flip();
  private boolean ended;
  private int line = 1;
  private boolean afterReturn;

  Utf8Reader(InputStream in, String name) {
    this.in = in;
    this.name = name;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    while (!chars.hasRemaining()) {
      if (!decode()) {
        return -1;
      }
    }
    int count = Math.min(length, chars.remaining());
    chars.get(target, offset, count);
    return count;
  }

  /** Decodes what is there, or gets more; false at the end. */
  private boolean decode() throws IOException {
    chars.clear();
    CoderResult result = decoder.decode(bytes, chars, ended);
    chars.flip();
    countLines();
    if (chars.hasRemaining()) {
      return true;
    } else if (result.isError()) {
      throw malformed(result.length());
    } else if (ended) {
      return false;
    }
    bytes.compact();
    int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
    ended = count < 0;
    bytes.position(bytes.position() + Math.max(0, count)).flip();
    return true;
  }

  private void countLines() {
    for (int i = chars.position(); i < chars.limit(); i++) {
      char c = chars.get(i);
      if (c == '\r' || (c == '\n' && !afterReturn)) {
        line++;
      }
      afterReturn = c == '\r';
    }
  }

  private AccessFileException malformed(int length) {
    StringBuilder found = new StringBuilder();
    for (int i = bytes.position(); i < bytes.position() + length; i++) {
      found.append(String.format(" %02X", bytes.get(i)));
    }
    return new FoundFaults(name).stop("", line, 1, "is not UTF-8: found bytes" + found);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
