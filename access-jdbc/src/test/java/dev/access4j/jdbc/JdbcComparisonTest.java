package dev.access4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.access4j.Access4j;
import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.CacheSettings;
import dev.access4j.testkit.Requirement;
import dev.access4j.testkit.comparison.ComparisonReport;
import dev.access4j.testkit.comparison.EvaluatorComparison;
import dev.access4j.testkit.comparison.EvaluatorComparison.Candidate;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The evaluator agrees with the reference over a database")
@Requirement({"DIR-1", "EV-8", "EV-10", "EV-11", "EV-16", "EV-17", "LU-7"})
class JdbcComparisonTest {

  private static final int MODELS = Boolean.getBoolean("access4j.slow") ? 2_000 : 32;

  @ParameterizedTest
  @EnumSource(names = {"H2", "POSTGRESQL"})
  @DisplayName("in every answer, with changes in between")
  void agrees(Database kind) {
    ComparisonReport report = compare(kind, CacheSettings.DEFAULT, MODELS);
    assertThat(report.decisions()).isGreaterThan(100_000);
    assertThat(report.changes()).isGreaterThan(MODELS);
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "POSTGRESQL"})
  @DisplayName("with caches that hold next to nothing, so that nearly all is loaded")
  void tinyCaches(Database kind) {
    CacheSettings tiny = new CacheSettings(2, 2, 2, 1, 3, Duration.ofSeconds(5));
    assertThat(compare(kind, tiny, MODELS / 8).models()).isEqualTo(MODELS / 8);
  }

  private static ComparisonReport compare(Database kind, CacheSettings caches, int models) {
    try (HikariDataSource database = kind.create()) {
      AccessSchema.migrate(database);
      try (JdbcAccessStore store = JdbcAccessStore.builder(database).build()) {
        EvaluatorComparison comparison =
            EvaluatorComparison.of(
                    () -> store,
                    (same, clock) ->
                        candidate(Access4j.builder(same).clock(clock).caches(caches).build()))
                .rounds(6, 72);
        return LongStream.range(0, models)
            .parallel()
            .mapToObj(comparison::compare)
            .reduce(ComparisonReport.NONE, ComparisonReport::plus);
      }
    }
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
