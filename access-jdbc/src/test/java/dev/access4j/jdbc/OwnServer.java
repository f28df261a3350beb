package dev.access4j.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** A PostgreSQL that a test may kill: what it has acknowledged it has to keep. */
final class OwnServer implements AutoCloseable {

  private final Path directory;
  private final boolean old;
  private final int port;
  private EmbeddedPostgres running;

  OwnServer(Path directory) throws IOException {
    this(directory, false);
  }

  /** Starts one, of the oldest release that is taken if told so. */
  OwnServer(Path directory, boolean old) throws IOException {
    this.directory = directory;
    this.old = old;
    this.running = start(0);
    this.port = running.getPort();
  }

  private EmbeddedPostgres start(int wanted) throws IOException {
    return (old ? Database.oldServer() : EmbeddedPostgres.builder())
        .setDataDirectory(directory)
        .setCleanDataDirectory(false)
        .setPort(wanted)
        .setServerConfig("timezone", Database.SESSION_ZONE)
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .start();
  }

  /** Kills the postmaster and all that it has started, without a word to any of them. */
  void kill() throws Exception {
    List<String> lines = Files.readAllLines(directory.resolve("postmaster.pid"));
    ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(lines.get(0).strip())).orElseThrow();
    List<ProcessHandle> all =
        Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle each : all) {
      Until.isTrue("a process of the server is gone", () -> !each.isAlive());
    }
    // Finds nobody to stop, and lets the directory go.
    running.close();
  }

  /** Kills one of its processes, for which it ends all connections and recovers from its log. */
  void crash(DataSource database) throws Exception {
    Sql sql = Sql.of(database);
    int pid;
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
      row.next();
      pid = row.getInt(1);
      ProcessHandle victim = ProcessHandle.of(pid).orElseThrow();
      victim.destroyForcibly();
      Until.isTrue("the process is gone", () -> !victim.isAlive());
    }
    Until.isTrue(
        "the server is there again",
        () -> {
          try {
            return sql.list(Boolean.class, "SELECT TRUE").contains(true);
          } catch (Sql.SqlFailure e) {
            return false;
          }
        });
  }

  /** Starts it again where it was. */
  void restart() throws IOException {
    running = start(port);
  }

  /** A pool that waits for no connection for long. */
  HikariDataSource pool(int most) {
    return pool(running.getJdbcUrl("postgres", "postgres"), most, Duration.ofMillis(250));
  }

  static HikariDataSource pool(String url, int most, Duration patience) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername("postgres");
    config.setMaximumPoolSize(most);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(patience.toMillis());
    config.setValidationTimeout(250);
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  /** Stops it as one is stopped. */
  void stop() throws IOException {
    running.close();
  }

  @Override
  public void close() throws IOException {
    stop();
  }
}
