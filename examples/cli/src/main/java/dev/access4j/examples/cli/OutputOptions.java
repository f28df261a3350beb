package dev.access4j.examples.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** How to answer: the options that every command has. They are the root's, wherever they stand. */
final class OutputOptions {

  /** When to do what only a person looks at. */
  enum When {
    auto,
    always,
    never;

    boolean holds(boolean byDefault) {
      return this == always || (this == auto && byDefault);
    }
  }

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      order = 100,
      description = "Answer with one JSON document, also when something is wrong.")
  private boolean json;

  @Option(
      names = "--color",
      scope = ScopeType.INHERIT,
      order = 101,
      paramLabel = "WHEN",
      description = "auto (the default: on a terminal, unless NO_COLOR is set), always or never.")
  private When color = When.auto;

  @Option(
      names = "--progress",
      scope = ScopeType.INHERIT,
      order = 102,
      paramLabel = "WHEN",
      description = "auto (the default: if standard error is a terminal), always or never.")
  private When progress = When.auto;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      order = 103,
      description = "Show the stack trace of an unexpected error.")
  private boolean debug;

  /** Whether the stack trace of an unexpected error is wanted. */
  boolean debug() {
    return debug;
  }

  Output output(Terminal terminal, CommandSpec command) {
    return new Output(
        terminal,
        json,
        !json && color.holds(terminal.outIsTerminal() && likesColor(terminal)),
        progress.holds(terminal.errIsTerminal()),
        terminal.outIsTerminal() ? command.usageMessage().width() : Output.UNBOUNDED);
  }

  private static boolean likesColor(Terminal terminal) {
    return terminal.environment().getOrDefault("NO_COLOR", "").isEmpty()
        && !terminal.environment().getOrDefault("TERM", "").equals("dumb");
  }
}
