package dev.access4j.examples.cli;

import dev.access4j.file.AccessFile;
import dev.access4j.file.Format;
import dev.access4j.file.Progress;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads documents from files, with progress, and from standard input. */
final class Documents {

  /** The name of a file that stands for standard input. */
  static final String STANDARD_INPUT = "-";

  private static final String STANDARD_INPUT_IN_MESSAGES = "<stdin>";
  private static final int LOOK_AHEAD = 4096;

  /** Reads a document of some kind from a stream. */
  @FunctionalInterface
  interface Reader<T> {
    T read(String name, InputStream in, Format format);
  }

  private Documents() {}

  /** A file's path as it was given. */
  static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new UnusableInputException("'" + name + "' is not a path: " + e.getReason());
    }
  }

  /** Reads an access file and tells how many of its bytes have been read. */
  static AccessFile accessFile(Path path, Progress progress) {
    Optional<Format> format = Format.of(path);
    if (format.isEmpty() || !Files.isRegularFile(path) || !Files.isReadable(path)) {
      return AccessFile.read(path);
    }
    try (InputStream in = new Counted(Files.newInputStream(path), Files.size(path), progress)) {
      return AccessFile.read(path.toString(), in, format.get());
    } catch (IOException e) {
      throw new UnusableInputException(path + ": " + e);
    }
  }

  /** Reads standard input, JSON if it begins as JSON does, else YAML. */
  static <T> T standardInput(InputStream in, Reader<T> reader) {
    BufferedInputStream buffered = new BufferedInputStream(in);
    try {
      return reader.read(STANDARD_INPUT_IN_MESSAGES, buffered, format(buffered));
    } catch (IOException e) {
      throw new UnusableInputException(STANDARD_INPUT_IN_MESSAGES + ": " + e);
    }
  }

  private static Format format(BufferedInputStream in) throws IOException {
    in.mark(LOOK_AHEAD);
    int first = in.read();
    for (int i = 1; i < LOOK_AHEAD && (first > 0x7f || Character.isWhitespace(first)); i++) {
      first = in.read();
    }
    in.reset();
    return first == '{' || first == '[' ? Format.JSON : Format.YAML;
  }

  /** Tells how many bytes have been read. */
  private static final class Counted extends FilterInputStream {

    private final long size;
    private final Progress progress;
    private long done;

    Counted(InputStream in, long size, Progress progress) {
      super(in);
      this.size = size;
      this.progress = progress;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, length);
      count(Math.max(0, count));
      return count;
    }

    private void count(int more) {
      done += more;
      progress.at("reading", done, size);
    }
  }
}
