package dev.access4j.examples.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code access generate}: a made-up access file of any size, to measure with. Hidden. */
@Command(
    name = "generate",
    hidden = true,
    description = "Writes a made-up access file: the same options give the same file.",
    customSynopsis = {
      "access generate [--users N] [--groups N] [--solutions N] [--seed N]",
      "                [--csv] [--output FILE]"
    },
    parameterListHeading = "%n",
    footerHeading = "%nExample:%n",
    footer = "  access generate --users 100000 --groups 1000 --solutions 200 --output big.json")
final class GenerateCommand implements Callable<Integer> {

  @Mixin private final CommandContext context = new CommandContext();

  @Option(names = "--users", paramLabel = "N", order = 1, description = "How many users.")
  private int users = 1_000;

  @Option(names = "--groups", paramLabel = "N", order = 2, description = "How many groups.")
  private int groups = 20;

  @Option(names = "--solutions", paramLabel = "N", order = 3, description = "How many solutions.")
  private int solutions = 5;

  @Option(names = "--seed", paramLabel = "N", order = 4, description = "Where chance begins.")
  private long seed = 1;

  @Option(names = "--csv", order = 5, description = "Write the users alone, as CSV.")
  private boolean csv;

  @Option(names = "--output", paramLabel = "FILE", order = 6, description = "Where to write.")
  private @Nullable String target;

  @Override
  public Integer call() throws IOException {
    if (users < 1 || groups < 1 || solutions < 1) {
      throw context.usage("--users, --groups and --solutions are at least 1");
    }
    MadeUpBank bank = new MadeUpBank(users, groups, solutions, seed);
    ReplacedFile.Content content = csv ? bank::writeCsvTo : bank::writeTo;
    if (target == null) {
      content.writeTo(context.output().out());
    } else {
      Path file = Documents.path(target);
      ReplacedFile.write(file, content);
    }
    return ExitCode.YES;
  }
}
