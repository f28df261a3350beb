package dev.access4j.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.access4j.examples.benchmarks.report.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JmhResultsTest {

  @TempDir private Path directory = Path.of("");

  @Test
  void theMedianIsOverTheIterationsOfAllForks() throws IOException {
    Path file =
        write(
            """
            [{"benchmark": "a.b.SomeBenchmark.method", "threads": 2, "forks": 2, "params": {"users": "1000"},
              "primaryMetric": {"scoreUnit": "ns/op", "rawData": [[40.0, 10.0], [123.456789, 20.0]]},
              "secondaryMetrics": {"gc.alloc.rate.norm": {"rawData": [[16.04, 16.02], [16.03, 16.0]]}}}]
            """);
    assertThat(JmhResults.read(file))
        .containsExactly(
            new Figure(
                "SomeBenchmark.method",
                Map.of("users", "1000", "threads", "2", "jvm", "own"),
                "ns/op",
                30,
                10,
                123.46,
                4,
                16.0));
  }

  @Test
  void whatWasNotProfiledHasNoBytes() throws IOException {
    Path file =
        write(
            """
            [{"benchmark": "a.B.c", "threads": 1, "forks": 0,
              "primaryMetric": {"scoreUnit": "us/op", "rawData": [[3.0]]}, "secondaryMetrics": {}}]
            """);
    assertThat(JmhResults.read(file))
        .containsExactly(
            new Figure("B.c", Map.of("threads", "1", "jvm", "shared"), "us/op", 3, 3, 3, 1, null));
  }

  @Test
  void anotherDocumentIsRefusedByItsName() throws IOException {
    Path file = write("[{\"benchmark\": \"a.B.c\"}]");
    assertThatThrownBy(() -> JmhResults.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString());
  }

  private Path write(String text) throws IOException {
    return Files.writeString(directory.resolve("jmh.json"), text);
  }
}
