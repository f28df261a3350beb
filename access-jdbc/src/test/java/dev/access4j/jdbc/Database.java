package dev.access4j.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/**
 * Databases to test on. Their sessions are in a zone that is neither UTC nor the one of the tests'
 * JVM, and that is off by a half hour. None of these classes waits for anything to be cleared away:
 * each call makes a database of its own.
 */
enum Database {
  H2 {
    @Override
    HikariDataSource create() {
      return pool("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa");
    }
  },

  POSTGRESQL {
    @Override
    HikariDataSource create() {
      EmbeddedPostgres server = Server.RUNNING;
      String name = "test_" + UUID.randomUUID().toString().replace('-', '_');
      try (HikariDataSource all = pool(server.getJdbcUrl("postgres", "postgres"), "postgres")) {
        Sql.of(all).run("CREATE DATABASE " + name + " TEMPLATE template0 ENCODING 'UTF8'");
      }
      return pool(server.getJdbcUrl("postgres", name), "postgres");
    }
  };

  static final String SESSION_ZONE = "America/St_Johns";

  /** Makes an empty database; whoever asks closes it. */
  abstract HikariDataSource create();

  private static HikariDataSource pool(String url, String user) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setConnectionInitSql("SET TIME ZONE '" + SESSION_ZONE + "'");
    config.setMaximumPoolSize(10);
    config.setMinimumIdle(0);
    return new HikariDataSource(config);
  }

  /** One server for all tests of this JVM; it ends with it. */
  private static final class Server {
    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("timezone", SESSION_ZONE)
            // What is lost in a crash of these tests is not missed.
            .setServerConfig("fsync", "off")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
