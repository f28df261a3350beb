package dev.access4j.examples.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code access migrate plan}: what would a migration do, and does it keep every decision? */
@Command(
    name = "plan",
    description = {
      "Shows what makes a state grant by shares, and changes nothing.",
      "Exit 0 if every decision stays as it is, 1 if some differ, each of which is listed with its"
          + " cause."
    },
    customSynopsis = "access migrate plan (--state STATE | DATABASE) [--out FILE] [--json]",
    optionListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  access migrate plan --state live.json",
      "  access migrate plan --state live.json --out migration.json",
      "  access migrate plan --db bank"
    })
final class MigratePlanCommand implements Callable<Integer> {

  @Mixin private final CommandContext context = new CommandContext();

  @Mixin private final StateOption state = new StateOption();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      order = 2,
      description = "Where to write the whole plan as JSON; long lists are cut on the screen.")
  private @Nullable String target;

  @Override
  public Integer call() throws IOException {
    Output output = context.output();
    Path file = target == null ? null : Documents.path(target);
    MadeMigration made;
    try (State current = state.read(context)) {
      made = MadeMigration.of(current, new ActorOption().actor(current.organization()));
    }
    if (file != null) {
      ReplacedFile.write(file, made::writeJson);
    }
    if (output.json()) {
      made.writeJson(output.out());
    } else {
      made.print(output);
    }
    return made.plan().isEqual() ? ExitCode.YES : ExitCode.NO;
  }
}
