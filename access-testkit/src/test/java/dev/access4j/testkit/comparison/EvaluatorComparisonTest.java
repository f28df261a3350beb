package dev.access4j.testkit.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.decision.DenialReason;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.testkit.Requirement;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The evaluator agrees with the reference on random organizations and histories")
@Requirement({
  "DIR-1", "EV-8", "EV-10", "EV-11", "EV-13", "EV-14", "EV-15", "EV-16", "EV-17", "LU-5", "LU-7"
})
class EvaluatorComparisonTest {

  private static final int MODELS = Boolean.getBoolean("access4j.slow") ? 20_000 : 2_000;

  private final EvaluatorComparison comparison =
      EvaluatorComparison.of(InMemoryAccessStore::new).rounds(6, 72);

  /** With the property access4j.seed it repeats the one seed of a failure. */
  @Test
  @DisplayName("in every answer, with every reason and every kind of grant among them")
  void agrees() {
    Long seed = Long.getLong("access4j.seed");
    if (seed != null) {
      System.out.println(comparison.compare(seed));
      return;
    }
    ComparisonReport report =
        LongStream.range(0, MODELS)
            .parallel()
            .mapToObj(comparison::compare)
            .reduce(ComparisonReport.NONE, ComparisonReport::plus);
    System.out.println(report);
    assertThat(report.models()).isEqualTo(MODELS);
    assertThat(report.requests()).isGreaterThanOrEqualTo(1_000_000);
    assertThat(report.denied()).containsOnlyKeys(DenialReason.values());
    assertThat(report.granted()).containsOnlyKeys(GrantKind.values());
    assertThat(report.denied().values()).allMatch(count -> count > 1_000);
    assertThat(report.granted().values()).allMatch(count -> count > 1_000);
    assertThat(report.decided()).containsOnlyKeys(GrantKind.values());
    assertThat(report.decided().values()).allMatch(count -> count > 1_000);
    assertThat(report.found())
        .containsOnlyKeys(
            "evaluateStart",
            "evaluateView",
            "roles held",
            "rows in scope",
            "rows in scope of versions",
            "users allowed");
    assertThat(report.found().values()).allMatch(count -> count > 1_000);
  }

  @Test
  @DisplayName("and a seed always asks the same")
  void isRepeatable() {
    assertThat(comparison.compare(7)).isEqualTo(comparison.compare(7));
  }
}
