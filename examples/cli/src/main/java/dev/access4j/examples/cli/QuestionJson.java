package dev.access4j.examples.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.file.Answer;
import dev.access4j.file.Question;
import dev.access4j.file.Question.Asker;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes questions and answers with the keys of a case file, so that they can be pasted into one.
 */
final class QuestionJson {

  private final JsonGenerator json;

  private QuestionJson(JsonGenerator json) {
    this.json = json;
  }

  /** Writes the field {@code question}. */
  static void write(JsonGenerator json, Question question, Optional<Instant> at)
      throws IOException {
    json.writeObjectFieldStart("question");
    json.writeStringField("ask", question.ask());
    new QuestionJson(json).fields(question);
    if (at.isPresent()) {
      json.writeStringField("now", at.get().toString());
    }
    json.writeEndObject();
  }

  /** Writes an answer in a field. */
  static void write(JsonGenerator json, String field, Answer answer) throws IOException {
    if (answer instanceof Answer.Names names) {
      json.writeArrayFieldStart(field);
      for (String name : names.names()) {
        json.writeString(name);
      }
      json.writeEndArray();
    } else if (answer.toString().equals("true") || answer.toString().equals("false")) {
      json.writeBooleanField(field, answer.toString().equals("true"));
    } else {
      json.writeStringField(field, answer.toString());
    }
  }

  private void fields(Question question) throws IOException {
    if (question instanceof Question.Evaluate q) {
      user(q.asker());
      solution(q.solution());
      resource(q.resource());
      json.writeStringField("operation", q.operation().name());
      filters(q.filters());
    } else if (question instanceof Question.CanStart q) {
      user(q.asker());
      solution(q.solution());
      json.writeStringField("process", q.process());
      filters(q.filters());
    } else if (question instanceof Question.InstanceAccess q) {
      user(q.asker());
      solution(q.solution());
      resource(Resource.swimlane(q.process(), q.swimlane()));
      filters(q.filters());
    } else if (question instanceof Question.Solutions q) {
      user(q.asker());
    } else if (question instanceof Question.Operations q) {
      user(q.asker());
      solution(q.solution());
      resource(q.resource());
      filters(q.filters());
    } else if (question instanceof Question.Resources q) {
      user(q.asker());
      solution(q.solution());
      json.writeStringField("operation", q.operation().name());
      filters(q.filters());
    } else if (question instanceof Question.Roles q) {
      user(q.asker());
      solution(q.solution());
    } else if (question instanceof Question.Users q) {
      solution(q.solution());
      resource(q.resource());
      json.writeStringField("operation", q.operation().name());
      filters(q.filters());
    } else {
      throw new IllegalArgumentException("a new kind of question: " + question.ask());
    }
  }

  private void user(Asker asker) throws IOException {
    if (asker instanceof Asker.Named named) {
      json.writeStringField("user", named.username());
    }
  }

  private void solution(SolutionRef ref) throws IOException {
    json.writeStringField("solution", ref.solution().value());
    if (ref instanceof SolutionRef.Pinned pinned) {
      json.writeStringField("version", pinned.version().value());
    }
  }

  private void resource(Resource resource) throws IOException {
    if (resource instanceof Resource.SwimlaneOf lane) {
      json.writeStringField("process", lane.process());
      json.writeStringField("swimlane", lane.swimlane());
    } else if (resource instanceof Resource.UiFlowOf flow) {
      json.writeStringField("uiFlow", flow.name());
    }
  }

  private void filters(BusinessFilters filters) throws IOException {
    if (!filters.values().isEmpty()) {
      json.writeObjectFieldStart("filters");
      for (Map.Entry<String, List<String>> filter : new TreeMap<>(filters.values()).entrySet()) {
        json.writeArrayFieldStart(filter.getKey());
        for (String value : filter.getValue()) {
          json.writeString(value);
        }
        json.writeEndArray();
      }
      json.writeEndObject();
    }
  }
}
