package dev.access4j.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.examples.benchmarks.report.Figure;
import dev.access4j.examples.benchmarks.report.Form;
import dev.access4j.examples.benchmarks.report.ResultFile;
import dev.access4j.examples.benchmarks.report.Results;
import dev.access4j.examples.benchmarks.report.Surroundings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BenchmarksCommandTest {

  @TempDir private Path directory = Path.of("");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return BenchmarksCommand.run(new PrintWriter(out), new PrintWriter(err), args);
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "compare", "plot", "jmh"})
  void eachCommandHasHelp(String command) {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("\n  " + command + " ");
    assertThat(run(command, "--help")).isZero();
    assertThat(out.toString()).contains("Usage: benchmarks " + command + " ");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void theHelpOfRunNamesEachPart() {
    run("run", "--help");
    assertThat(out.toString())
        .contains(
            String.join(
                ", ", Parts.all(directory, Integer.MAX_VALUE).stream().map(Part::name).toList()));
  }

  @Test
  void aWrongArgumentIsNamed() {
    refused("benchmarks: Missing the command");
    refused("benchmarks: Unmatched argument at index 0: 'walk'", "walk");
    refused("benchmarks run: Unknown option: '--quick'", "run", "--quick");
    refused(
        "benchmarks run: --only: there is no part 'check'; there are checks, ",
        "run",
        "--only",
        "writes",
        "check");
    refused("benchmarks compare: Missing required parameter: 'NEW'", "compare", "old.json");
    refused(
        "benchmarks compare: --threshold: must be above 1, and is 0.8",
        "compare",
        "a",
        "b",
        "--threshold",
        "0.8");
    refused(
        "benchmarks compare: Invalid value for option '--threshold': 'much'",
        "compare",
        "a",
        "b",
        "--threshold",
        "much");
    refused("benchmarks plot: there is no file nowhere.json", "plot", "nowhere.json", "x");
  }

  @Test
  void thePeersThatAreNotBuiltAreMissedBeforeAnythingIsMeasured() {
    Path jar = directory.resolve("peers.jar");
    Path output = directory.resolve("output");
    refused(
        "benchmarks run: there is no " + jar + " for the part 'peers'; build it with 'mvn -q",
        "run",
        "--peers-jar",
        jar.toString(),
        "--output",
        output.toString());
    assertThat(output).doesNotExist();
  }

  @Test
  void whatGotSlowerIsExitOne() throws IOException {
    Path before = results("before.json", 100);
    Path after = results("after.json", 200);
    assertThat(run("compare", before.toString(), after.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("slower: 1", "growth.bulkLoad users=1000", "x 2.00");
    assertThat(run("compare", after.toString(), before.toString())).isZero();
    assertThat(run("compare", before.toString(), after.toString(), "--threshold", "2.5")).isZero();
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void whatAllocatesMoreIsExitOne() throws IOException {
    Path before = results("before.json", 100, 0.0);
    Path after = results("after.json", 100, 24.0);
    assertThat(run("compare", before.toString(), after.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("slower: 0", "allocates more: 1", "0 B -> 24 B");
    assertThat(run("compare", after.toString(), before.toString())).isZero();
    Path unknown = results("unknown.json", 100, null);
    assertThat(run("compare", unknown.toString(), after.toString())).isZero();
  }

  @Test
  void plotWritesFilesAndNamesThem() throws IOException {
    Path plots = directory.resolve("plots");
    assertThat(run("plot", results("results.json", 100).toString(), plots.toString())).isZero();
    Path plot = plots.resolve("bulk-load.svg");
    assertThat(out.toString()).isEqualTo(plot + System.lineSeparator());
    assertThat(Files.readString(plot)).startsWith("<svg ").endsWith("</svg>\n");
  }

  private Path results(String name, double median) throws IOException {
    return results(name, median, null);
  }

  private Path results(String name, double median, @Nullable Double allocated) throws IOException {
    Figure figure =
        new Figure(
            "growth.bulkLoad", Map.of("users", "1000"), "ms", median, median, median, 1, allocated);
    Path file = directory.resolve(name);
    ResultFile.write(
        file,
        new Results(
            "2026-11-29T15:30:12+01:00",
            "unknown",
            false,
            Form.SHORT,
            Surroundings.machine(),
            Surroundings.jdk(),
            List.of(),
            List.of(figure)));
    return file;
  }

  private void refused(String message, String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    assertThat(run(args)).isEqualTo(2);
    assertThat(err.toString()).startsWith(message);
    assertThat(out.toString()).isEmpty();
  }
}
