package dev.access4j.examples.cli;

import java.util.Optional;
import java.util.function.Supplier;

/** Works on one file after another: what goes wrong with one is told and does not stop the rest. */
final class FileByFile {

  private final Output output;
  private final Problems problems;
  private final boolean debug;

  /**
   * Works for a command.
   *
   * @param problems where to add what goes wrong
   * @param debug whether to show the stack trace of what nobody expects
   */
  FileByFile(Output output, Problems problems, boolean debug) {
    this.output = output;
    this.problems = problems;
    this.debug = debug;
  }

  /** Does something with a file; empty if it went wrong, which has been told then. */
  <T> Optional<T> attempt(String file, Supplier<T> work) {
    try {
      return Optional.of(work.get());
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      Problems found = Failures.problems(e, file + ": ", debug);
      found.printTo(output);
      if (debug) {
        output.error(Failures.stackTrace(e));
      }
      problems.addAll(found);
      return Optional.empty();
    }
  }
}
