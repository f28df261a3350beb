package dev.access4j.examples.cli;

import dev.access4j.file.AccessFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code access plan}: what would an access file change? */
@Command(
    name = "plan",
    description = {
      "Shows what makes a state be as an access file says, and changes nothing.",
      "The state is an access file too, or an organization in a database. What is in it and not in"
          + " FILE would be removed. A state that is not there would be made."
    },
    customSynopsis = "access plan FILE (--state STATE | DATABASE) [--out PLANFILE] [--json]",
    parameterListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  access plan bank.yaml --state live.json",
      "  access plan bank.yaml --state live.json --out bank.plan",
      "  access plan bank.yaml --jdbc-url jdbc:postgresql://localhost/bank",
      "",
      "+ is to be made, ~ to be changed, - to be removed.",
      "'access apply --plan bank.plan' does what the plan says, and nothing if FILE or",
      "STATE has changed by then."
    })
final class PlanCommand implements Callable<Integer> {

  @Mixin private final CommandContext context = new CommandContext();

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "The access file: .json, .yaml or .yml; - for standard input.")
  private String file = "";

  @Mixin private final StateOption state = new StateOption();

  @Option(
      names = "--out",
      paramLabel = "PLANFILE",
      order = 2,
      description = "Where to write the plan for 'access apply --plan'.")
  private @Nullable String target;

  @Override
  public Integer call() throws IOException {
    Output output = context.output();
    Path planFile = target == null ? null : Documents.path(target);
    if (planFile != null && file.equals(Documents.STANDARD_INPUT)) {
      throw context.usage("--out needs a FILE: 'apply --plan' reads it again");
    }
    AccessFile document = PlanSource.document(file, output);
    MadePlan made;
    try (State current = state.read(context)) {
      made = MadePlan.of(file, document, current);
    }
    if (planFile != null) {
      ReplacedFile.write(planFile, made::writeFile);
    }
    if (output.json()) {
      made.writeFile(output.out());
    } else {
      made.print(output);
    }
    return ExitCode.YES;
  }
}
