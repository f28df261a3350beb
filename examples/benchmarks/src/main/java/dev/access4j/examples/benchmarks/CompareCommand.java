package dev.access4j.examples.benchmarks;

import dev.access4j.examples.benchmarks.report.Comparison;
import dev.access4j.examples.benchmarks.report.ResultFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code benchmarks compare}: what got slower, or allocates more. */
@Command(
    name = "compare",
    description = {
      "Tells what got slower between two results.",
      "",
      "That is where the medians differ by more than the threshold, and the ranges of",
      "the values do not overlap; and what allocates more, by the same threshold and",
      "a byte at least."
    },
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n",
    footer = {"", "Exit code 1 if something got slower or allocates more."})
final class CompareCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "OLD", index = "0", description = "A file that 'run' has written.")
  private Path older = Path.of("");

  @Parameters(paramLabel = "NEW", index = "1", description = "Another, which is judged.")
  private Path newer = Path.of("");

  @Option(
      names = "--threshold",
      paramLabel = "RATIO",
      defaultValue = "1.25",
      description = "From which ratio of the medians on (default: ${DEFAULT-VALUE}).")
  private double threshold;

  @Override
  public Integer call() throws IOException {
    if (spec == null) {
      throw new IllegalStateException("not run by picocli");
    }
    if (!(threshold > 1)) {
      throw new ParameterException(
          spec.commandLine(), "--threshold: must be above 1, and is " + threshold);
    }
    Comparison comparison =
        new Comparison(ResultFile.read(older), ResultFile.read(newer), threshold);
    spec.commandLine().getOut().print(comparison.text());
    boolean well = comparison.slower().isEmpty() && comparison.heavier().isEmpty();
    return well ? 0 : BenchmarksCommand.NOT_WELL;
  }
}
