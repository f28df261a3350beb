package dev.access4j.jdbc;

import static dev.access4j.jdbc.FeedNode.change;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.access4j.testkit.Requirement;
import java.sql.Connection;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Requirement("EV-11")
@DisplayName("The feed on PostgreSQL")
class PostgreSqlFeedTest extends JdbcFeedContract {

  PostgreSqlFeedTest() {
    super(Database.POSTGRESQL);
  }

  @Test
  @DisplayName("a transaction that began early and commits late is not missed")
  void lateCommit() throws Exception {
    Heard heard = listen(node(SHORT));
    try (Connection late = database.getConnection()) {
      late.setAutoCommit(false);
      FeedNode.record(late, 1);
      FeedNode.record(database, 2);
      heard.await("org2 r2").awaitCurrent();
      FeedNode.record(database, 3);
      heard.await("org3 r2").awaitCurrent();
      late.commit();
      late.setAutoCommit(true);
    }
    heard.await("org1 r2").awaitCurrent();
    assertThat(heard.words()).containsExactly("org2 r2", "org3 r2", "org1 r2");
  }

  @Test
  @DisplayName("a node is woken long before its interval is over")
  void woken() {
    Heard heard = listen(node(HOUR));
    heard.await("is current for the first time, listening", h -> h.current() > Long.MIN_VALUE);
    FeedNode writer = node(HOUR);
    for (int revision = 2; revision <= 10; revision++) {
      writer.write(1);
      heard.await("org1 r" + revision);
    }
    assertThat(heard.changes()).hasSize(9);
  }

  @Test
  @DisplayName("waiting for news leaves the limit for a peer that says nothing as it was")
  void limitStays() throws Exception {
    try (FeedConnection connection = FeedConnection.open(database, false, 30_000);
        Listening ear = Listening.on(connection.connection()).orElseThrow()) {
      assertThat(ear.await(1)).isFalse();
      assertThat(connection.connection().getNetworkTimeout()).isEqualTo(30_000);
    }
    try (Connection given = database.getConnection()) {
      assertThat(given.getNetworkTimeout()).isNotEqualTo(30_000);
    }
  }

  @Test
  @DisplayName("a connection of a pool can listen, and does not when it is given back")
  void pooled() {
    Heard heard = new Heard();
    try (HikariDataSource single = new HikariDataSource()) {
      single.setJdbcUrl(database.getJdbcUrl());
      single.setUsername("postgres");
      single.setMaximumPoolSize(1);
      try (JdbcChangeFeed feed =
          new JdbcChangeFeed(database, single, Dialect.POSTGRESQL, HOUR, DAY, true)) {
        feed.subscribe(heard);
        heard.await("is current", h -> h.current() > Long.MIN_VALUE);
        node(HOUR).write(1);
        heard.await("org1 r2");
      }
      assertThat(single.getHikariPoolMXBean().getActiveConnections()).isZero();
      assertThat(Sql.of(single).list(String.class, "SELECT pg_listening_channels()")).isEmpty();
    }
  }

  @Test
  @DisplayName("after changes were pruned that it has not seen, every organization is lost")
  void pruned() throws Exception {
    Cable cable = new Cable(database);
    FeedNode node = node(cable, SHORT, false);
    Heard heard = listen(node);
    FeedNode.record(database, 1);
    heard.await("org1 r2").awaitCurrent();
    cable.cut();
    cable.awaitRefusals(1);
    FeedNode.record(database, 1);
    prune(Duration.ZERO);
    cable.mend();
    heard.await("org1 lost").await("org2 lost").await("org3 lost").awaitCurrent();
    FeedNode.record(database, 1);
    heard.await("org1 r4").awaitCurrent();
    assertThat(heard.wordsOf("org1")).containsExactly("org1 r2", "org1 lost", "org1 r4");
    assertThat(heard.wordsOf("org2")).containsExactly("org2 lost");
  }

  @Test
  @DisplayName("what was pruned after it was seen is no loss, whatever is open meanwhile")
  void prunedInTime() throws Exception {
    FeedNode node = node(SHORT);
    Heard heard = listen(node);
    node.writeUnannounced(1);
    heard.awaitCurrent();
    prune(Duration.ZERO);
    try (Connection late = database.getConnection()) {
      late.setAutoCommit(false);
      FeedNode.record(late, 2);
      node.writeUnannounced(1);
      prune(Duration.ZERO);
      // Younger than one that is open: it stays.
      assertThat(sql.list(Long.class, "SELECT revision FROM access_change")).containsExactly(3L);
      heard.awaitCurrent();
      late.commit();
      late.setAutoCommit(true);
    }
    heard.await("org2 r2").awaitCurrent();
    prune(Duration.ZERO);
    assertThat(sql.list(Long.class, "SELECT revision FROM access_change")).isEmpty();
    node.writeUnannounced(1);
    heard.awaitCurrent();
    assertThat(heard.changes())
        .containsExactly(change(1, 2), change(1, 3), change(2, 2), change(1, 4));
    assertThat(heard.words())
        .filteredOn(word -> word.endsWith("lost"))
        .containsExactly("org1 lost");
  }

  private void prune(Duration retention) throws Exception {
    try (FeedConnection connection = FeedConnection.open(database, false, 60_000)) {
      assertThat(new Pruning(Dialect.POSTGRESQL, retention).prune(connection.connection()))
          .isFalse();
    }
  }
}
