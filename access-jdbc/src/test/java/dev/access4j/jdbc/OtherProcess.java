package dev.access4j.jdbc;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A second JVM that runs a class of these tests. It ends with this object, whatever it does. */
final class OtherProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader out;
  private final Writer in;

  OtherProcess(Class<?> main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseSerialGC");
    command.add("-Xmx512m");
    command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=error");
    command.add("-cp");
    command.add(classPath());
    command.add(main.getName());
    command.addAll(List.of(arguments));
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    out = process.inputReader(StandardCharsets.UTF_8);
    in = process.outputWriter(StandardCharsets.UTF_8);
  }

  // Surefire may put all of it behind one jar, and says what is in there.
  private static String classPath() {
    String all = System.getProperty("surefire.test.class.path");
    return all != null ? all : System.getProperty("java.class.path") + File.pathSeparator;
  }

  String readLine() throws IOException {
    String line = out.readLine();
    if (line == null) {
      throw new AssertionError("the other process has ended");
    }
    return line;
  }

  void writeLine() throws IOException {
    in.write('\n');
    in.flush();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  void kill() throws InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      throw new AssertionError("the other process does not end");
    }
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    out.close();
    in.close();
  }
}
