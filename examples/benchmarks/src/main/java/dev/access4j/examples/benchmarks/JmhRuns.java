package dev.access4j.examples.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** Several runs of JMH in one JVM, so that what they share is loaded once. */
final class JmhRuns {

  /** Stands between the arguments of a run and those of the next. */
  static final String NEXT = "--";

  private JmhRuns() {}

  /**
   * Makes the runs.
   *
   * @param args the arguments of JMH's command line, for each run
   * @throws RunnerException if a run cannot be made
   * @throws CommandLineOptionException if an argument is wrong
   */
  public static void main(String[] args) throws RunnerException, CommandLineOptionException {
    List<String> run = new ArrayList<>();
    for (String argument : args) {
      if (argument.equals(NEXT)) {
        run(run);
        run.clear();
      } else {
        run.add(argument);
      }
    }
    run(run);
  }

  private static void run(List<String> arguments)
      throws RunnerException, CommandLineOptionException {
    new Runner(new CommandLineOptions(arguments.toArray(new String[0]))).run();
  }
}
