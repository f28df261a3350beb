package dev.access4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The feed on PostgreSQL, when something fails,")
class PostgreSqlBrokenFeedTest extends BrokenFeedContract {

  PostgreSqlBrokenFeedTest() {
    super(Database.POSTGRESQL);
  }

  @Test
  @DisplayName("a connection that broke is made anew, and nothing is missed meanwhile")
  void terminated() throws Exception {
    FeedNode node = node(HOUR);
    node.write(1);
    Heard heard = listen(node);
    heard.await("is current", h -> h.current() > Long.MIN_VALUE);
    node.write(1);
    // Nobody announces these. One has a number that was given before, as after a crash: in one
    // transaction, or a late look at the write above could see it under its true number.
    FeedNode.record(database, 1);
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      FeedNode.record(connection, 2);
      statement.execute("UPDATE access_change SET written_xid = 4 WHERE organization_no = 2");
      connection.commit();
    }
    assertThat(
            sql.list(
                Boolean.class,
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE application_name = ? AND datname = current_database()",
                EARS))
        .containsExactly(true);
    heard.await("org1 r4").await("org2 r2");
    assertThat(heard.wordsOf("org1")).containsExactly("org1 r3", "org1 r4");
    assertThat(heard.wordsOf("org2")).containsExactly("org2 lost", "org2 r2");
    node(HOUR).write(3);
    heard.await("org3 r2");
    assertThat(heard.wordsOf("org1")).containsExactly("org1 r3", "org1 r4");
  }
}
