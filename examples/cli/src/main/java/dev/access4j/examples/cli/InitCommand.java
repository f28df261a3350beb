package dev.access4j.examples.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code access init}: the tables of a database. */
@Command(
    name = "init",
    description = {
      "Makes the tables in a database, or brings them up to this release.",
      "Does nothing if they are there. --db makes the H2 database too, --schema the schema."
    },
    customSynopsis = {
      "access init --db PATH [--schema NAME] [--json]",
      "       access init --jdbc-url URL [--jdbc-user NAME] [--schema NAME] [--json]"
    },
    optionListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  access init --db bank",
      "  access init --jdbc-url jdbc:postgresql://localhost/bank --jdbc-user bank \\",
      "      --jdbc-password-file secret.txt --schema access",
      "",
      "'access apply FILE' with the same options puts an organization there."
    })
final class InitCommand implements Callable<Integer> {

  @Mixin private final CommandContext context = new CommandContext();
  @Mixin private final DatabaseOptions options = new DatabaseOptions();

  @Override
  public Integer call() throws IOException {
    Output output = context.output();
    DatabaseAddress address = options.required(context, "");
    int steps;
    try (Database database = Database.outsideOfSchema(address)) {
      steps = database.migrate();
    }
    if (output.json()) {
      try (JsonGenerator json = output.jsonDocument()) {
        json.writeStartObject();
        new State.Place(true, address.name(), address.schema()).writeFields(json);
        json.writeNumberField("steps", steps);
        json.writeEndObject();
      }
      output.line("");
    } else {
      output.line(Printable.text(address.described() + ": " + describe(steps)));
    }
    return ExitCode.YES;
  }

  private static String describe(int steps) {
    return switch (steps) {
      case 0 -> "the tables are there already";
      case 1 -> "the tables are ready, by 1 step";
      default -> "the tables are ready, by " + steps + " steps";
    };
  }
}
