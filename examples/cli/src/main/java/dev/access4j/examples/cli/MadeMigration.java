package dev.access4j.examples.cli;

import dev.access4j.admin.Actor;
import dev.access4j.admin.MigrationPlan;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.ValidationException;
import dev.access4j.file.MigrationReport;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;

/**
 * A planned migration and its report.
 *
 * @param plan the plan
 * @param report the report, with names
 */
record MadeMigration(MigrationPlan plan, MigrationReport report) {

  static MadeMigration of(State state, Actor actor) {
    OrganizationId organization = state.organization();
    MigrationPlan plan;
    try {
      plan = state.access().admin().migration().plan(actor);
    } catch (ValidationException e) {
      // There is an organization, so that it can be only this: it has its shares already.
      throw new UnusableInputException(state.place() + ": " + e.faults().get(0).message());
    }
    return new MadeMigration(
        plan, state.access().store().read(organization, view -> MigrationReport.of(plan, view)));
  }

  /** Writes all of it, as JSON. */
  void writeJson(Writer out) throws IOException {
    report.writeJson(JsonDocuments.escaping(out));
  }

  /** Prints it for people. */
  void print(Output output) throws IOException {
    StringWriter text = new StringWriter();
    report.writeText(text);
    text.toString()
        .lines()
        .map(Printable::text)
        .map(line -> painted(output, line))
        .forEach(output::line);
  }

  private static String painted(Output output, String line) {
    if (line.startsWith("EQUAL: ")) {
      return output.paint(Ink.GOOD, line);
    }
    return line.startsWith("NOT EQUAL: ") ? output.paint(Ink.BAD, line) : line;
  }
}
