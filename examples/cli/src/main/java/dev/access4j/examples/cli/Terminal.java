package dev.access4j.examples.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/**
 * The streams of the process, and what they are connected to.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param outIsTerminal whether a person looks at standard output
 * @param errIsTerminal whether a person looks at standard error
 * @param outIsPipe whether standard output is a pipe, whose reader may leave; false where nobody
 *     tells
 * @param environment the environment variables
 */
record Terminal(
    InputStream in,
    PrintWriter out,
    PrintWriter err,
    boolean outIsTerminal,
    boolean errIsTerminal,
    boolean outIsPipe,
    Map<String, String> environment) {

  static Terminal ofProcess() {
    boolean outIsTerminal = isTerminal(1);
    boolean errIsTerminal = isTerminal(2);
    return new Terminal(
        System.in,
        writer(FileDescriptor.out, charset("stdout.encoding", outIsTerminal)),
        writer(FileDescriptor.err, charset("stderr.encoding", errIsTerminal)),
        outIsTerminal,
        errIsTerminal,
        isPipe(1),
        System.getenv());
  }

  private static PrintWriter writer(FileDescriptor descriptor, Charset charset) {
    return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), charset));
  }

  /** Files and pipes get UTF-8; a terminal what it says that it can show. */
  private static Charset charset(String property, boolean terminal) {
    String name = System.getProperty(property, System.getProperty("sun." + property, ""));
    return terminal && !name.isEmpty() && Charset.isSupported(name)
        ? Charset.forName(name)
        : StandardCharsets.UTF_8;
  }

  private static boolean isPipe(int descriptor) {
    try {
      String target = target(descriptor);
      return target.startsWith("pipe:") || target.startsWith("socket:");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  private static String target(int descriptor) throws IOException {
    Path link = Path.of("/proc/self/fd", String.valueOf(descriptor));
    return Files.readSymbolicLink(link).toString();
  }

  /** Linux tells of each descriptor; elsewhere picocli guesses for all of them. */
  private static boolean isTerminal(int descriptor) {
    try {
      String target = target(descriptor);
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException e) {
      return Ansi.AUTO.enabled();
    }
  }
}
