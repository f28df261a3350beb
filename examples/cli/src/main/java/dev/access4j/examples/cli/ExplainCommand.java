package dev.access4j.examples.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.access4j.file.Question;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code access explain}: why may somebody do something, or why not? */
@Command(
    name = "explain",
    description = {
      "Tells why somebody may do something or not.",
      "It shows every gate, every grant, and what is missing. Exit 0 if allowed, 1 if denied."
    },
    customSynopsis = {
      "access explain FILE [--user USERNAME] --solution ID [--version ID]",
      "               (--process NAME --swimlane NAME | --ui-flow NAME)",
      "               --operation NAME [--filter KEY=V1,V2]... [--at INSTANT] [--json]"
    },
    parameterListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  access explain bank.json --user ana.pop --solution onboarding \\",
      "      --process open-account --swimlane 'Front office' --operation EXECUTE \\",
      "      --filter businessFilters=branch_02",
      "  access explain bank.json --solution lending --version 7 \\",
      "      --ui-flow desk --operation INTERACT --at 2026-12-01T00:00:00Z",
    })
final class ExplainCommand implements Callable<Integer> {

  @Mixin private final CommandContext context = new CommandContext();
  @Mixin private final AccessSource source = new AccessSource();
  @Mixin private final SubjectOptions subject = new SubjectOptions();
  @Mixin private final SolutionOptions solution = new SolutionOptions();
  @Mixin private final ResourceOptions resource = new ResourceOptions();
  @Mixin private final OperationOption operation = new OperationOption();
  @Mixin private final FilterOptions filter = new FilterOptions();
  @Mixin private final TimeOption time = new TimeOption();

  @Override
  public Integer call() throws IOException {
    Question.Evaluate question =
        new Question.Evaluate(
            subject.asker(context),
            solution.ref(),
            resource.resource(context),
            operation.operation(),
            filter.filters());
    Output output = context.output();
    LoadedAccess access = source.load(output);
    Reasoning reasoning = access.explain(question, time.clock());
    if (output.json()) {
      write(output, question, reasoning);
    } else {
      print(output, question, reasoning);
      Hints.print(output, access, question.asker());
    }
    return reasoning.allowed() ? ExitCode.YES : ExitCode.NO;
  }

  private void print(Output output, Question question, Reasoning reasoning) {
    Ink ink = reasoning.allowed() ? Ink.GOOD : Ink.BAD;
    output.line(output.paint(ink, reasoning.answer().value()));
    String when = time.at().map(at -> ", at " + at).orElse("");
    output.table().indented(2).row(QuestionText.of(question) + when).print();
    output.line("");
    new ExplanationText(output, reasoning).full().forEach(output::line);
  }

  private void write(Output output, Question question, Reasoning reasoning) throws IOException {
    try (JsonGenerator json = output.jsonDocument()) {
      json.writeStartObject();
      QuestionJson.write(json, question, time.at());
      QuestionJson.write(json, "answer", reasoning.answer());
      ExplanationJson explanation = new ExplanationJson(json, reasoning);
      explanation.decision();
      explanation.explanation();
      json.writeEndObject();
    }
    output.line("");
  }
}
