package dev.access4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.testkit.Requirement;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Requirement({"EV-9", "EV-11"})
@DisplayName("The feed of a server that stops and comes again")
class PostgreSqlRestartTest {

  private static final Duration SHORT = Duration.ofMillis(20);

  @TempDir Path directory;

  @Test
  @DisplayName("is not current meanwhile; then all is lost that it knew, and it hears on")
  void restart() throws Exception {
    EmbeddedPostgres server = start(0);
    int port = server.getPort();
    DataSource database = server.getPostgresDatabase();
    AccessSchema.migrate(database);
    new Rows(database).organization(1, "org1").organization(2, "org2");
    Cable cable = new Cable(database);
    Heard heard = new Heard();
    try (JdbcChangeFeed feed =
        new JdbcChangeFeed(database, cable, Dialect.POSTGRESQL, SHORT, Duration.ofDays(1), true)) {
      feed.subscribe(heard);
      FeedNode.record(database, 1);
      heard.await("org1 r2").awaitCurrent();

      server.close();
      long stopped = System.nanoTime();
      cable.awaitRefusals(2);
      assertThat(heard.current() - stopped).isNegative();

      server = start(port);
      // It may be another server that took over, and know less than what was heard.
      heard.await("org1 lost").await("org2 lost").awaitCurrent();
      FeedNode.record(database, 1);
      heard.await("org1 r3");
      assertThat(heard.wordsOf("org1")).containsExactly("org1 r2", "org1 lost", "org1 r3");
    } finally {
      server.close();
    }
  }

  private EmbeddedPostgres start(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(directory)
        .setCleanDataDirectory(false)
        .setPort(port)
        .start();
  }
}
