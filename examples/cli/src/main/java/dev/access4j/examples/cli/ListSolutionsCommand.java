package dev.access4j.examples.cli;

import dev.access4j.file.Question;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code access list solutions}: which solutions can somebody open (LU-1)? */
@Command(
    name = "solutions",
    description = {
      "Lists the solutions that somebody can open.",
      "These are the ones with a live version on which the subject holds a listed role."
    },
    customSynopsis = {
      "access list solutions (FILE | DATABASE) [--user USERNAME] [--at INSTANT]",
      "             [--json]"
    },
    parameterListHeading = "%n",
    footerHeading = "%nExample:%n",
    footer = "  access list solutions bank.json --user ana.pop")
final class ListSolutionsCommand implements Callable<Integer> {

  @Mixin private final CommandContext context = new CommandContext();
  @Mixin private final AccessSource source = new AccessSource();
  @Mixin private final SubjectOptions subject = new SubjectOptions();
  @Mixin private final TimeOption time = new TimeOption();

  @Override
  public Integer call() throws IOException {
    Question.Solutions question = new Question.Solutions(subject.asker(context));
    Output output = context.output();
    try (LoadedAccess access = source.load(context)) {
      Answers.print(output, question, time, access.answer(question, time.clock()));
      Hints.print(output, access, question.asker());
      return ExitCode.YES;
    }
  }
}
