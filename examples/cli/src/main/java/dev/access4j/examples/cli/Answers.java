package dev.access4j.examples.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.access4j.file.Answer;
import dev.access4j.file.Question;
import java.io.IOException;

/** Prints the answers to questions as a case file expects them. */
final class Answers {

  private Answers() {}

  static void print(Output output, Question question, TimeOption time, Answer answer)
      throws IOException {
    if (output.json()) {
      try (JsonGenerator json = output.jsonDocument()) {
        json.writeStartObject();
        QuestionJson.write(json, question, time.at());
        QuestionJson.write(json, "answer", answer);
        json.writeEndObject();
      }
      output.line("");
    } else if (answer instanceof Answer.Names names) {
      names.names().forEach(name -> output.line(Printable.text(name)));
      if (names.names().isEmpty()) {
        output.note("none");
      }
    } else {
      output.line(answer.toString());
    }
  }
}
