package dev.access4j.examples.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.access4j.admin.ImportSettings;
import dev.access4j.admin.ImportSummary;
import dev.access4j.directory.OrganizationId;
import dev.access4j.file.UserCsv;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code access import-users}: puts the users of a CSV file into a state. */
@Command(
    name = "import-users",
    description = {
      "Makes and changes the users of a state as the rows of a CSV file say, and adds them to"
          + " groups; it removes nothing. The state must be there. A row with a fault is refused alone.",
      "Exit 0 if all rows are in the state now, 1 if some were refused, 2 if the file cannot be"
          + " read to its end: then nothing is changed, but in a database, where each batch is"
          + " written as it comes; run it again."
    },
    customSynopsis = {
      "access import-users CSV (--state STATE | DATABASE) [--dry-run]",
      "                           [--batch-size N] [--report FILE] [--actor ID] [--json]"
    },
    parameterListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  access import-users users.csv --state live.json --dry-run",
      "  access import-users users.csv --state live.json --report refused.txt",
      "  access import-users users.csv --db bank",
      "",
      "The first line names the columns: username, email, firstName, lastName, groups",
      "(names with ; between them) and attribute:KEY, in any order."
    })
final class ImportUsersCommand implements Callable<Integer> {

  private static final int ROWS_BETWEEN_TWO_LOOKS = 100;

  @Mixin private final CommandContext context = new CommandContext();

  @Parameters(
      index = "0",
      paramLabel = "CSV",
      description = "The CSV file, in UTF-8; - for standard input.")
  private String file = "";

  @Mixin private final StateOption state = new StateOption();

  @Option(
      names = "--dry-run",
      order = 2,
      description = "Say what would become of the rows, and change nothing.")
  private boolean dryRun;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      order = 3,
      description = "How many rows to write at once (default: 500).")
  private int batchSize = ImportSettings.DEFAULT.batchSize();

  @Option(
      names = "--report",
      paramLabel = "FILE",
      order = 4,
      description = "Where to write all refused rows; the first 20 are shown.")
  private @Nullable String report;

  @Mixin private final ActorOption actor = new ActorOption();

  private record Done(
      ImportSummary summary, RefusedRows refused, State.Place place, boolean saved) {}

  @Override
  public Integer call() throws IOException {
    if (batchSize < 1 || batchSize > ImportSettings.MAX_BATCH_SIZE) {
      throw context.usage("--batch-size is 1 to " + ImportSettings.MAX_BATCH_SIZE);
    }
    Output output = context.output();
    Done done = openState(output);
    if (output.json()) {
      write(output, done);
    } else {
      print(output, done);
    }
    return done.summary().refused() == 0 ? ExitCode.YES : ExitCode.NO;
  }

  private Done openState(Output output) throws IOException {
    if (dryRun) {
      try (State current = state.read(context)) {
        return reporting(current, output);
      }
    }
    try (State current = state.open(context)) {
      Done done = reporting(current, output);
      boolean saved = current.save(current.organization());
      return new Done(done.summary(), done.refused(), done.place(), saved);
    }
  }

  private Done reporting(State current, Output output) throws IOException {
    // The size tells how far the reading is; a stream has none. Asked for first: that there is no
    // such file is no failure of the report.
    long size = file.equals(Documents.STANDARD_INPUT) ? 0 : Files.size(Documents.path(file));
    if (report == null) {
      return importInto(current, size, Writer.nullWriter(), output);
    }
    Done[] done = new Done[1];
    ReplacedFile.write(
        Documents.path(report), writer -> done[0] = importInto(current, size, writer, output));
    return done[0];
  }

  private Done importInto(State current, long size, Writer refusals, Output output)
      throws IOException {
    OrganizationId organization = current.organization();
    RefusedRows refused = new RefusedRows(file, refusals);
    boolean standardInput = file.equals(Documents.STANDARD_INPUT);
    try (CountedInput in = new CountedInput(open(standardInput, output));
        UserCsv rows = UserCsv.read(in, file);
        ProgressBar progress = output.progressBar()) {
      long[] count = {0};
      ImportSummary summary =
          current
              .access()
              .admin()
              .users()
              .importAll(
                  actor.actor(organization),
                  rows,
                  new ImportSettings(batchSize, dryRun),
                  result -> {
                    refused.add(result);
                    if (++count[0] % ROWS_BETWEEN_TWO_LOOKS == 0) {
                      progress.at("users", size == 0 ? count[0] : in.count(), size);
                    }
                  });
      return new Done(summary, refused, current.place(), false);
    }
  }

  private InputStream open(boolean standardInput, Output output) throws IOException {
    return standardInput ? output.terminal().in() : Files.newInputStream(Documents.path(file));
  }

  private void print(Output output, Done done) {
    ImportSummary summary = done.summary();
    String rows = summary.rows() + (summary.rows() == 1 ? " row: " : " rows: ") + summary;
    output.line(dryRun ? rows + " (dry run)" : rows);
    if (done.saved()) {
      output.line(Printable.text("saved to " + done.place()));
    }
    done.refused().problems().printTo(output);
    if (done.refused().notShown() > 0) {
      String all = report == null ? "--report has all of them" : report + " has all of them";
      output.error(
          Printable.text(
              "access: and " + done.refused().notShown() + " more refused rows; " + all));
    }
  }

  private void write(Output output, Done done) throws IOException {
    try (JsonGenerator json = output.jsonDocument()) {
      json.writeStartObject();
      json.writeNumberField("rows", done.summary().rows());
      json.writeNumberField("created", done.summary().created());
      json.writeNumberField("updated", done.summary().updated());
      json.writeNumberField("unchanged", done.summary().unchanged());
      json.writeNumberField("refused", done.summary().refused());
      json.writeBooleanField("dryRun", dryRun);
      json.writeBooleanField("saved", done.saved());
      if (report != null) {
        json.writeStringField("report", report);
      }
      done.refused().problems().write(json);
      json.writeEndObject();
    }
    output.line("");
  }
}
