package dev.access4j.examples.cli;

import dev.access4j.Access4j;
import dev.access4j.decision.UserQuery;
import dev.access4j.directory.EndUser;
import dev.access4j.file.Question;
import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code access list users}: who may do something (LU-4)? */
@Command(
    name = "users",
    description = "Lists the end users that may do something, by username.",
    customSynopsis = {
      "access list users (FILE | DATABASE) --solution ID [--version ID]",
      "                  (--process NAME --swimlane NAME | --ui-flow NAME)",
      "                  --operation NAME [--filter KEY=V1,V2]... [--at INSTANT]",
      "                  [--unsorted] [--json]"
    },
    parameterListHeading = "%n",
    footerHeading = "%nExample:%n",
    footer = {
      "  access list users bank.json --solution onboarding --process open-account \\",
      "      --swimlane 'Front office' --operation EXECUTE --filter region=north"
    })
final class ListUsersCommand implements Callable<Integer> {

  @Mixin private final CommandContext context = new CommandContext();
  @Mixin private final AccessSource source = new AccessSource();
  @Mixin private final SolutionOptions solution = new SolutionOptions();
  @Mixin private final ResourceOptions resource = new ResourceOptions();
  @Mixin private final OperationOption operation = new OperationOption();
  @Mixin private final FilterOptions filter = new FilterOptions();
  @Mixin private final TimeOption time = new TimeOption();

  @Option(
      names = "--unsorted",
      order = 11,
      description =
          "Print each user as soon as it is found, in the store's order. --json is always sorted.")
  private boolean unsorted;

  @Override
  public Integer call() throws IOException {
    Question.Users question =
        new Question.Users(
            solution.ref(), resource.resource(context), operation.operation(), filter.filters());
    Output output = context.output();
    try (LoadedAccess access = source.load(context)) {
      if (unsorted && !output.json()) {
        stream(output, access, question);
      } else {
        Answers.print(output, question, time, access.answer(question, time.clock()));
      }
      Hints.print(output, access, question.solution(), question.resource());
      Hints.print(output, question.resource(), question.operation());
      return ExitCode.YES;
    }
  }

  private void stream(Output output, LoadedAccess loaded, Question.Users question) {
    UserQuery query =
        new UserQuery(
            loaded.organization(),
            question.solution(),
            question.resource(),
            question.operation(),
            question.filters());
    try (Access4j access = loaded.access(time.clock());
        Stream<EndUser> users = access.evaluator().users(query)) {
      Iterator<EndUser> each = users.iterator();
      while (each.hasNext() && !output.out().checkError()) {
        output.line(Printable.text(each.next().username()));
      }
    }
  }
}
