package dev.access4j.examples.engine;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.access4j.directory.OrganizationId;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The program {@code process-engine}. */
@Command(
    name = "process-engine",
    mixinStandardHelpOptions = true,
    version = "process-engine, an example of Access4j",
    description = {
      "An embedded Flowable that asks Access4j first. Without a command it runs a loan",
      "application through three lanes with five users, and prints who tried what, the",
      "decision and why, and the task lists as they change."
    },
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  process-engine",
      "  ACCESS_JDBC_PASSWORD=... process-engine --jdbc-user bank \\",
      "      --jdbc-url jdbc:postgresql://localhost/bank",
      "  process-engine lanes loan.bpmn",
      "",
      "Each run is a new organization, and leaves it and the tables in the database.",
      "Exit codes: 0 it ran to its end, 2 it did not."
    })
final class ProcessEngineCommand implements Callable<Integer> {

  private static final String PASSWORD = "ACCESS_JDBC_PASSWORD";

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--jdbc-url",
      paramLabel = "URL",
      defaultValue = "jdbc:h2:mem:loan",
      description = "jdbc:postgresql:... or jdbc:h2:...; ${DEFAULT-VALUE} by default.")
  private String url = "";

  @Option(
      names = "--jdbc-user",
      paramLabel = "NAME",
      description = "Its user; the password is in " + PASSWORD + ".")
  private @Nullable String user;

  private ProcessEngineCommand() {}

  /**
   * Runs the program.
   *
   * @param args the command and its options
   */
  public static void main(String[] args) {
    System.exit(run(System.in, writer(FileDescriptor.out), writer(FileDescriptor.err), args));
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8));
  }

  /** Runs a command and returns its exit code, having flushed what it printed. */
  static int run(InputStream in, PrintWriter out, PrintWriter err, String... args) {
    CommandLine line = new CommandLine(new ProcessEngineCommand());
    line.addSubcommand(new LanesCommand(in));
    line.setOut(out);
    line.setErr(err);
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          err.println("process-engine: " + failure.getMessage());
          return CommandLine.ExitCode.USAGE;
        });
    int exit = line.execute(args);
    // checkError flushes; a PrintWriter tells of a full disk in no other way.
    if (out.checkError()) {
      err.println("process-engine: the output could not be written");
      exit = CommandLine.ExitCode.USAGE;
    }
    err.flush();
    return exit;
  }

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("picocli has not set what it was to set");
    }
    CommandLine line = spec.commandLine();
    HikariConfig config = new HikariConfig();
    config.setUsername(user);
    config.setPassword(System.getenv(PASSWORD));
    OrganizationId organization = OrganizationId.of("loan-bank-" + UUID.randomUUID());
    try (HikariDataSource database = connected(config);
        LoanScenario scenario = new LoanScenario(organization, database, line.getOut())) {
      scenario.run();
      return CommandLine.ExitCode.OK;
    }
  }

  private HikariDataSource connected(HikariConfig config) {
    try {
      config.setJdbcUrl(url);
      return new HikariDataSource(config);
    } catch (RuntimeException e) {
      // Without its cause: the URL, which may hold a password, is in that.
      throw new UnreachableException();
    }
  }

  /** There is no database, or none of a kind that is known. */
  private static final class UnreachableException extends RuntimeException {
    UnreachableException() {
      super("the database cannot be reached, or is of a kind that this program does not know");
    }
  }
}
