package dev.access4j.examples.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** An empty database for one run; it is gone when closed. */
public final class Database implements AutoCloseable {

  /** Which database. */
  public enum Kind {
    /** H2, in this process's memory. */
    H2,
    /** A PostgreSQL of this run's own, on a free port of this machine. */
    POSTGRESQL
  }

  private static final int CONNECTIONS = 5;

  private final Kind kind;
  private final @Nullable EmbeddedPostgres server;
  private final String url;
  private final HikariDataSource pool;
  private final AtomicInteger others = new AtomicInteger();

  private Database(Kind kind, @Nullable EmbeddedPostgres server, String url, String user) {
    this.kind = kind;
    this.server = server;
    this.url = url;
    this.pool = new HikariDataSource(config(url, user, CONNECTIONS));
  }

  /**
   * Starts one.
   *
   * @param kind which
   * @return the database, without tables
   */
  public static Database open(Kind kind) {
    if (kind == Kind.H2) {
      // It is gone with its last connection, which is the pool's.
      return new Database(kind, null, "jdbc:h2:mem:" + UUID.randomUUID(), "sa");
    }
    try {
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setServerConfig("timezone", "Asia/Kolkata")
              // As PostgreSQL itself comes: a commit is on the disk when it returns.
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .start();
      return new Database(kind, server, server.getJdbcUrl("postgres", "postgres"), "postgres");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Describes another pool of connections to a PostgreSQL of a run.
   *
   * @param url what {@link #url} says
   * @param connections how many at most
   * @return what a pool is made of
   */
  public static HikariConfig postgreSql(String url, int connections) {
    return config(url, "postgres", connections);
  }

  private static HikariConfig config(String url, String user, int connections) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setMaximumPoolSize(connections);
    return config;
  }

  /**
   * Makes another one of the same kind, on the same server and disk.
   *
   * @return the database, without tables; to be closed before this one
   */
  public Database another() {
    if (kind == Kind.H2) {
      return open(Kind.H2);
    }
    if (server == null) {
      throw new IllegalStateException("ask the database that has the server");
    }
    String name = "another" + others.incrementAndGet();
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("no other database can be made", e);
    }
    return new Database(kind, null, server.getJdbcUrl("postgres", name), "postgres");
  }

  /**
   * Tells how much a PostgreSQL has written into its log: no clock, and no noise of a disk.
   *
   * @return bytes since the server was made; 0 for H2, which has none
   */
  public long logged() {
    if (kind == Kind.H2) {
      return 0;
    }
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT pg_current_wal_insert_lsn() - '0/0'")) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException("the log cannot be measured", e);
    }
  }

  /**
   * Returns where it is, for another process.
   *
   * @return its address
   */
  public String url() {
    return url;
  }

  /**
   * Returns connections to it.
   *
   * @return a pool of five
   */
  public DataSource dataSource() {
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
