package dev.access4j.examples.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.access4j.decision.Decision;
import dev.access4j.decision.Explanation.GateResult;
import dev.access4j.decision.Explanation.Missing;
import dev.access4j.decision.Explanation.ReachedRole;
import dev.access4j.decision.Grant;
import dev.access4j.decision.RoleRef;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes a decision and its explanation for machines. */
final class ExplanationJson {

  private final JsonGenerator json;
  private final Reasoning reasoning;

  ExplanationJson(JsonGenerator json, Reasoning reasoning) {
    this.json = json;
    this.reasoning = reasoning;
  }

  /** Writes the decision's fields: why, and at which revision. */
  void decision() throws IOException {
    Decision decision = reasoning.explanation().decision();
    if (decision instanceof Decision.Denied denied) {
      json.writeStringField("reason", denied.reason().name());
      json.writeStringField("rule", denied.reason().gate().rule());
    } else if (decision instanceof Decision.Allowed allowed) {
      json.writeObjectFieldStart("grant");
      grant(allowed.grant());
      json.writeEndObject();
    }
    json.writeNumberField("revision", decision.revision().value());
  }

  /** Writes the fields {@code gates}, {@code grants} and {@code missing}. */
  void explanation() throws IOException {
    json.writeArrayFieldStart("gates");
    for (GateResult gate : reasoning.explanation().gates()) {
      json.writeStartObject();
      json.writeStringField("rule", Reasoning.rule(gate));
      json.writeStringField("gate", gate.gate().name());
      json.writeStringField("outcome", gate.outcome().name());
      json.writeStringField("detail", reasoning.detail(gate));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("grants");
    for (ReachedRole role : reasoning.explanation().grants()) {
      json.writeStartObject();
      grant(role.grant());
      json.writeBooleanField("listed", role.listed());
      json.writeBooleanField("permitted", role.permitted());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("missing");
    for (Missing missing : reasoning.explanation().missing()) {
      missing(missing);
    }
    json.writeEndArray();
  }

  private void missing(Missing missing) throws IOException {
    json.writeStartObject();
    json.writeStringField("what", reasoning.named(missing.what()));
    json.writeArrayFieldStart("roles");
    for (RoleRef role : missing.roles()) {
      json.writeString(role.name());
    }
    json.writeEndArray();
    json.writeObjectFieldStart("attributes");
    for (Map.Entry<String, List<String>> one : new TreeMap<>(missing.attributes()).entrySet()) {
      json.writeArrayFieldStart(one.getKey());
      for (String value : one.getValue()) {
        json.writeString(value);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void grant(Grant grant) throws IOException {
    grant(json, grant);
  }

  /** Writes a grant's fields. */
  static void grant(JsonGenerator json, Grant grant) throws IOException {
    GrantText text = GrantText.of(grant);
    json.writeStringField("role", grant.role().name());
    json.writeStringField("through", text.kind());
    optional(json, "group", text.group());
    optional(
        json,
        "startsAt",
        text.share().flatMap(share -> share.validity().startsAt()).map(Object::toString));
    optional(
        json,
        "expiresAt",
        text.share().flatMap(share -> share.validity().expiresAt()).map(Object::toString));
  }

  private static void optional(JsonGenerator json, String field, Optional<String> value)
      throws IOException {
    if (value.isPresent()) {
      json.writeStringField(field, value.get());
    }
  }
}
