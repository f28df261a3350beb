package dev.access4j.examples.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.access4j.admin.IdentityImportNote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps the first notes of an import to show them, and writes all of them to a report. */
final class ImportNotes implements Consumer<IdentityImportNote> {

  private static final int SHOWN = 20;

  private final Writer report;
  private final List<IdentityImportNote> first = new ArrayList<>();
  private long count;

  ImportNotes(Writer report) {
    this.report = report;
  }

  @Override
  public void accept(IdentityImportNote note) {
    count++;
    if (count <= SHOWN) {
      first.add(note);
    }
    try {
      report.write(text(note) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(IdentityImportNote note) {
    return Printable.text(
        word(note.event())
            + " "
            + word(note.kind())
            + " '"
            + note.name()
            + "': "
            + note.fault().message()
            + " ("
            + note.fault().rule()
            + ")");
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  void printTo(Output output, @Nullable String all) {
    first.forEach(note -> output.line(text(note)));
    long more = count - first.size();
    if (more > 0) {
      output.line(
          Printable.text(
              "and " + more + " more; " + (all == null ? "--report" : all) + " has all of them"));
    }
  }

  /** Writes the first ones as the field {@code notes} of an object, and how many there are. */
  void write(JsonGenerator json) throws IOException {
    json.writeNumberField("noteCount", count);
    json.writeArrayFieldStart("notes");
    for (IdentityImportNote note : first) {
      json.writeStartObject();
      json.writeStringField("event", note.event().name());
      json.writeStringField("kind", note.kind().name());
      json.writeStringField("name", note.name());
      json.writeStringField("rule", note.fault().rule());
      json.writeStringField("message", note.fault().message());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
