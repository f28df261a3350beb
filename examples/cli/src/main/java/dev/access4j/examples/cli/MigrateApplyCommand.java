package dev.access4j.examples.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.access4j.admin.Actor;
import dev.access4j.admin.ConflictException;
import dev.access4j.admin.MigrationAdmin;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code access migrate apply}: makes a state grant by shares. */
@Command(
    name = "apply",
    description = {
      "Makes a state grant by shares: all of it or nothing.",
      "It plans and applies what it planned, and nothing if somebody changes a database between. Exit 0 if the"
          + " state is migrated, 1 if decisions would differ."
    },
    customSynopsis = {
      "access migrate apply (--state STATE | DATABASE)",
      "                            [--accept-differences] [--actor ID] [--json]"
    },
    optionListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  access migrate apply --state live.json",
      "  access migrate apply --state live.json --accept-differences",
      "  access migrate apply --db bank",
      "",
      "'access migrate plan' shows first what it would do."
    })
final class MigrateApplyCommand implements Callable<Integer> {

  @Mixin private final CommandContext context = new CommandContext();
  @Mixin private final ActorOption actorOption = new ActorOption();

  @Mixin private final StateOption state = new StateOption();

  @Option(
      names = "--accept-differences",
      order = 2,
      description = "Apply it too if some decisions differ, as the plan lists them.")
  private boolean acceptDifferences;

  @Override
  public Integer call() throws IOException {
    Output output = context.output();
    try (State current = state.open(context)) {
      Actor actor = actorOption.actor(current.organization());
      MadeMigration made = MadeMigration.of(current, actor);
      Problems problems = new Problems();
      if (made.plan().isEqual() || acceptDifferences) {
        Optional<String> conflict = apply(current, actor, made);
        conflict.ifPresent(problems::add);
        current.save(current.organization());
      } else {
        int count = made.plan().differences().size();
        problems.add(
            "not applied: "
                + (count == 1 ? "1 decision" : count + " decisions")
                + " would differ; --accept-differences applies it all the same");
      }
      report(output, current.place(), made, problems);
      return problems.isEmpty() ? ExitCode.YES : ExitCode.NO;
    }
  }

  private static Optional<String> apply(State state, Actor actor, MadeMigration made) {
    MigrationAdmin migration = state.access().admin().migration();
    try {
      if (made.plan().isEqual()) {
        migration.apply(actor, made.plan());
      } else {
        migration.applyWithDifferences(actor, made.plan());
      }
      return Optional.empty();
    } catch (ConflictException e) {
      return Optional.of("not applied: " + state.place() + " was changed meanwhile: try again");
    }
  }

  private static void report(
      Output output, State.Place place, MadeMigration made, Problems problems) throws IOException {
    if (output.json()) {
      try (JsonGenerator json = output.jsonDocument()) {
        json.writeStartObject();
        place.writeFields(json);
        StringWriter plan = new StringWriter();
        made.writeJson(plan);
        json.writeFieldName("plan");
        json.writeRawValue(plan.toString().strip());
        json.writeBooleanField("applied", problems.isEmpty());
        problems.write(json);
        json.writeEndObject();
      }
      output.line("");
    } else {
      made.print(output);
      if (problems.isEmpty()) {
        output.line(Printable.text("applied to " + place));
      }
    }
    problems.printTo(output);
  }
}
