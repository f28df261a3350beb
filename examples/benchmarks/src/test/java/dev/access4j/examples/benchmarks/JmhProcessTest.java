package dev.access4j.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.examples.benchmarks.report.Figure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JmhProcessTest {

  private final List<String> progress = new ArrayList<>();
  private final JmhProcess.Output output =
      new JmhProcess.Output(
          new Part.Measured() {
            @Override
            public void figures(List<Figure> figures) {}

            @Override
            public void note(String text) {}

            @Override
            public void progress(String text) {
              progress.add(text);
            }
          });

  @Test
  void aBenchmarkThatFailsIsNamedWithItsReason() {
    """
    # Benchmark: dev.access4j.examples.benchmarks.CheckBenchmark.isAllowed
    # Parameters: (requests = 3, users = 1000)

    # Run progress: 50.00% complete, ETA 00:00:04
    # Warmup Iteration   1: <failure>
    <failure>

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
