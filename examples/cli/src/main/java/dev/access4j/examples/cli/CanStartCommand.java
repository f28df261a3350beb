package dev.access4j.examples.cli;

import dev.access4j.file.Answer;
import dev.access4j.file.Question;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code access can-start}: may somebody start a process (EV-13)? */
@Command(
    name = "can-start",
    description = {"Tells whether somebody may start a process.", "Exit 0 if so, 1 if not."},
    customSynopsis = {
      "access can-start (FILE | DATABASE) [--user USERNAME] --solution ID",
      "                 [--version ID] --process NAME [--filter KEY=V1,V2]...",
      "                 [--at INSTANT] [--json]"
    },
    parameterListHeading = "%n",
    footerHeading = "%nExample:%n",
    footer = {
      "  access can-start bank.json --user ana.pop --solution onboarding \\",
      "      --process open-account"
    })
final class CanStartCommand implements Callable<Integer> {

  private static final Answer YES = new Answer.Word("true");

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

  @Override
  public Integer call() throws IOException {
    Question.CanStart question =
        new Question.CanStart(subject.asker(context), solution.ref(), process, filter.filters());
    Output output = context.output();
    try (LoadedAccess access = source.load(context)) {
      Answer answer = access.answer(question, time.clock());
      Answers.print(output, question, time, answer);
      Hints.print(output, access, question.asker());
      Hints.print(output, access, question.solution(), question.process());
      return answer.equals(YES) ? ExitCode.YES : ExitCode.NO;
    }
  }
}
