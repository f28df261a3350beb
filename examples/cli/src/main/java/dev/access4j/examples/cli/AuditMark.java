package dev.access4j.examples.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A line of an audit log that says which state belongs to the entries before it. One says that a
 * state is about to be saved and is written before it; another that it has been saved, after it. So
 * a state that was brought back by hand is not taken for one that was never saved.
 *
 * @param saved whether the state has been saved
 * @param number the number of the last entry; 0 if there is none
 * @param from the digest of the state before; empty if it has been saved
 * @param state the digest of the state
 */
record AuditMark(boolean saved, long number, String from, String state) {

  private static final String SAVING = "saving";
  private static final String SAVED = "saved";

  /** A mark and the place of its line. */
  record Placed(AuditMark mark, long start, long end) {}

  static AuditMark saving(long number, String from, String state) {
    return new AuditMark(false, number, from, state);
  }

  static AuditMark saved(long number, String state) {
    return new AuditMark(true, number, "", state);
  }

  /** Whether a line is no entry but a mark. */
  static boolean is(String line) {
    return line.startsWith("{\"" + SAVED + "\":") || line.startsWith("{\"" + SAVING + "\":");
  }

  /** The last mark before a place. */
  static Optional<Placed> lastBefore(AuditLines lines, long place) throws IOException {
    Optional<AuditLines.Line> line = lines.before(place);
    while (line.isPresent()) {
      AuditLines.Line found = line.get();
      Optional<AuditMark> mark = is(found.text()) ? read(found.text()) : Optional.empty();
      if (mark.isPresent()) {
        return Optional.of(new Placed(mark.get(), found.start(), found.end()));
      }
      line = lines.before(found.start());
    }
    return Optional.empty();
  }

  /** The mark that a line is; empty if it is none, or damaged. */
  static Optional<AuditMark> read(String line) throws IOException {
    Map<String, String> fields = new HashMap<>();
    try (JsonParser json = JsonDocuments.parser(line)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String key = json.currentName();
        json.nextToken();
        fields.put(key, json.getText());
      }
      boolean saved = fields.containsKey(SAVED);
      long number = Long.parseLong(fields.getOrDefault(saved ? SAVED : SAVING, ""));
      return Optional.of(
          new AuditMark(
              saved, number, fields.getOrDefault("from", ""), fields.getOrDefault("state", "")));
    } catch (JsonProcessingException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** The line, with its line break. */
  String line() throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JsonDocuments.line(text)) {
      json.writeStartObject();
      json.writeNumberField(saved ? SAVED : SAVING, number);
      if (!saved) {
        json.writeStringField("from", from);
      }
      json.writeStringField("state", state);
      json.writeEndObject();
    }
    return text.append('\n').toString();
  }
}
