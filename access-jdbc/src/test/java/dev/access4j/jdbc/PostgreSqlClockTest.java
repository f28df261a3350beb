package dev.access4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.access4j.Access4j;
import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.CacheSettings;
import dev.access4j.store.Revision;
import dev.access4j.testkit.Requirement;
import dev.access4j.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Requirement({"EV-9", "EV-11"})
@DisplayName("Nothing stays allowed that was revoked")
class PostgreSqlClockTest {

  private static final Duration SHORT = Duration.ofMillis(20);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Toggled ONE = Toggled.of("one");

  private final HikariDataSource database = Database.POSTGRESQL.create();
  private final Sql sql = Sql.of(database);
  private final Cable cable = new Cable(database);
  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-29T00:59:59Z"));

  @BeforeEach
  void migrate() {
    AccessSchema.migrate(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** One that would trust what it knows for an hour: only its feed can tell it. */
  private Access4j node(JdbcAccessStore store) {
    CacheSettings caches = CacheSettings.DEFAULT.withFreshness(HOUR);
    return Access4j.builder(store).clock(clock).caches(caches).build();
  }

  @Test
  @DisplayName("when the clock of the host jumps hours ahead and back")
  void hostsClock() throws Exception {
    try (JdbcAccessStore writer = JdbcAccessStore.builder(database).build();
        JdbcAccessStore store = JdbcAccessStore.builder(cable).pollEvery(SHORT).build();
        Access4j node = node(store)) {
      ONE.found(writer);
      for (int round = 0; round < 2 * Toggled.USERS; round++) {
        ONE.judgeAll(node.evaluator(), Revision.NONE);
        clock.advance(Duration.ofHours(round % 2 == 0 ? 7 : -30));
        ONE.judgeAll(node.evaluator(), Revision.NONE);
        awaitFollowed(node.evaluator(), ONE.toggle(writer));
        clock.advance(Duration.ofDays(round % 3 - 1L));
        // What it has written itself it knows, whatever the time.
        long revision = ONE.toggle(store);
        assertThat(ONE.judgeAll(node.evaluator(), Revision.NONE)).isEqualTo(revision);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"-2 hours, 0", "-9 years, 0", "2 hours, 3", "9 years, 3"})
  @DisplayName("when the clock of the database jumps, be it that records are pruned too early")
  void databasesClock(String jump, long kept) throws Exception {
    try (JdbcAccessStore writer = JdbcAccessStore.builder(database).build();
        JdbcAccessStore store =
            JdbcAccessStore.builder(cable).withoutListening().pollEvery(SHORT).build();
        Access4j node = node(store)) {
      ONE.found(writer);
      ONE.judgeAll(node.evaluator(), Revision.NONE);
      long granted = 0;
      for (int user = 0; user < Toggled.USERS; user++) {
        granted = ONE.toggle(writer);
      }
      awaitFollowed(node.evaluator(), granted);
      cable.cut();
      cable.awaitRefusals(1);
      for (int user = 0; user < 3; user++) {
        ONE.toggle(writer);
      }
      sql.run(
          "UPDATE access_change SET recorded_at = recorded_at + CAST(? AS interval)"
              + " WHERE revision > ?",
          jump,
          granted);
      try (FeedConnection connection = FeedConnection.open(database, false, 60_000)) {
        new Pruning(Dialect.POSTGRESQL, HOUR).prune(connection.connection());
      }
      assertThat(
              sql.list(
                  Long.class, "SELECT count(*) FROM access_change WHERE revision > ?", granted))
          .containsExactly(kept);
      cable.mend();
      awaitFollowed(node.evaluator(), granted + 3);
      assertThat(ONE.check(store, node.evaluator())).isEqualTo(granted + 3);
    }
  }

  private static void awaitFollowed(AccessEvaluator evaluator, long revision) throws Exception {
    Until.isTrue("it has followed", () -> ONE.judgeAll(evaluator, Revision.NONE) >= revision);
  }
}
