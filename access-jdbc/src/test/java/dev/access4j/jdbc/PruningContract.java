package dev.access4j.jdbc;

import static dev.access4j.jdbc.FeedNode.organization;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.access4j.testkit.Requirement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Requirement("EV-11")
abstract class PruningContract {

  private static final int AT_A_TIME = 1_000;

  final HikariDataSource database;
  final Sql sql;
  private final Dialect dialect;

  PruningContract(Database kind, Dialect dialect) {
    this.database = kind.create();
    this.sql = Sql.of(database);
    this.dialect = dialect;
  }

  @BeforeEach
  void migrate() {
    AccessSchema.migrate(database);
    new Rows(database).organization(1, organization(1).value());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  @DisplayName("what is older than the retention is deleted, with what it touched, and no more")
  void old() throws Exception {
    for (int i = 0; i < 3; i++) {
      FeedNode.record(database, 1);
    }
    age("revision < 4", Duration.ofHours(25));
    assertThat(prune(Duration.ofDays(1))).isFalse();
    for (String table : List.of("access_change", "access_touched")) {
      assertThat(sql.list(Long.class, "SELECT revision FROM " + table)).containsExactly(4L);
    }
    assertThat(prune(Duration.ofDays(1_000_000))).isFalse();
    age("TRUE", Duration.ofDays(1));
    prune(Duration.ofHours(1));
    assertThat(sql.list(Long.class, "SELECT revision FROM access_touched")).isEmpty();
  }

  @Test
  @DisplayName("much is deleted in portions")
  void portions() throws Exception {
    sql.run(
        "INSERT INTO access_change (organization_no, revision) SELECT 1, x FROM "
            + (dialect == Dialect.H2
                ? "SYSTEM_RANGE(2, ?) AS s(x)"
                : "generate_series(2, ?) AS s(x)"),
        2 * AT_A_TIME + 2);
    age("TRUE", Duration.ofDays(1));
    assertThat(prune(Duration.ZERO)).isTrue();
    assertThat(prune(Duration.ZERO)).isTrue();
    assertThat(sql.list(Long.class, "SELECT COUNT(*) FROM access_change")).containsExactly(1L);
    assertThat(prune(Duration.ZERO)).isFalse();
    assertThat(sql.list(Long.class, "SELECT COUNT(*) FROM access_change")).containsExactly(0L);
  }

  @Test
  @DisplayName("one node does it, and the others do not wait for it")
  void oneNode() throws Exception {
    FeedNode.record(database, 1);
    age("TRUE", Duration.ofDays(1));
    try (Connection other = database.getConnection()) {
      other.setAutoCommit(false);
      other.createStatement().execute("SELECT * FROM access_pruned FOR UPDATE");
      assertThat(prune(Duration.ZERO)).isFalse();
      assertThat(sql.list(Long.class, "SELECT COUNT(*) FROM access_change")).containsExactly(1L);
      other.rollback();
      other.setAutoCommit(true);
    }
    prune(Duration.ZERO);
    assertThat(sql.list(Long.class, "SELECT COUNT(*) FROM access_change")).containsExactly(0L);
  }

  @Test
  @DisplayName("a feed does it after a write")
  void afterWrite() throws Exception {
    FeedNode.record(database, 1);
    age("TRUE", Duration.ofDays(2));
    JdbcChangeFeed feed =
        new JdbcChangeFeed(
            database, database, dialect, Duration.ofHours(1), Duration.ofDays(1), false);
    feed.announce();
    // Waits for its end.
    feed.close();
    assertThat(sql.list(Long.class, "SELECT COUNT(*) FROM access_change")).containsExactly(0L);
    feed.announce();
    feed.close();
  }

  private void age(String which, Duration age) {
    OffsetDateTime now =
        sql.list(OffsetDateTime.class, "SELECT CAST(current_timestamp AS timestamp with time zone)")
            .get(0);
    sql.run(
        "UPDATE access_change SET recorded_at = ? WHERE " + which,
        now.minus(age).withOffsetSameInstant(ZoneOffset.UTC));
  }

  boolean prune(Duration retention) throws SQLException {
    try (FeedConnection connection = FeedConnection.open(database, false, 60_000)) {
      return new Pruning(dialect, retention).prune(connection.connection());
    }
  }
}
