package dev.access4j.examples.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.access4j.file.Question;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code access check}: may somebody do something? */
@Command(
    name = "check",
    description = {"Tells whether somebody may do something.", "Exit 0 if allowed, 1 if denied."},
    customSynopsis = {
      "access check FILE [--user USERNAME] --solution ID [--version ID]",
      "             (--process NAME --swimlane NAME | --ui-flow NAME)",
      "             --operation NAME [--filter KEY=V1,V2]... [--at INSTANT] [--json]"
    },
    parameterListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  access check bank.json --user ana.pop --solution onboarding \\",
      "      --process open-account --swimlane 'Front office' --operation EXECUTE \\",
      "      --filter businessFilters=branch_01",
      "  access check bank.json --solution onboarding --ui-flow portal \\",
      "      --operation INTERACT",
      "",
      "The first line is the answer as a case file expects it: ALLOWED, or DENIED:",
      "and the reason. 'access explain' with the same options tells what led to it."
    })
final class CheckCommand implements Callable<Integer> {

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
      print(output, reasoning);
      Hints.print(output, access, question.asker());
    }
    return reasoning.allowed() ? ExitCode.YES : ExitCode.NO;
  }

  private static void print(Output output, Reasoning reasoning) {
    Ink ink = reasoning.allowed() ? Ink.GOOD : Ink.BAD;
    output.line(output.paint(ink, reasoning.answer().value()));
    output.table().indented(2).row(reasoning.because()).print();
  }

  private void write(Output output, Question question, Reasoning reasoning) throws IOException {
    try (JsonGenerator json = output.jsonDocument()) {
      json.writeStartObject();
      QuestionJson.write(json, question, time.at());
      QuestionJson.write(json, "answer", reasoning.answer());
      new ExplanationJson(json, reasoning).decision();
      json.writeEndObject();
    }
    output.line("");
  }
}
