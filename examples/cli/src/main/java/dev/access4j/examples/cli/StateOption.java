package dev.access4j.examples.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The state that a command is about. */
final class StateOption {

  @Option(
      names = "--state",
      required = true,
      paramLabel = "STATE",
      order = 1,
      description = "The state: .json, .yaml or .yml.")
  private String name = "";

  Path path() {
    return Documents.path(name);
  }

  /** The path as it was given, for messages. */
  String name() {
    return name;
  }
}
