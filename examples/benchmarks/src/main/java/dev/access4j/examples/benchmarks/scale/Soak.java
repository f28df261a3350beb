package dev.access4j.examples.benchmarks.scale;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program {@code soak}: mixed checks and changes on two nodes, for as long as one likes. */
@Command(
    name = "soak",
    mixinStandardHelpOptions = true,
    version = "soak, a benchmark of Access4j",
    description = {
      "Two processes on a PostgreSQL of this run's own check and change the access",
      "of 100,000 users, each watches the other's revokes, and each tells every ten",
      "seconds of its heap, its collections and its latencies."
    },
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0 all was right, 1 a check was wrong or something failed, 2 it could not run.",
      "  Ctrl-C ends it, with a summary."
    })
final class Soak implements Callable<Integer> {

  private static final long SUMMARY_SECONDS = 90;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "60",
      description = "How long; ${DEFAULT-VALUE} by default.")
  private int minutes;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      required = true,
      description = "Where the rows go, as CSV.")
  private @Nullable Path output;

  private Soak() {}

  /**
   * Runs the program.
   *
   * @param args the options
   */
  public static void main(String[] args) {
    CommandLine line = new CommandLine(new Soak());
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          command.getErr().println("soak: " + failure);
          return CommandLine.ExitCode.USAGE;
        });
    System.exit(line.execute(args));
  }

  @Override
  public Integer call() throws IOException, SQLException, InterruptedException {
    if (spec == null || output == null) {
      throw new IllegalStateException("picocli has not set what it was to set");
    }
    if (minutes < 1) {
      throw new ParameterException(spec.commandLine(), "--minutes is at least 1, not " + minutes);
    }
    PrintWriter err = spec.commandLine().getErr();
    try (PrintWriter csv =
        new PrintWriter(Files.newBufferedWriter(output, StandardCharsets.UTF_8))) {
      csv.println("time," + SoakRow.header());
      SoakRun run = new SoakRun(SoakSettings.DEFAULT, err::println, row -> print(csv, row));
      CountDownLatch ended = new CountDownLatch(1);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(run, ended), "stop"));
      try {
        @Nullable String failure = run.run(Duration.ofMinutes(minutes));
        summarize(run, spec.commandLine().getOut());
        if (failure != null) {
          err.println("soak: " + failure);
          return CommandLine.ExitCode.SOFTWARE;
        }
        return CommandLine.ExitCode.OK;
      } finally {
        ended.countDown();
      }
    }
  }

  private static void print(PrintWriter csv, SoakRow row) {
    synchronized (csv) {
      csv.println(Instant.now().truncatedTo(ChronoUnit.SECONDS) + "," + row.line());
      // checkError flushes; a PrintWriter tells of a full disk in no other way.
      if (csv.checkError()) {
        throw new IllegalStateException("the output cannot be written");
      }
    }
  }

  /** On Ctrl-C: lets the run end and tell what it has seen. */
  private static void stop(SoakRun run, CountDownLatch ended) {
    run.stop();
    try {
      if (!ended.await(SUMMARY_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("soak: the run does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void summarize(SoakRun run, PrintWriter out) {
    int[] node = {0};
    SoakSummary.ofNodes(run.rows())
        .forEach(
            summary -> {
              out.println("node " + node[0]++);
              summary.lines().forEach(out::println);
            });
    out.flush();
  }
}
