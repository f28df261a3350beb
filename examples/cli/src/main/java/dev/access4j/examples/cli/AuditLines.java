package dev.access4j.examples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The lines of a file, read forwards or backwards, holding no more than one and a block. */
final class AuditLines implements AutoCloseable {

  private static final int BLOCK = 1 << 16;

  /**
   * A line with its line break.
   *
   * @param start where it begins in the file
   * @param end where the next one begins
   * @param text what it says
   */
  record Line(long start, long end, String text) {}

  private final FileChannel channel;
  private final long size;
  private final byte[] block = new byte[BLOCK];
  private long blockStart = -1;

  private AuditLines(FileChannel channel, long size) {
    this.channel = channel;
    this.size = size;
  }

  /** Opens a file as long as it is now: what is added to it later is not seen. */
  static AuditLines open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      return new AuditLines(channel, channel.size());
    } catch (IOException | RuntimeException | Error e) {
      channel.close();
      throw e;
    }
  }

  /** Where the last whole line ends; after it there may be a torn one. */
  long end() throws IOException {
    return startOfLine(size);
  }

  /** The line that begins at the end of another, or at 0; empty if there is none before a limit. */
  Optional<Line> after(long start, long limit) throws IOException {
    long next = start;
    while (next < limit && at(next) != '\n') {
      next++;
    }
    return next < limit ? Optional.of(line(start, next + 1)) : Optional.empty();
  }

  /** The line that ends where another begins; empty at 0. */
  Optional<Line> before(long end) throws IOException {
    return end == 0 ? Optional.empty() : Optional.of(line(startOfLine(end - 1), end));
  }

  /** The number of the line that begins at a place, from 1. */
  long numberOf(long start) throws IOException {
    long number = 1;
    for (long each = 0; each < start; each++) {
      number += at(each) == '\n' ? 1 : 0;
    }
    return number;
  }

  private long startOfLine(long within) throws IOException {
    long start = within;
    while (start > 0 && at(start - 1) != '\n') {
      start--;
    }
    return start;
  }

  private Line line(long start, long end) throws IOException {
    int length = Math.toIntExact(end - 1 - start);
    if (start >= blockStart && end <= blockStart + BLOCK && blockStart >= 0) {
      int offset = Math.toIntExact(start - blockStart);
      return new Line(start, end, new String(block, offset, length, UTF_8));
    }
    byte[] bytes = new byte[length];
    read(ByteBuffer.wrap(bytes), start);
    return new Line(start, end, new String(bytes, UTF_8));
  }

  private byte at(long place) throws IOException {
    long from = place - place % BLOCK;
    if (from != blockStart) {
      read(ByteBuffer.wrap(block, 0, Math.toIntExact(Math.min(BLOCK, size - from))), from);
      blockStart = from;
    }
    return block[Math.toIntExact(place - from)];
  }

  private void read(ByteBuffer into, long from) throws IOException {
    long place = from;
    while (into.hasRemaining()) {
      int count = channel.read(into, place);
      if (count < 0) {
        throw new EOFException("it has become shorter meanwhile");
      }
      place += count;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
