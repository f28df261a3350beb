package dev.access4j.examples.cli;

import dev.access4j.solution.Operation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the subject wants to do. */
final class OperationOption {

  @Option(
      names = "--operation",
      paramLabel = "NAME",
      order = 8,
      required = true,
      converter = Converters.OfOperation.class,
      description =
          "VIEW, EXECUTE, SELF_ASSIGN, ASSIGN, UNASSIGN, HOLD or UNHOLD on a swimlane, INTERACT"
              + " on a UI flow.")
  private @Nullable Operation operation;

  Operation operation() {
    return Required.option(operation, "--operation");
  }
}
