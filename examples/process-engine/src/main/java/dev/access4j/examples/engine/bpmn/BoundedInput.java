package dev.access4j.examples.engine.bpmn;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that refuses to be read too far, and stays open when a parser has done with it. */
final class BoundedInput extends FilterInputStream {

  /** The size of the largest file that is read. */
  static final int MEBIBYTES = 64;

  private long left = MEBIBYTES * 1024L * 1024L;

  /** There is more than is read. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  BoundedInput(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    count(Math.max(read, 0));
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  @Override
  public void close() {}

  private void count(int read) throws TooLargeException {
    left -= read;
    if (left < 0) {
      throw new TooLargeException();
    }
  }
}
