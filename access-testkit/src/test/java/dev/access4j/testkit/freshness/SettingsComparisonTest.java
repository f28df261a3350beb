package dev.access4j.testkit.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.Access4j;
import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.CacheSettings;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.testkit.comparison.ComparisonReport;
import dev.access4j.testkit.comparison.EvaluatorComparison;
import dev.access4j.testkit.comparison.EvaluatorComparison.Candidate;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The evaluator agrees with the reference whatever its caches hold")
class SettingsComparisonTest {

  private static final int SEEDS = 150;

  @Test
  @DisplayName("with caches of two entries each")
  void tinyCaches() {
    CacheSettings tiny = new CacheSettings(2, 2, 2, 1, 3, Duration.ofSeconds(5));
    assertAgrees(
        EvaluatorComparison.of(
            InMemoryAccessStore::new,
            (store, clock) ->
                candidate(Access4j.builder(store).clock(clock).caches(tiny).build())));
  }

  @Test
  @DisplayName("on a node whose feed never says anything, and whose bound is at once past")
  void silentFeed() {
    CacheSettings impatient = CacheSettings.DEFAULT.withFreshness(Duration.ofNanos(1));
    assertAgrees(
        EvaluatorComparison.of(
            RemoteStore::new,
            (store, clock) ->
                candidate(Access4j.builder(store).clock(clock).caches(impatient).build())));
  }

  private static void assertAgrees(EvaluatorComparison comparison) {
    ComparisonReport report =
        LongStream.range(0, SEEDS)
            .parallel()
            .mapToObj(comparison::compare)
            .reduce(ComparisonReport.NONE, ComparisonReport::plus);
    assertThat(report.models()).isEqualTo(SEEDS);
  }

  private static Candidate candidate(Access4j access) {
    return new Candidate() {
      @Override
      public AccessEvaluator evaluator() {
        return access.evaluator();
      }

      @Override
      public void close() {
        access.close();
      }
    };
  }
}
