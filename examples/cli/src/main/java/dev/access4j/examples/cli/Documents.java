package dev.access4j.examples.cli;

import dev.access4j.file.Format;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

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
    if (name.isEmpty()) {
      throw new UnusableInputException("the name of a file is empty");
    }
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new UnusableInputException("'" + name + "' is not a path: " + e.getReason());
    }
  }

  /** Reads standard input, JSON if it begins as JSON does, else YAML. */
  static <T> T standardInput(InputStream in, Reader<T> reader) {
    BufferedInputStream buffered = new BufferedInputStream(in);
    try {
      return reader.read(STANDARD_INPUT_IN_MESSAGES, buffered, format(buffered));
    } catch (IOException e) {
      throw new UnusableInputException(
          STANDARD_INPUT_IN_MESSAGES + " cannot be read: " + FailureReason.of(e));
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
}
