package dev.access4j.examples.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.access4j.audit.AuditActor;
import dev.access4j.audit.AuditEvent;
import dev.access4j.audit.AuditOrigin;
import dev.access4j.audit.AuditState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one entry of an audit log. Keys that it does not know are passed over. */
final class EntryReading {

  private final JsonParser json;
  private final Map<String, String> texts = new LinkedHashMap<>();
  private final Map<String, String> actor = new LinkedHashMap<>();
  private final Map<String, String> subject = new LinkedHashMap<>();
  private final List<String> missing = new ArrayList<>();
  private AuditState before = AuditState.ABSENT;
  private AuditState after = AuditState.ABSENT;

  private EntryReading(JsonParser json) {
    this.json = json;
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException if it is no entry
   */
  static RecordedEntry read(String line) throws IOException {
    try (JsonParser json = JsonDocuments.parser(line)) {
      return new EntryReading(json).read();
    } catch (JsonProcessingException | DateTimeException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Reads a line of a log; one that is no entry is an input that cannot be used. */
  static RecordedEntry read(AuditLines.Line line, AuditLines lines, Path log) throws IOException {
    try {
      return read(line.text());
    } catch (IllegalArgumentException e) {
      throw new UnusableInputException(
          log + ":" + lines.numberOf(line.start()) + ": is no entry of an audit log");
    }
  }

  private RecordedEntry read() throws IOException {
    require(json.nextToken(), JsonToken.START_OBJECT);
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      JsonToken value = json.nextToken();
      switch (key) {
        case "actor" -> readTexts(actor);
        case "subject" -> readTexts(subject);
        case "before" -> before = state();
        case "after" -> after = state();
        case "missing" -> missing.addAll(values());
        default -> {
          if (value.isScalarValue()) {
            texts.put(key, json.getText());
          }
          json.skipChildren();
        }
      }
    }
    require(json.currentToken(), JsonToken.END_OBJECT);
    String kind = required(subject, "kind");
    subject.remove("kind");
    AuditActor who =
        new AuditActor(
            AuditActor.Kind.valueOf(required(actor, "kind")), required(actor, RecordedEntry.ID));
    return new RecordedEntry(
        Long.parseLong(required(texts, "number")),
        new AuditOrigin(Instant.parse(required(texts, "at")), who, required(texts, "operation")),
        AuditEvent.Outcome.valueOf(required(texts, "outcome")),
        kind,
        subject,
        before,
        after,
        missing);
  }

  private void readTexts(Map<String, String> into) throws IOException {
    require(json.currentToken(), JsonToken.START_OBJECT);
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      require(json.nextToken(), JsonToken.VALUE_STRING);
      into.put(key, json.getText());
    }
  }

  private AuditState state() throws IOException {
    require(json.currentToken(), JsonToken.START_OBJECT);
    Map<String, List<String>> fields = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      json.nextToken();
      fields.put(key, values());
    }
    return AuditState.of(fields);
  }

  private List<String> values() throws IOException {
    require(json.currentToken(), JsonToken.START_ARRAY);
    List<String> values = new ArrayList<>();
    while (json.nextToken() == JsonToken.VALUE_STRING) {
      values.add(json.getText());
    }
    require(json.currentToken(), JsonToken.END_ARRAY);
    return values;
  }

  private static void require(JsonToken found, JsonToken wanted) {
    if (found != wanted) {
      throw new IllegalArgumentException(found + " in the place of " + wanted);
    }
  }

  private static String required(Map<String, String> fields, String key) {
    String value = fields.get(key);
    if (value == null) {
      throw new IllegalArgumentException("no " + key);
    }
    return value;
  }
}
