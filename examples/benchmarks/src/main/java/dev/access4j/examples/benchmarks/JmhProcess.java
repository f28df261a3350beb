package dev.access4j.examples.benchmarks;

import dev.access4j.examples.benchmarks.report.Figure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A JVM that runs JMH, from a class path of its own and with a heap of its own. It has the flags of
 * this one, but for the heap, and the JVMs that JMH forks have those of both.
 */
final class JmhProcess {

  private static final int SHOWN = 20;

  private final String classPath;
  private final String main;
  private final long heapMegabytes;

  private JmhProcess(String classPath, String main, long heapMegabytes) {
    this.classPath = classPath;
    this.main = main;
    this.heapMegabytes = heapMegabytes;
  }

  /** One with these benchmarks. */
  static JmhProcess here(long heapMegabytes) {
    return new JmhProcess(
        System.getProperty("java.class.path"), JmhRuns.class.getName(), heapMegabytes);
  }

  /** One with the benchmarks in a jar that JMH is in too. */
  static JmhProcess of(Path jar, long heapMegabytes) {
    return new JmhProcess(jar.toString(), "org.openjdk.jmh.Main", heapMegabytes);
  }

  /** Makes the runs, and reports their figures. Throws if a benchmark fails, once all have run. */
  void run(List<JmhRun> runs, Part.Measured measured) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("benchmarks");
    try {
      List<Path> files = new ArrayList<>();
      List<String> arguments = new ArrayList<>();
      for (JmhRun run : runs) {
        Path file = directory.resolve(files.size() + ".json");
        if (!files.isEmpty()) {
          arguments.add(JmhRuns.NEXT);
        }
        files.add(file);
        arguments.addAll(run.arguments());
        arguments.addAll(List.of("-rf", "json", "-rff", file.toString()));
      }
      Output output = start(arguments, measured);
      List<String> failures = output.failures;
      int results = 0;
      for (Path file : files) {
        if (Files.exists(file) && Files.size(file) > 0) {
          List<Figure> figures = JmhResults.read(file);
          measured.figures(figures);
          results += figures.size();
        } else {
          failures.add("no result of " + runs.get(files.indexOf(file)).include());
        }
      }
      if (failures.isEmpty() && results < output.trials) {
        failures.add(output.trials - results + " of " + output.trials + " have no result");
      }
      if (!failures.isEmpty()) {
        throw new IOException(String.join("; ", failures));
      }
    } finally {
      delete(directory);
    }
  }

  private Output start(List<String> arguments, Part.Measured measured)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags(ManagementFactory.getRuntimeMXBean().getInputArguments()));
    command.addAll(List.of("-Xmx" + heapMegabytes + "m", "-cp", classPath, main));
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    Thread ending = new Thread(() -> end(process));
    Runtime.getRuntime().addShutdownHook(ending);
    try {
      Output output = new Output(measured);
      try (BufferedReader lines = process.inputReader()) {
        lines.lines().forEach(output::line);
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
      int exit = process.waitFor();
      if (exit != 0) {
        output.failures.add(
            "the JVM ended with " + exit + ", after:\n" + String.join("\n", output.last));
      }
      return output;
    } finally {
      end(process);
      Runtime.getRuntime().removeShutdownHook(ending);
    }
  }

  /** Those that a JVM of its own needs too. */
  static List<String> flags(List<String> ours) {
    return ours.stream()
        .filter(
            flag ->
                !flag.startsWith("-Xm")
                    && !flag.startsWith("-agentlib")
                    && !flag.startsWith("-javaagent"))
        .toList();
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }

  private static void delete(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }

  /** What JMH prints. */
  static final class Output {
    final List<String> failures = new ArrayList<>();
    final Deque<String> last = new ArrayDeque<>();
    private final Part.Measured measured;
    private String benchmark = "";
    private boolean failed;
    private int trials;

    Output(Part.Measured measured) {
      this.measured = measured;
    }

    void line(String line) {
      last.add(line);
      if (last.size() > SHOWN) {
        last.remove();
      }
      if (line.startsWith("# Benchmark: ")) {
        trials++;
        benchmark = line.substring(line.lastIndexOf('.', line.lastIndexOf('.') - 1) + 1);
      } else if (line.startsWith("# Parameters: ")) {
        benchmark += line.substring("# Parameters:".length());
      } else if (line.startsWith("# Run progress: ")) {
        measured.progress(line.substring("# Run progress: ".length()) + ", " + benchmark);
      } else if (line.endsWith("<failure>")) {
        failed = true;
      } else if (line.startsWith("<forked VM failed")) {
        failures.add(benchmark + ": " + line);
      } else if (failed && !line.isBlank()) {
        failures.add(benchmark + ": " + line.strip());
        failed = false;
      }
    }
  }
}
