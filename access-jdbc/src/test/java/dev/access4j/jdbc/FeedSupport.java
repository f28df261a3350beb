package dev.access4j.jdbc;

import static dev.access4j.jdbc.FeedNode.organization;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.postgresql.ds.PGSimpleDataSource;

/** A database with three organizations, and nodes on it. */
abstract class FeedSupport {

  static final String EARS = "ears";

  static final Duration SHORT = Duration.ofMillis(20);
  static final Duration HOUR = Duration.ofHours(1);
  static final Duration DAY = Duration.ofDays(1);

  final Database kind;
  final HikariDataSource database;
  final Sql sql;
  private final List<AutoCloseable> open = new ArrayList<>();

  FeedSupport(Database kind) {
    this.kind = kind;
    this.database = kind.create();
    this.sql = Sql.of(database);
  }

  /** Connections that are not of the pool, so that many may listen. */
  private DataSource listening() {
    if (kind.isH2()) {
      return database;
    }
    PGSimpleDataSource ears = new PGSimpleDataSource();
    ears.setUrl(database.getJdbcUrl());
    ears.setUser("postgres");
    ears.setApplicationName(EARS);
    return ears;
  }

  @BeforeEach
  void migrate() {
    AccessSchema.migrate(database);
    Rows rows = new Rows(database);
    for (long no = 1; no <= 3; no++) {
      rows.organization(no, organization(no).value());
    }
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
    database.close();
  }

  FeedNode node(Duration pollInterval) {
    return node(database, pollInterval, true);
  }

  FeedNode node(DataSource queries, Duration pollInterval, boolean listen) {
    Dialect dialect = kind.isH2() ? Dialect.H2 : Dialect.POSTGRESQL;
    FeedNode node =
        new FeedNode(
            database, new JdbcChangeFeed(queries, listening(), dialect, pollInterval, DAY, listen));
    open.add(node);
    return node;
  }

  static Heard listen(FeedNode node) {
    Heard heard = new Heard();
    node.feed().subscribe(heard);
    return heard;
  }
}
