package dev.access4j.examples.cli;

import dev.access4j.file.Question;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code access list resources}: where may somebody do something (LU-3)? */
@Command(
    name = "resources",
    description = {
      "Lists the resources on which somebody may do something.",
      "A swimlane is written PROCESS/SWIMLANE, a UI flow uiFlow:NAME."
    },
    customSynopsis = {
      "access list resources (FILE | DATABASE) [--user USERNAME] --solution ID",
      "             [--version ID] --operation NAME",
      "             [--filter KEY=V1,V2]... [--at INSTANT] [--json]"
    },
    parameterListHeading = "%n",
    footerHeading = "%nExample:%n",
    footer = {
      "  access list resources bank.json --user ana.pop --solution onboarding \\",
      "      --operation EXECUTE --filter businessFilters=branch_01"
    })
final class ListResourcesCommand implements Callable<Integer> {

  @Mixin private final CommandContext context = new CommandContext();
  @Mixin private final AccessSource source = new AccessSource();
  @Mixin private final SubjectOptions subject = new SubjectOptions();
  @Mixin private final SolutionOptions solution = new SolutionOptions();
  @Mixin private final OperationOption operation = new OperationOption();
  @Mixin private final FilterOptions filter = new FilterOptions();
  @Mixin private final TimeOption time = new TimeOption();

  @Override
  public Integer call() throws IOException {
    Question.Resources question =
        new Question.Resources(
            subject.asker(context), solution.ref(), operation.operation(), filter.filters());
    Output output = context.output();
    try (LoadedAccess access = source.load(context)) {
      Answers.print(output, question, time, access.answer(question, time.clock()));
      Hints.print(output, access, question.asker());
      Hints.print(output, access, question.solution());
      return ExitCode.YES;
    }
  }
}
