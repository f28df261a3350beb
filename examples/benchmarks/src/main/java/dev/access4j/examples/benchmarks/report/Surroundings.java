package dev.access4j.examples.benchmarks.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a run happens in: the machine, the Java, the commit. */
public final class Surroundings {

  private static final long ROUNDED = 100_000_000;

  private Surroundings() {}

  /**
   * Looks at the machine.
   *
   * @return the machine; its memory in hundreds of megabytes, as systems differ in what is theirs
   */
  public static Results.Machine machine() {
    Map<String, String> properties = properties(Path.of("/proc/cpuinfo"));
    return new Results.Machine(
        properties.getOrDefault("model name", System.getProperty("os.arch", "unknown")),
        Runtime.getRuntime().availableProcessors(),
        totalMemory() / ROUNDED * ROUNDED,
        System.getProperty("os.name") + " " + System.getProperty("os.version"));
  }

  /**
   * Looks at the Java that this process runs on, and that it measures with.
   *
   * @return the Java
   */
  public static Results.Jdk jdk() {
    return new Results.Jdk(
        System.getProperty("java.vendor", "unknown"),
        Runtime.version().toString(),
        System.getProperty("java.vm.name", "unknown"),
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .map(GarbageCollectorMXBean::getName)
            .toList(),
        ManagementFactory.getRuntimeMXBean().getInputArguments());
  }

  /**
   * How much memory a new process could have.
   *
   * @return bytes
   */
  public static long availableMemory() {
    String available = properties(Path.of("/proc/meminfo")).get("MemAvailable");
    return available == null
        ? totalMemory()
        : Math.min(totalMemory(), 1_024 * Long.parseLong(available.replaceFirst(" kB$", "")));
  }

  private static long totalMemory() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getTotalMemorySize();
  }

  /** The properties in a file of lines such as {@code MemTotal: 1 kB}; none if there is no file. */
  private static Map<String, String> properties(Path file) {
    Map<String, String> properties = new TreeMap<>();
    try {
      for (String line : Files.readAllLines(file)) {
        int colon = line.indexOf(':');
        if (colon > 0) {
          properties.putIfAbsent(
              line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        }
      }
    } catch (IOException e) {
      // Not Linux.
    }
    return properties;
  }

  /**
   * Asks git for the commit.
   *
   * @param directory where in the working tree
   * @return the commit's id, or {@code unknown} outside of a working tree
   */
  public static String commit(Path directory) {
    return git(directory, "rev-parse", "HEAD").map(String::strip).orElse("unknown");
  }

  /**
   * Asks git for changes.
   *
   * @param directory where in the working tree
   * @return whether something is in no commit
   */
  public static boolean changed(Path directory) {
    return git(directory, "status", "--porcelain").filter(status -> !status.isBlank()).isPresent();
  }

  private static Optional<String> git(Path directory, String... arguments) {
    ProcessBuilder git = new ProcessBuilder("git");
    git.command().addAll(List.of(arguments));
    try {
      Process process =
          git.directory(directory.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      return process.waitFor() == 0 ? Optional.of(output) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
