package dev.access4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.access4j.store.ChangeListeners;
import dev.access4j.testkit.Requirement;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Requirement({"EV-9", "EV-11"})
@DisplayName("A server that recovers from a crash, under its old start time,")
class PostgreSqlCrashTest {

  enum Release {
    NEW,
    OLD
  }

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  @DisplayName("is noticed by who polls with a new connection each time, and saw no failure")
  void unnoticedBreak(Release release) throws Exception {
    try (OwnServer server = new OwnServer(directory, release == Release.OLD);
        HikariDataSource database = server.pool(2)) {
      AccessSchema.migrate(database);
      new Rows(database).organization(1, "org1").organization(2, "org2");
      Heard heard = new Heard();
      ChangeListeners listeners = new ChangeListeners();
      AutoCloseable unused = listeners.subscribe(heard);
      SnapshotLook look = new SnapshotLook(new Delivery(listeners, 1_000));
      try (Connection connection = connect(database)) {
        look.start(connection);
      }
      FeedNode.record(database, 1);
      look(look, database);
      look(look, database);
      assertThat(heard.words()).containsExactly("org1 r2");

      server.crash(database);

      look(look, database);
      assertThat(heard.words()).containsExactlyInAnyOrder("org1 r2", "org1 lost", "org2 lost");
      FeedNode.record(database, 1);
      look(look, database);
      assertThat(heard.wordsOf("org1")).containsExactly("org1 r2", "org1 lost", "org1 r3");
    }
  }

  private static void look(SnapshotLook look, HikariDataSource database) throws SQLException {
    try (Connection connection = connect(database)) {
      look.look(connection, false);
    }
  }

  private static Connection connect(HikariDataSource database) throws SQLException {
    Connection connection = DriverManager.getConnection(database.getJdbcUrl(), "postgres", "");
    connection.setAutoCommit(false);
    return connection;
  }
}
