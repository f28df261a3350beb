package dev.access4j.examples.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.Main;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** {@code benchmarks jmh}: JMH as it is. */
@Command(
    name = "jmh",
    description = {
      "Calls JMH with its own options.",
      "",
      "-h shows them, and -l lists the benchmarks."
    })
final class JmhCommand implements Callable<Integer> {

  // Picocli sets and reads it. JMH has the short one.
  @SuppressWarnings("UnusedVariable")
  @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
  private boolean help;

  @Unmatched private final List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    // It ends the process itself where something fails.
    Main.main(arguments.toArray(new String[0]));
    return 0;
  }
}
