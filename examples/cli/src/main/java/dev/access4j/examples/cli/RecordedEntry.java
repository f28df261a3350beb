package dev.access4j.examples.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.access4j.audit.AuditActor;
import dev.access4j.audit.AuditEvent;
import dev.access4j.audit.AuditOrigin;
import dev.access4j.audit.AuditState;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * An entry of the audit log that is kept beside a state.
 *
 * @param number its number, from 1 on
 * @param origin when, who and by which operation
 * @param outcome whether it was done
 * @param kind what sort of thing it is about
 * @param subject what names the thing: of each part its sort and its name
 * @param before how the thing was
 * @param after how it is since
 * @param missing the permissions that the actor lacked
 */
record RecordedEntry(
    long number,
    AuditOrigin origin,
    AuditEvent.Outcome outcome,
    String kind,
    Map<String, String> subject,
    AuditState before,
    AuditState after,
    List<String> missing) {

  /** Where the ids of a subject are until there are names in their place. */
  static final String ID = "id";

  static final String PART = "part";

  /** An entry with ids, as the library tells of it. */
  static RecordedEntry of(long number, AuditEvent event) {
    return new RecordedEntry(
        number,
        event.origin(),
        event.outcome(),
        event.subject().kind().name(),
        Map.of(ID, event.subject().id(), PART, event.subject().part()),
        event.before(),
        event.after(),
        event.missing());
  }

  /** Writes the entry as an object. */
  void write(JsonGenerator json) throws IOException {
    AuditActor actor = origin.actor();
    json.writeStartObject();
    json.writeNumberField("number", number);
    json.writeStringField("at", origin.at().toString());
    json.writeObjectFieldStart("actor");
    json.writeStringField("kind", actor.kind().name());
    json.writeStringField("id", actor.id());
    json.writeEndObject();
    json.writeStringField("operation", origin.operation());
    json.writeStringField("outcome", outcome.name());
    json.writeObjectFieldStart("subject");
    json.writeStringField("kind", kind);
    for (Map.Entry<String, String> part : subject.entrySet()) {
      json.writeStringField(part.getKey(), part.getValue());
    }
    json.writeEndObject();
    write(json, "before", before);
    write(json, "after", after);
    if (!missing.isEmpty()) {
      write(json, "missing", missing);
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String key, AuditState state) throws IOException {
    if (state.present()) {
      json.writeObjectFieldStart(key);
      for (Map.Entry<String, List<String>> field : state.fields().entrySet()) {
        write(json, field.getKey(), field.getValue());
      }
      json.writeEndObject();
    }
  }

  private static void write(JsonGenerator json, String key, List<String> values)
      throws IOException {
    json.writeArrayFieldStart(key);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
