package dev.access4j.examples.benchmarks.scale;

import dev.access4j.examples.benchmarks.report.Figure;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The program {@code growth}: prints the figures of {@link Growth}. */
@Command(
    name = "growth",
    mixinStandardHelpOptions = true,
    version = "growth, a benchmark of Access4j",
    description = {
      "Fills a PostgreSQL of this run's own from one number of users to the next,",
      "and measures at each: load, start-up, cold loads, memory, task lists, changes,",
      "and the time until another node denies."
    },
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {"  growth", "  growth 1000 10000 100000 1000000 10000000"})
final class GrowthCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "SIZE",
      defaultValue = "1000 10000 100000",
      split = " ",
      description = "How many users, from small to large; ${DEFAULT-VALUE} by default.")
  private List<Integer> sizes = List.of();

  @Option(
      names = "--copy-above",
      paramLabel = "N",
      defaultValue = "1000000",
      description =
          "Load greater sizes by COPY, and not by the library; ${DEFAULT-VALUE} by default.")
  private int copyAbove;

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("picocli has not set what it was to set");
    }
    CommandLine line = spec.commandLine();
    PrintWriter err = line.getErr();
    try {
      Growth.requireSizes(sizes);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(line, e.getMessage(), e);
    }
    Growth.measure(sizes, GrowthSettings.DEFAULT.withCopyAbove(copyAbove), err::println)
        .forEach(figure -> line.getOut().println(text(figure)));
    return CommandLine.ExitCode.OK;
  }

  private static String text(Figure figure) {
    return String.format(
        Locale.ROOT,
        "%-26s %-36s %10.2f %s (%.2f to %.2f, %d)",
        figure.name(),
        new TreeMap<>(figure.parameters()),
        figure.median(),
        figure.unit(),
        figure.low(),
        figure.high(),
        figure.samples());
  }
}
