package dev.access4j.examples.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
          + " line. With several of the options an entry must fit all of them."
    },
    customSynopsis = {
      "access audit --state STATE [--user USERNAME] [--group NAME] [--role NAME]",
      "                    [--solution ID] [--actor ID] [--operation CODE]",
      "                    [--from INSTANT] [--until INSTANT] [--newest-first]",
      "                    [--limit N] [--after NUMBER] [--json]"
    },
    optionListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  access audit --state live.json --newest-first",
      "  access audit --state live.json --user ana.pop --from 2026-11-01T00:00:00Z",
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

  /** How an entry is shown. */
  private interface Show {
    void entry(RecordedEntry entry) throws IOException;
  }

  /** What was shown: the number to go on after if there is more, and what to know about it. */
  private record Shown(int count, Optional<Long> more, List<Long> gaps, boolean changedOutside) {}

  @Override
  public Integer call() throws IOException {
    if (limit < 1 || limit > MOST) {
      throw context.usage("--limit is 1 to " + MOST);
    }
    Output output = context.output();
    Path state = stateOption.path();
    Path log = AuditTrail.log(state);
    boolean kept = Files.exists(log);
    if (!kept && Files.notExists(state)) {
      throw new UnusableInputException(state + " is not there, and nothing was recorded of it");
    }
    if (output.json()) {
      writeJson(output, kept, state, log);
    } else {
      print(output, kept, state, log);
    }
    return ExitCode.YES;
  }

  private void print(Output output, boolean kept, Path state, Path log) throws IOException {
    if (!kept) {
      output.line(Printable.text("nothing was recorded of " + state));
      return;
    }
    Shown shown = show(state, log, entry -> EntryText.print(entry, output));
    if (shown.count() == 0) {
      output.line(Printable.text("there is no such entry of " + state));
    }
    shown.more().ifPresent(last -> output.line("there are more: go on with --after " + last));
    for (long before : shown.gaps()) {
      output.error(
          Printable.text(
              "access: note: " + state + " was changed in another way before #" + before));
    }
    if (shown.changedOutside()) {
      output.error(
          Printable.text(
              "access: note: "
                  + state
                  + " is not as the last change left it: it was changed in another way since"));
    }
  }

  private void writeJson(Output output, boolean kept, Path state, Path log) throws IOException {
    // Not to the output at once: where a line is wrong, there is another document.
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JsonDocuments.generator(text)) {
      json.writeStartObject();
      json.writeStringField("state", state.toString());
      json.writeArrayFieldStart("entries");
      Shown shown =
          kept
              ? show(state, log, entry -> entry.write(json))
              : new Shown(0, Optional.empty(), List.of(), false);
      json.writeEndArray();
      if (shown.more().isPresent()) {
        json.writeNumberField("after", shown.more().get());
      }
      json.writeArrayFieldStart("changedOutsideBefore");
      for (long before : shown.gaps()) {
        json.writeNumber(before);
      }
      json.writeEndArray();
      json.writeBooleanField("changedOutside", shown.changedOutside());
      json.writeEndObject();
    }
    output.line(text.toString());
  }

  private Shown show(Path state, Path log, Show show) throws IOException {
    try (AuditLines lines = AuditLines.open(log)) {
      String digest = FileDigest.of(state);
      AuditEnd end = AuditEnd.of(lines, digest);
      AuditPages pages = new AuditPages(log, lines, end, newestFirst, Optional.ofNullable(after));
      int count = 0;
      long last = 0;
      Optional<RecordedEntry> next = pages.next(filter::accepts);
      while (next.isPresent() && count < limit) {
        show.entry(next.get());
        last = next.get().number();
        count++;
        next = pages.next(filter::accepts);
      }
      Optional<Long> more = next.isPresent() ? Optional.of(last) : Optional.empty();
      return new Shown(count, more, pages.gaps(), !digest.equals(end.state()));
    }
  }
}
