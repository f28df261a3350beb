package dev.access4j.examples.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The growth of what was measured, by the number of end users, as SVG. */
public final class Plots {

  private Plots() {}

  /**
   * Draws all charts that there are figures for.
   *
   * @param figures what was measured
   * @return the SVG documents by their file names, in order
   * @throws IllegalArgumentException if the figures do not make a chart
   */
  public static Map<String, String> draw(List<Figure> figures) {
    Map<String, String> drawn = new LinkedHashMap<>();
    for (Chart chart : Chart.ALL) {
      if (chart.series().stream().anyMatch(series -> !series.points(figures).isEmpty())) {
        drawn.put(chart.file() + ".svg", new LogLogPlot(chart, figures).svg());
      }
    }
    return drawn;
  }

  /**
   * Draws all charts that there are figures for into a directory.
   *
   * @param figures what was measured
   * @param directory where to; it is made if there is none
   * @return the files
   * @throws IOException if they cannot be written
   * @throws IllegalArgumentException if the figures do not make a chart; nothing is written then
   */
  public static List<Path> write(List<Figure> figures, Path directory) throws IOException {
    Map<String, String> drawn = draw(figures);
    Files.createDirectories(directory);
    for (Map.Entry<String, String> plot : drawn.entrySet()) {
      Files.writeString(directory.resolve(plot.getKey()), plot.getValue());
    }
    return drawn.keySet().stream().map(directory::resolve).toList();
  }
}
