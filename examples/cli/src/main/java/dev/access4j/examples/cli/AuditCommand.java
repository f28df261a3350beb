package dev.access4j.examples.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code access audit}: what was changed in a state, by whom and when (AD-6). */
@Command(
    name = "audit",
    description = {
      "Shows what was changed in a state, by whom and when.",
      "What a command changes in STATE is kept beside it, in STATE.audit.jsonl: one JSON object a"
          + " line; of a database, in it, whoever makes the change. With several of the options an"
          + " entry must fit all of them."
    },
    customSynopsis = {
      "access audit (--state STATE | DATABASE) [--user USERNAME] [--group NAME]",
      "                    [--role NAME] [--solution ID] [--actor ID] [--operation CODE]",
      "                    [--from INSTANT] [--until INSTANT] [--newest-first]",
      "                    [--limit N] [--after NUMBER] [--json]"
    },
    optionListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  access audit --state live.json --newest-first",
      "  access audit --state live.json --user ana.pop --from 2026-11-01T00:00:00Z",
      "  access audit --db bank --user ana.pop",
      "",
      "+ was made, ~ was changed, - was removed, ! was refused."
    })
final class AuditCommand implements Callable<Integer> {

  private static final int MOST = 1_000;

  @Mixin private final CommandContext context = new CommandContext();
  @Mixin private final EntryFilter filter = new EntryFilter();

  @Mixin private final StateOption stateOption = new StateOption();

  @Option(
      names = "--newest-first",
      order = 10,
      description = "Begin with the last entry. Without it: with the first.")
  private boolean newestFirst;

  @Option(
      names = "--limit",
      paramLabel = "N",
      order = 11,
      description = "How many entries to show, at most 1000 (default: 50).")
  private int limit = 50;

  @Option(
      names = "--after",
      paramLabel = "NUMBER",
      order = 12,
      description = "Go on after the entry with this number.")
  private @Nullable Long after;

  @Override
  public Integer call() throws IOException {
    if (limit < 1 || limit > MOST) {
      throw context.usage("--limit is 1 to " + MOST);
    }
    Output output = context.output();
    AuditChoice choice = new AuditChoice(filter, newestFirst, limit, Optional.ofNullable(after));
    AuditSource source = stateOption.audit(context, choice);
    if (output.json()) {
      writeJson(output, source);
    } else {
      print(output, source);
    }
    return ExitCode.YES;
  }

  private static void print(Output output, AuditSource source) throws IOException {
    AuditSource.Shown shown = source.show(entry -> EntryText.print(entry, output));
    String place = source.place().toString();
    if (shown.count() == 0) {
      output.line(
          Printable.text(
              (shown.kept() ? "there is no such entry of " : "nothing was recorded of ") + place));
    }
    shown.more().ifPresent(last -> output.line("there are more: go on with --after " + last));
    for (long before : shown.gaps()) {
      output.error(
          Printable.text(
              "access: note: " + place + " was changed in another way before #" + before));
    }
    if (shown.changedOutside()) {
      output.error(
          Printable.text(
              "access: note: "
                  + place
                  + " is not as the last change left it: it was changed in another way since"));
    }
  }

  private static void writeJson(Output output, AuditSource source) throws IOException {
    // Not to the output at once: where a line is wrong, there is another document.
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JsonDocuments.generator(text)) {
      json.writeStartObject();
      source.place().writeFields(json);
      json.writeArrayFieldStart("entries");
      AuditSource.Shown shown = source.show(entry -> entry.write(json));
      json.writeEndArray();
      if (shown.more().isPresent()) {
        json.writeNumberField("after", shown.more().get());
      }
      if (!source.place().database()) {
        json.writeArrayFieldStart("changedOutsideBefore");
        for (long before : shown.gaps()) {
          json.writeNumber(before);
        }
        json.writeEndArray();
        json.writeBooleanField("changedOutside", shown.changedOutside());
      }
      json.writeEndObject();
    }
    output.line(text.toString());
  }
}
