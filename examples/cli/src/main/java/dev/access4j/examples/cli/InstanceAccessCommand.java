package dev.access4j.examples.cli;

import dev.access4j.decision.InstanceAccess;
import dev.access4j.file.Answer;
import dev.access4j.file.Question;
import dev.access4j.solution.Resource;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code access instance-access}: what may somebody do with a running instance (EV-14)? */
@Command(
    name = "instance-access",
    description = {
      "Tells what somebody may do with a process instance.",
      "It depends on the swimlane that the token is in: FULL or READ_ONLY (exit 0), or DENIED"
          + " (exit 1)."
    },
    customSynopsis = {
      "access instance-access (FILE | DATABASE) [--user USERNAME]",
      "             --solution ID [--version ID] --process NAME --swimlane NAME",
      "             [--filter KEY=V1,V2]... [--at INSTANT] [--json]"
    },
    parameterListHeading = "%n",
    footerHeading = "%nExample:%n",
    footer = {
      "  access instance-access bank.json --user ana.pop --solution onboarding \\",
      "      --process open-account --swimlane Supervision --filter region=north"
    })
final class InstanceAccessCommand implements Callable<Integer> {

  private static final Answer NO = new Answer.Word(InstanceAccess.DENIED.name());

  @Mixin private final CommandContext context = new CommandContext();
  @Mixin private final AccessSource source = new AccessSource();
  @Mixin private final SubjectOptions subject = new SubjectOptions();
  @Mixin private final SolutionOptions solution = new SolutionOptions();
  @Mixin private final FilterOptions filter = new FilterOptions();
  @Mixin private final TimeOption time = new TimeOption();

  @Option(
      names = "--process",
      paramLabel = "NAME",
      order = 5,
      required = true,
      description = "The process.")
  private String process = "";

  @Option(
      names = "--swimlane",
      paramLabel = "NAME",
      order = 6,
      required = true,
      description = "The swimlane that the instance's token is in.")
  private String swimlane = "";

  @Override
  public Integer call() throws IOException {
    Question.InstanceAccess question =
        new Question.InstanceAccess(
            subject.asker(context), solution.ref(), process, swimlane, filter.filters());
    Output output = context.output();
    try (LoadedAccess access = source.load(context)) {
      Answer answer = access.answer(question, time.clock());
      Answers.print(output, question, time, answer);
      Hints.print(output, access, question.asker());
      Hints.print(output, access, question.solution(), Resource.swimlane(process, swimlane));
      return answer.equals(NO) ? ExitCode.NO : ExitCode.YES;
    }
  }
}
