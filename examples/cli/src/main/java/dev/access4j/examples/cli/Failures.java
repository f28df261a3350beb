package dev.access4j.examples.cli;

import dev.access4j.admin.IdentityImportStoppedException;
import dev.access4j.file.AccessFileException;
import dev.access4j.identity.IdentityException;
import dev.access4j.store.IntegrityException;
import dev.access4j.store.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong, in a line for people and as a document for machines; then it is exit 2. */
final class Failures {

  private static final int LONGEST_SHOWN = 24;

  private final Supplier<Output> outputs;
  private final BooleanSupplier debug;
  private final List<String> args;

  Failures(Supplier<Output> outputs, BooleanSupplier debug, String... args) {
    this.outputs = outputs;
    this.debug = debug;
    this.args = List.of(args);
  }

  /** A command that was called in a wrong way. */
  int usage(ParameterException e, String[] ignored) {
    CommandLine command = wrong(e.getCommandLine());
    String name = command.getCommandSpec().qualifiedName();
    String message = Printable.text(message(e, command));
    Output output = outputs.get();
    output.error(name + ": " + message);
    output.error("Try '" + name + " --help'.");
    // The options may not have been read to the end.
    if (output.json() || args.contains("--json")) {
      new Problems().add(message).writeTo(output);
    }
    return ExitCode.UNUSABLE;
  }

  /** The outermost command with an argument that it does not know, else the one that complained. */
  private static CommandLine wrong(CommandLine complaining) {
    CommandLine wrong = complaining;
    CommandLine each = complaining;
    while (each != null) {
      if (!each.getUnmatchedArguments().isEmpty()) {
        wrong = each;
      }
      each = each.getParent();
    }
    return wrong;
  }

  /** A misspelt option comes before the one that is missing then. */
  private static String message(ParameterException e, CommandLine command) {
    List<String> unmatched = command.getUnmatchedArguments();
    if (unmatched.isEmpty()) {
      return String.valueOf(e.getMessage());
    }
    String first = excerpt(unmatched.get(0));
    String meant =
        String.join(
            " or ", new UnmatchedArgumentException(command, List.of(first)).getSuggestions());
    String wrong;
    if (first.startsWith("-")) {
      wrong = "there is no option '" + first.replaceFirst("=.*", "") + "'";
    } else if (command.getSubcommands().isEmpty()) {
      wrong = "'" + first + "' is too much";
    } else {
      wrong = "there is no command '" + first + "'";
    }
    return wrong + (meant.isEmpty() ? "" : "; did you mean " + meant + "?");
  }

  /** What is in the wrong place may be a token. */
  private static String excerpt(String argument) {
    return argument.length() <= LONGEST_SHOWN
        ? argument
        : argument.substring(0, LONGEST_SHOWN) + "...";
  }

  /** A command that could not do its work. */
  int execution(Throwable e) {
    Output output = outputs.get();
    Problems problems = problems(e, "", debug.getAsBoolean());
    problems.printTo(output);
    if (debug.getAsBoolean()) {
      output.error(stackTrace(e));
    }
    if (output.json()) {
      problems.writeTo(output);
    }
    return ExitCode.UNUSABLE;
  }

  /**
   * What went wrong, in words.
   *
   * @param of what to begin with where the exception does not say which file it is about
   * @param debug whether the stack trace is shown anyway
   */
  static Problems problems(Throwable e, String of, boolean debug) {
    Problems problems = new Problems();
    if (e instanceof AccessFileException unusable) {
      problems.add(unusable);
    } else if (e instanceof UnusableInputException) {
      problems.add(String.valueOf(e.getMessage()));
    } else if (e instanceof StoreException failure) {
      problems.add(of + failure.getMessage() + cause(failure));
    } else if (e instanceof IdentityImportStoppedException stopped) {
      problems.add(of + "stopped after " + stopped.done() + "; run it again to go on");
      if (stopped.getCause() != null) {
        problems.addAll(problems(stopped.getCause(), of, debug));
      }
    } else if (e instanceof IdentityException) {
      problems.add(of + e.getMessage());
    } else if (e instanceof IOException failure) {
      problems.add(of + message(failure));
    } else if (e instanceof OutOfMemoryError) {
      problems.add(of + "out of memory; give Java more, such as with java -Xmx4g -jar access.jar");
    } else {
      problems.add(of + "unexpected: " + e + (debug ? "" : " (--debug shows where)"));
    }
    return problems;
  }

  private static String cause(StoreException e) {
    return e.getCause() == null || e instanceof IntegrityException
        ? ""
        : ": " + DatabaseFailure.reason(e.getCause());
  }

  private static String message(IOException e) {
    String reason = FailureReason.of(e);
    return e instanceof FileSystemException about ? about.getFile() + ": " + reason : reason;
  }

  /** For --debug: as text, which is printed as all else is. */
  static String stackTrace(Throwable e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
