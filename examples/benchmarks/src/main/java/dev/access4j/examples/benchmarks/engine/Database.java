package dev.access4j.examples.benchmarks.engine;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** An empty database for one run; it is gone when closed. */
final class Database implements AutoCloseable {

  /** Which database. */
  enum Kind {
    /** H2, in this process's memory. */
    H2,
    /** A PostgreSQL of this run's own, on a free port of this machine. */
    POSTGRESQL
  }

  private final @Nullable EmbeddedPostgres server;
  private final HikariDataSource pool;

  private Database(@Nullable EmbeddedPostgres server, String url, String user) {
    this.server = server;
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setMaximumPoolSize(5);
    this.pool = new HikariDataSource(config);
  }

  static Database open(Kind kind) {
    if (kind == Kind.H2) {
      return new Database(null, "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa");
    }
    try {
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setServerConfig("timezone", "Asia/Kolkata")
              // As PostgreSQL itself comes: a commit is on the disk when it returns.
              .setServerConfig("synchronous_commit", "on")
              .start();
      return new Database(server, server.getJdbcUrl("postgres", "postgres"), "postgres");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  DataSource dataSource() {
    return pool;
  }

  @Override
  public void close() {
    pool.close();
    if (server != null) {
      try {
        server.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
