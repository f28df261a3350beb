package dev.access4j.examples.cli;

import dev.access4j.file.Question;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code access list roles}: which listed roles does somebody hold (LU-6)? */
@Command(
    name = "roles",
    description = "Lists the roles that somebody holds, of those that a version lists.",
    customSynopsis = {
      "access list roles (FILE | DATABASE) [--user USERNAME] --solution ID",
      "                  [--version ID] [--at INSTANT] [--json]"
    },
    parameterListHeading = "%n",
    footerHeading = "%nExample:%n",
    footer = "  access list roles bank.json --user ana.pop --solution onboarding")
final class ListRolesCommand implements Callable<Integer> {

  @Mixin private final CommandContext context = new CommandContext();
  @Mixin private final AccessSource source = new AccessSource();
  @Mixin private final SubjectOptions subject = new SubjectOptions();
  @Mixin private final SolutionOptions solution = new SolutionOptions();
  @Mixin private final TimeOption time = new TimeOption();

  @Override
  public Integer call() throws IOException {
    Question.Roles question = new Question.Roles(subject.asker(context), solution.ref());
    Output output = context.output();
    try (LoadedAccess access = source.load(context)) {
      Answers.print(output, question, time, access.answer(question, time.clock()));
      Hints.print(output, access, question.asker());
      Hints.print(output, access, question.solution());
      return ExitCode.YES;
    }
  }
}
