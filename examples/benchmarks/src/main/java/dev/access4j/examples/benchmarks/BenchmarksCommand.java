package dev.access4j.examples.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program: measures, compares what was measured, and draws it. */
@Command(
    name = "benchmarks",
    description = "Measures what this library costs, compares two results, and draws them.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    subcommands = {RunCommand.class, CompareCommand.class, PlotCommand.class, JmhCommand.class},
    footerHeading = "%nExamples:%n",
    footer = {
      "  benchmarks run --short",
      "  benchmarks run --only checks writes",
      "  benchmarks compare benchmark-results/OLD.json benchmark-results/NEW.json",
      "  benchmarks plot docs/performance/growth.json docs/performance",
      "  benchmarks jmh CheckBenchmark.isAllowed -prof gc",
      "",
      "Exit codes: 0 done, 1 something got slower or could not be measured,",
      "2 a wrong argument or an unusable file."
    })
final class BenchmarksCommand implements Runnable {

  static final int NOT_WELL = 1;
  static final int UNUSABLE = 2;

  @Spec private @Nullable CommandSpec spec;

  private BenchmarksCommand() {}

  /**
   * Runs the program.
   *
   * @param args the command, its options and its files
   */
  public static void main(String[] args) {
    int exit =
        run(
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            args);
    System.exit(exit);
  }

  /** Runs a command and returns its exit code. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    CommandLine line = new CommandLine(new BenchmarksCommand());
    addHelp(line);
    line.getSubcommands().values().forEach(BenchmarksCommand::addHelp);
    line.setOut(out);
    line.setErr(err);
    line.setExpandAtFiles(false);
    line.setParameterExceptionHandler(
        (e, ignored) -> {
          String name = e.getCommandLine().getCommandSpec().qualifiedName();
          err.println(name + ": " + e.getMessage());
          err.println("Try '" + name + " --help'.");
          return UNUSABLE;
        });
    line.setExecutionExceptionHandler(
        (e, command, ignored) -> {
          if (!(e instanceof IOException) && !(e instanceof IllegalArgumentException)) {
            throw e;
          }
          err.println(command.getCommandSpec().qualifiedName() + ": " + e.getMessage());
          return UNUSABLE;
        });
    int exit = line.execute(args);
    out.flush();
    err.flush();
    return exit;
  }

  /** But for the command that has JMH's options and one of its own for help. */
  private static void addHelp(CommandLine line) {
    if (line.getCommandSpec().findOption("--help") == null) {
      line.getCommandSpec().addMixin("help", CommandSpec.forAnnotatedObject(new HelpOption()));
    }
  }

  /** Where this program is: its jar, or the directory of its classes. */
  static Path program() {
    CodeSource source = BenchmarksCommand.class.getProtectionDomain().getCodeSource();
    return Path.of(URI.create(source.getLocation().toString()));
  }

  @Override
  public void run() {
    if (spec == null) {
      throw new IllegalStateException("not run by picocli");
    }
    throw new ParameterException(spec.commandLine(), "Missing the command");
  }
}
