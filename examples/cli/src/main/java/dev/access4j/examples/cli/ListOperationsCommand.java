package dev.access4j.examples.cli;

import dev.access4j.file.Question;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code access list operations}: what may somebody do on a resource (LU-2)? */
@Command(
    name = "operations",
    description = "Lists the operations that somebody may do on a resource.",
    customSynopsis = {
      "access list operations (FILE | DATABASE) [--user USERNAME] --solution ID",
      "             [--version ID] (--process NAME --swimlane NAME | --ui-flow NAME)",
      "             [--filter KEY=V1,V2]... [--at INSTANT] [--json]"
    },
    parameterListHeading = "%n",
    footerHeading = "%nExample:%n",
    footer = {
      "  access list operations bank.json --user ana.pop --solution onboarding \\",
      "      --process open-account --swimlane 'Front office'"
    })
final class ListOperationsCommand implements Callable<Integer> {

  @Mixin private final CommandContext context = new CommandContext();
  @Mixin private final AccessSource source = new AccessSource();
  @Mixin private final SubjectOptions subject = new SubjectOptions();
  @Mixin private final SolutionOptions solution = new SolutionOptions();
  @Mixin private final ResourceOptions resource = new ResourceOptions();
  @Mixin private final FilterOptions filter = new FilterOptions();
  @Mixin private final TimeOption time = new TimeOption();

  @Override
  public Integer call() throws IOException {
    Question.Operations question =
        new Question.Operations(
            subject.asker(context), solution.ref(), resource.resource(context), filter.filters());
    Output output = context.output();
    try (LoadedAccess access = source.load(context)) {
      Answers.print(output, question, time, access.answer(question, time.clock()));
      Hints.print(output, access, question.asker());
      Hints.print(output, access, question.solution(), question.resource());
      return ExitCode.YES;
    }
  }
}
