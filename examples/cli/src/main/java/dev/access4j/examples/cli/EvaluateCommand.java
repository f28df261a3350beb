package dev.access4j.examples.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.access4j.file.Question;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** What {@code check} and {@code explain} have in common: the question, and how it is answered. */
abstract class EvaluateCommand implements Callable<Integer> {

  @Mixin private final CommandContext context = new CommandContext();
  @Mixin private final AccessSource source = new AccessSource();
  @Mixin private final SubjectOptions subject = new SubjectOptions();
  @Mixin private final SolutionOptions solution = new SolutionOptions();
  @Mixin private final ResourceOptions resource = new ResourceOptions();
  @Mixin private final OperationOption operation = new OperationOption();
  @Mixin private final FilterOptions filter = new FilterOptions();
  @Mixin private final TimeOption time = new TimeOption();

  /** Prints what follows the first line, for people. */
  abstract void print(Output output, String asked, Reasoning reasoning);

  /** Writes what follows the answer, for machines. */
  abstract void write(ExplanationJson json) throws IOException;

  @Override
  public final Integer call() throws IOException {
    Question.Evaluate question =
        new Question.Evaluate(
            subject.asker(context),
            solution.ref(),
            resource.resource(context),
            operation.operation(),
            filter.filters());
    Output output = context.output();
    try (LoadedAccess access = source.load(context)) {
      Reasoning reasoning = access.explain(question, time.clock());
      if (output.json()) {
        write(output, question, reasoning);
      } else {
        Ink ink = reasoning.allowed() ? Ink.GOOD : Ink.BAD;
        output.line(output.paint(ink, reasoning.answer().value()));
        Optional<String> when = time.at().map(at -> ", at " + at);
        print(output, QuestionText.of(question) + when.orElse(""), reasoning);
        // The gate says already that there is no such user.
        Hints.printOtherCase(output, access, question.asker());
        Hints.print(output, question.resource(), question.operation());
      }
      return reasoning.allowed() ? ExitCode.YES : ExitCode.NO;
    }
  }

  private void write(Output output, Question question, Reasoning reasoning) throws IOException {
    try (JsonGenerator json = output.jsonDocument()) {
      json.writeStartObject();
      QuestionJson.write(json, question, time.at());
      QuestionJson.write(json, "answer", reasoning.answer());
      write(new ExplanationJson(json, reasoning));
      json.writeEndObject();
    }
    output.line("");
  }
}
