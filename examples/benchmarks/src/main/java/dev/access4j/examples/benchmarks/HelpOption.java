package dev.access4j.examples.benchmarks;

import picocli.CommandLine.Option;

/** What every command has, but the one whose options are those of JMH. */
final class HelpOption {

  // Picocli sets and reads it.
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      order = 100,
      description = "Show this help and exit.")
  private boolean help;
}
