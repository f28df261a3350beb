package dev.access4j.examples.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.access4j.file.CaseResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** One document: the case files with their failures, the errors, and the counts. */
final class JsonTestReport extends TestReport {

  private final Output output;
  private final JsonGenerator json;

  JsonTestReport(Output output) throws IOException {
    this.output = output;
    this.json = output.jsonDocument();
    json.writeStartObject();
    json.writeArrayFieldStart("files");
  }

  @Override
  void report(Path accessFile, Path caseFile, int passed, List<CaseResult> failures)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("accessFile", accessFile.toString());
    json.writeStringField("caseFile", caseFile.toString());
    json.writeNumberField("passed", passed);
    json.writeNumberField("failed", failures.size());
    json.writeArrayFieldStart("failures");
    for (CaseResult failure : failures) {
      write(failure);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(CaseResult failure) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", failure.ran().name());
    QuestionJson.write(json, failure.ran().question(), failure.ran().now());
    QuestionJson.write(json, "expected", failure.ran().expect());
    QuestionJson.write(json, "actual", failure.actual());
    if (!failure.notes().isEmpty()) {
      json.writeArrayFieldStart("notes");
      for (String note : failure.notes()) {
        json.writeString(note);
      }
      json.writeEndArray();
    }
    if (failure.explanation().isPresent()) {
      json.writeObjectFieldStart("explanation");
      new ExplanationJson(
              json,
              new Reasoning(failure.explanation().get(), Reasoning.asker(failure.ran().question())))
          .explanation();
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  @Override
  void end(Problems problems) throws IOException {
    json.writeEndArray();
    problems.write(json);
    json.writeNumberField("passed", passed());
    json.writeNumberField("failed", failed());
    json.writeEndObject();
    json.close();
    output.line("");
  }
}
