package dev.access4j.examples.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.access4j.file.AccessFile;
import dev.access4j.file.AccessPlan;
import dev.access4j.file.PlannedChange;
import dev.access4j.file.PlannedChange.Kind;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A plan and what it was made from.
 *
 * @param origin what it was made from
 * @param plan the plan
 */
record MadePlan(PlanOrigin origin, AccessPlan plan) {

  static MadePlan of(String documentName, AccessFile document, State state) {
    return new MadePlan(
        new PlanOrigin(
            documentName,
            state.place(),
            PlanSource.digest(document),
            state.digest(state.organizationFor(document))),
        PlanSource.plan(document, state));
  }

  /** The plan file: good for as long as neither the document nor the state changes. */
  void writeFile(Writer out) throws IOException {
    try (JsonGenerator json = JsonDocuments.generator(out)) {
      json.writeStartObject();
      writeFields(json);
      json.writeEndObject();
    }
    out.write('\n');
  }

  String fileText() {
    StringWriter text = new StringWriter();
    try {
      writeFile(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Writes what the plan file has, as fields of an object. */
  void writeFields(JsonGenerator json) throws IOException {
    origin.writeFields(json);
    StringWriter text = new StringWriter();
    plan.writeJson(text);
    json.writeFieldName("plan");
    json.writeRawValue(text.toString().strip());
  }

  /** Prints it for people, each sign in its colour. */
  void print(Output output) throws IOException {
    StringWriter text = new StringWriter();
    plan.writeText(text);
    text.toString()
        .lines()
        .map(Printable::text)
        .forEach(
            line ->
                output.line(
                    switch (line.charAt(0)) {
                      case '+' -> output.paint(Ink.GOOD, line);
                      case '-' -> output.paint(Ink.BAD, line);
                      case '~' -> output.paint(Ink.STRONG, line);
                      default -> line;
                    }));
  }

  int removals() {
    return plan.count(Kind.REMOVE);
  }

  /** What is removed, counted by kind. */
  String describeRemovals() {
    Map<PlannedChange.Thing, Integer> counts = new TreeMap<>();
    plan.changes().stream()
        .filter(change -> change.kind() == Kind.REMOVE)
        .forEach(change -> counts.merge(change.what(), 1, Integer::sum));
    StringBuilder text = new StringBuilder();
    counts.forEach(
        (what, count) -> {
          String name = what.name().toLowerCase(Locale.ROOT).replace('_', ' ');
          text.append(text.isEmpty() ? "" : ", ").append(count).append(' ').append(name);
          text.append(count == 1 ? "" : "s");
        });
    return text.toString();
  }
}
