package dev.access4j.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.access4j.examples.benchmarks.report.Figure;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JmhProcessTest {

  private final List<String> progress = new ArrayList<>();
  private final List<Figure> figures = new ArrayList<>();
  private final Part.Measured measured =
      new Part.Measured() {
        @Override
        public void figures(List<Figure> some) {
          figures.addAll(some);
        }

        @Override
        public void note(String text) {}

        @Override
        public void progress(String text) {
          progress.add(text);
        }
      };
  private final JmhProcess.Output output = new JmhProcess.Output(measured);

  @Test
  void oneJvmMakesAllRunsAndABenchmarkThatFailsDoesNotStopIt() {
    JmhRun.Pace quick = new JmhRun.Pace(0, 0, 2, Duration.ofMillis(10));
    String floor = "CheckBenchmark.floorMasks";
    assertThatThrownBy(
            () ->
                JmhProcess.here(500)
                    .run(
                        List.of(
                            JmhRun.of(floor, Map.of("requests", "3,4"), quick),
                            JmhRun.of(floor, Map.of("requests", "8"), quick).onAllCores()),
                        measured))
        .isInstanceOf(IOException.class)
        .hasMessage(
            floor
                + " (filters = 1, objects = own, requests = 3, users = 1000):"
                + " java.lang.IllegalArgumentException: requests: a power of two up to 1048576,"
                + " not 3");
    assertThat(figures).extracting(Figure::name).containsExactly(floor, floor);
    assertThat(figures)
        .extracting(figure -> figure.parameters().get("requests"))
        .containsExactly("4", "8");
    assertThat(figures)
        .extracting(figure -> figure.parameters().get("threads"))
        .containsExactly("1", Integer.toString(Runtime.getRuntime().availableProcessors()));
    assertThat(figures).allMatch(figure -> figure.samples() == 2 && figure.allocated() != null);
  }

  @Test
  void aRunThatCannotStartSaysWhatJmhSaid() {
    JmhRun run =
        JmhRun.of("NoSuchBenchmark", Map.of(), new JmhRun.Pace(0, 0, 1, Duration.ofMillis(1)));
    assertThatThrownBy(() -> JmhProcess.here(500).run(List.of(run), measured))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the JVM ended with 1, after:")
        .hasMessageContaining("No benchmarks to run");
  }

  @Test
  void aBenchmarkThatFailsIsNamedWithItsReason() {
    """
    # Benchmark: dev.access4j.examples.benchmarks.CheckBenchmark.isAllowed
    # Parameters: (requests = 3, users = 1000)

    # Run progress: 50.00% complete, ETA 00:00:04
    # Warmup Iteration   1: <failure>

    java.lang.IllegalArgumentException: requests: a power of two up to 1048576, not 3
    \tat dev.access4j.examples.benchmarks.Requests.open(Requests.java:72)
    """
        .lines()
        .forEach(output::line);
    assertThat(output.failures)
        .containsExactly(
            "CheckBenchmark.isAllowed (requests = 3, users = 1000):"
                + " java.lang.IllegalArgumentException: requests: a power of two up to 1048576,"
                + " not 3");
    assertThat(progress)
        .containsExactly(
            "50.00% complete, ETA 00:00:04, CheckBenchmark.isAllowed (requests = 3, users ="
                + " 1000)");
  }

  @Test
  void aForkThatDiesIsAFailure() {
    output.line("# Benchmark: a.b.CheckBenchmark.isAllowed");
    output.line("<forked VM failed with exit code 137>");
    assertThat(output.failures)
        .containsExactly("CheckBenchmark.isAllowed: <forked VM failed with exit code 137>");
  }

  @Test
  void aRunIsSaidInJmhsOwnOptions() {
    JmhRun run =
        JmhRun.of("B", Map.of("users", "1,2"), new JmhRun.Pace(2, 3, 4, Duration.ofMillis(500)));
    assertThat(run.onAllCores().arguments())
        .containsExactly(
            "B -p users=1,2 -f 2 -wi 3 -w 500ms -i 4 -r 500ms -t max -prof gc".split(" "));
    assertThat(run.inOneJvm().arguments()).containsSubsequence("-f", "0").contains("-t", "1");
  }

  @Test
  void theFlagsOfThisJvmAreThoseOfTheNextButForHeapAndAgents() {
    assertThat(
            JmhProcess.flags(
                List.of("-XX:+UseZGC", "-Xmx1g", "-javaagent:a.jar", "-agentlib:jdwp", "-Dx=y")))
        .containsExactly("-XX:+UseZGC", "-Dx=y");
  }
}
