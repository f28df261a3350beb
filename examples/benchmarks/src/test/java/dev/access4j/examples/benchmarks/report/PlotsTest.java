package dev.access4j.examples.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

final class PlotsTest {

  private static final Path DOCS = Path.of("../../docs/performance");
  private static final Path DRAWN = Path.of("target/performance");
  private static final String RENEW =
      " in docs/performance is not what the results there give; renew it with: java -jar"
          + " examples/benchmarks/target/benchmarks.jar plot RESULTS.json docs/performance";

  @TempDir private Path directory = Path.of("");

  @Test
  void thePlotsInTheDocumentationAreThoseOfTheResultsBesideThem() throws IOException {
    Map<String, String> drawn = new TreeMap<>();
    try (var files = Files.newDirectoryStream(DOCS, "*.json")) {
      for (Path file : files) {
        List<Figure> figures = ResultFile.read(file).figures();
        Plots.write(figures, DRAWN);
        Plots.draw(figures)
            .forEach(
                (name, svg) ->
                    assertThat(drawn.put(name, svg)).as(name + " of two files").isNull());
      }
    }
    Map<String, String> committed = svgs(DOCS);
    assertThat(committed.keySet()).as("which plots there are" + RENEW).isEqualTo(drawn.keySet());
    drawn.forEach((name, svg) -> assertThat(committed.get(name)).as(name + RENEW).isEqualTo(svg));
  }

  @Test
  void aPlotHasALineAndALegendForEachSeries() throws Exception {
    Map<String, String> drawn = Plots.draw(sample().figures());
    assertThat(drawn).containsOnlyKeys("checks-hot.svg", "cold-load.svg", "bulk-load.svg");
    String cold = drawn.getOrDefault("cold-load.svg", "");
    assertThat(cold)
        .contains(
            ">Access4j, groups too</text>", ">by hand, groups too</text>", ">end users</text>")
        .contains(">1,000</text>", ">100,000</text>", ">100 µs</text>", ">1 ms</text>");
    assertThat(cold.split("stroke-width=\"2\"", -1)).as("two lines, two legends").hasSize(5);
    assertThat(cold.split("<circle", -1)).as("three points each, and the legends").hasSize(9);
    for (String svg : drawn.values()) {
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(svg)));
    }
  }

  /** A decade up is as far for each decade, and more is higher. */
  @Test
  void bothAxesAreLogarithmic() {
    String svg =
        Plots.draw(
                List.of(
                    Sample.growth("growth.bulkLoad", 1_000, "ms", 10),
                    Sample.growth("growth.bulkLoad", 10_000, "ms", 100),
                    Sample.growth("growth.bulkLoad", 100_000, "ms", 1_000)))
            .getOrDefault("bulk-load.svg", "");
    assertThat(svg).contains("M96.0 285.0 L333.0 206.0 L570.0 127.0");
  }

  @Test
  void aPlotIsTheSameInEachLocale() throws IOException {
    Map<String, String> drawn = Plots.draw(sample().figures());
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertThat(Plots.draw(sample().figures())).isEqualTo(drawn);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void figuresThatMakeNoChartAreRefused() {
    assertThatThrownBy(
            () ->
                Plots.write(
                    List.of(
                        Sample.growth("growth.bulkLoad", 1_000, "ms", 10),
                        Sample.growth("growth.bulkLoad", 1_000, "ms", 11)),
                    directory.resolve("none")))
        .hasMessageContaining("two figures for one point of 'bulk load'");
    assertThat(directory.resolve("none")).doesNotExist();
    assertThatThrownBy(
            () ->
                Plots.draw(
                    List.of(
                        Sample.growth("growth.taskList", 1_000, "ms", 10),
                        Sample.growth("growth.taskListUnguarded", 1_000, "B", 11))))
        .hasMessage("task-list has figures in s and in B");
    assertThatThrownBy(() -> Plots.draw(List.of(Sample.growth("growth.taskList", 1_000, "ms", 0))))
        .hasMessage("task-list has a figure that is not above 0, at 1000.0 users");
  }

  @Test
  void aRangeFromZeroBeginsAtTheEdge() {
    Figure figure = new Figure("growth.taskList", Map.of("users", "1000"), "ms", 5, 0, 20, 3, null);
    assertThat(Plots.draw(List.of(figure)).values())
        .singleElement()
        .asString()
        .doesNotContain("NaN", "Infinity");
  }

  private static Results sample() throws IOException {
    return ResultFile.read(Path.of("src/test/resources/sample-results.json"));
  }

  private static Map<String, String> svgs(Path directory) throws IOException {
    Map<String, String> svgs = new TreeMap<>();
    try (var files = Files.newDirectoryStream(directory, "*.svg")) {
      for (Path file : files) {
        svgs.put(directory.relativize(file).toString(), Files.readString(file));
      }
    }
    return svgs;
  }
}
