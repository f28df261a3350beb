package dev.access4j.examples.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A run of the program in this process.
 *
 * @param exit its exit code
 * @param out what it printed to standard output
 * @param err what it printed to standard error
 */
record Run(int exit, String out, String err) {

  /** Runs with everything connected to pipes. */
  static Run access(String... args) {
    return access("", false, Map.of(), args);
  }

  /** Runs with a document on standard input. */
  static Run reading(String input, String... args) {
    return access(input, false, Map.of(), args);
  }

  /** Runs on a terminal. */
  static Run onTerminal(Map<String, String> environment, String... args) {
    return access("", true, environment, args);
  }

  /** Runs with environment variables. */
  static Run in(Map<String, String> environment, String... args) {
    return access("", false, environment, args);
  }

  /** Runs with a standard input that has a fault of its own. */
  static Run failing(String... args) {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() {
            throw new IllegalStateException("a planted fault");
          }

          @Override
          public int read(byte[] buffer, int offset, int length) {
            return read();
          }
        };
    return access(broken, false, Map.of(), args);
  }

  private static Run access(
      String input, boolean terminal, Map<String, String> environment, String... args) {
    byte[] bytes = input.getBytes(StandardCharsets.UTF_8);
    return access(new ByteArrayInputStream(bytes), terminal, environment, args);
  }

  private static Run access(
      InputStream in, boolean terminal, Map<String, String> environment, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        AccessCommand.run(
            new Terminal(
                in,
                new PrintWriter(out),
                new PrintWriter(err),
                terminal,
                terminal,
                false,
                environment),
            args);
    return new Run(exit, out.toString(), err.toString());
  }

  List<String> outLines() {
    return out.lines().toList();
  }

  /** Puts a sample into a folder. */
  static Path sample(String name, Path folder) {
    return write(folder.resolve(name), sampleText(name));
  }

  static String sampleText(String name) {
    try (InputStream in = Run.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no sample " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path write(Path file, String text) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
