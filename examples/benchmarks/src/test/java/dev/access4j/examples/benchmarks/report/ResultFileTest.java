package dev.access4j.examples.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ResultFileTest {

  @TempDir private Path directory = Path.of("");

  private final Results results =
      Sample.results(
          Sample.figure("CheckBenchmark.isAllowed", "ns/op", 30, 33.333, 40),
          Sample.growth("growth.coldLoad", 1_000, "us", 812.5));

  @Test
  void whatIsWrittenIsRead() throws IOException {
    Path file = directory.resolve("some/where/results.json");
    ResultFile.write(file, results);
    assertThat(ResultFile.read(file)).isEqualTo(results);
  }

  @Test
  void eachFigureHasALineWithItsParametersInOrder() {
    assertThat(ResultFile.text(results))
        .contains(
            "\n    {\"name\":\"CheckBenchmark.isAllowed\",\"parameters\":{\"requests\":\"256\","
                + "\"users\":\"1000\"},\"unit\":\"ns/op\",\"median\":33.333,\"low\":30.0,"
                + "\"high\":40.0,\"samples\":3,\"allocated\":0.0},\n");
  }

  @Test
  void aFileIsReplacedInOneStep() throws IOException {
    Path file = directory.resolve("results.json");
    Files.writeString(file, "old");
    // Who has opened the old file goes on to read the old one.
    try (var old = Files.newBufferedReader(file)) {
      ResultFile.write(file, results);
      assertThat(old.readLine()).isEqualTo("old");
    }
    assertThat(ResultFile.read(file)).isEqualTo(results);
    assertThat(names()).containsExactly("results.json");
  }

  @Test
  void aFileThatCannotBeWrittenLeavesNothingBehind() throws IOException {
    Path file = directory.resolve("results.json");
    Files.createDirectories(file.resolve("not empty"));
    assertThatThrownBy(() -> ResultFile.write(file, results)).isInstanceOf(IOException.class);
    assertThat(names()).containsExactly("results.json");
    assertThat(file).isDirectory();
  }

  @Test
  void whatIsNoResultFileIsRefusedByItsName() throws IOException {
    Path none = directory.resolve("none.json");
    assertThatThrownBy(() -> ResultFile.read(none)).hasMessage("there is no file " + none);
    for (String text :
        List.of("", "[]", "{}", "{\"figures\": 1}", ResultFile.text(results) + "x")) {
      Path file = Files.writeString(directory.resolve("wrong.json"), text);
      assertThatThrownBy(() -> ResultFile.read(file))
          .as(text)
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith(file + " has no results: ");
    }
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(directory)) {
      return files.map(file -> directory.relativize(file).toString()).toList();
    }
  }
}
