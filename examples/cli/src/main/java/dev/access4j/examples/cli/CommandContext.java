package dev.access4j.examples.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every subcommand has: its help, and the way to the root's streams and options. */
final class CommandContext {

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  // Not mixinStandardHelpOptions, whose --version is a solution's here. Picocli sets and reads it.
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      order = 104,
      description = "Show this help and exit.")
  private boolean help;

  /** How the command answers, once its arguments have been read. */
  Output output() {
    return root().output();
  }

  /** Whether the stack trace of an unexpected error is wanted. */
  boolean debug() {
    return root().debug();
  }

  private AccessCommand root() {
    return (AccessCommand) command().root().userObject();
  }

  /** A mistake in how the command was called. */
  ParameterException usage(String message) {
    return new ParameterException(command().commandLine(), message);
  }

  private CommandSpec command() {
    return Required.option(command, "spec");
  }
}
