package dev.access4j.examples.benchmarks;

import dev.access4j.examples.benchmarks.report.Plots;
import dev.access4j.examples.benchmarks.report.ResultFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code benchmarks plot}: draws growth. */
@Command(
    name = "plot",
    description = "Draws growth by the number of end users, as SVG files.",
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n")
final class PlotCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "RESULTS", index = "0", description = "A file that 'run' has written.")
  private Path results = Path.of("");

  @Parameters(paramLabel = "DIR", index = "1", description = "Where the plots go.")
  private Path directory = Path.of("");

  @Override
  public Integer call() throws IOException {
    List<Path> drawn = Plots.write(ResultFile.read(results).figures(), directory);
    if (drawn.isEmpty()) {
      throw new IOException(results + " has no figures that grow with the users");
    }
    if (spec != null) {
      drawn.forEach(spec.commandLine().getOut()::println);
    }
    return 0;
  }
}
