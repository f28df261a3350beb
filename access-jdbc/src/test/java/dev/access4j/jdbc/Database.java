package dev.access4j.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Databases to test on. Their sessions are in a zone that is neither UTC nor the one of the tests'
 * JVM, and that is off by a half hour. None of these classes waits for anything to be cleared away:
 * each call makes a database of its own.
 */
enum Database {
  H2 {
    @Override
    HikariDataSource create() {
      return pool(
          "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;QUERY_CACHE_SIZE=100", "sa");
    }
  },

  H2_FILE {
    @Override
    HikariDataSource create() {
      return pool("jdbc:h2:file:./target/h2/" + UUID.randomUUID(), "sa");
    }
  },

  POSTGRESQL {
    @Override
    HikariDataSource create() {
      return database(Server.RUNNING);
    }
  },

  /** The oldest that is taken. */
  POSTGRESQL_14 {
    @Override
    HikariDataSource create() {
      return database(OldServer.RUNNING);
    }
  };

  static final String SESSION_ZONE = "America/St_Johns";

  final boolean isH2() {
    return this == H2 || this == H2_FILE;
  }

  /** Makes an empty database; whoever asks closes it. */
  abstract HikariDataSource create();

  private static HikariDataSource database(EmbeddedPostgres server) {
    String name = "test_" + UUID.randomUUID().toString().replace('-', '_');
    try (HikariDataSource all = pool(server.getJdbcUrl("postgres", "postgres"), "postgres")) {
      Sql.of(all).run("CREATE DATABASE " + name + " TEMPLATE template0 ENCODING 'UTF8'");
    }
    return pool(server.getJdbcUrl("postgres", name), "postgres");
  }

  private static HikariDataSource pool(String url, String user) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setConnectionInitSql("SET TIME ZONE '" + SESSION_ZONE + "'");
    config.setMaximumPoolSize(10);
    config.setMinimumIdle(0);
    return new HikariDataSource(config);
  }

  /** One of the oldest release that is taken. */
  static EmbeddedPostgres.Builder oldServer() {
    return EmbeddedPostgres.builder().setPgBinaryResolver((system, architecture) -> binaries());
  }

  private static InputStream binaries() throws IOException {
    Path jar = Path.of(System.getProperty("access4j.postgresql14", "target/postgresql-14.jar"));
    try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(jar))) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        if (entry.getName().endsWith(".txz")) {
          return new ByteArrayInputStream(entries.readAllBytes());
        }
      }
    }
    throw new IOException("no binaries in " + jar);
  }

  private static EmbeddedPostgres start(EmbeddedPostgres.Builder server) {
    try {
      return server
          .setServerConfig("timezone", SESSION_ZONE)
          // What is lost in a crash of these tests is not missed.
          .setServerConfig("fsync", "off")
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One server for all tests of this JVM; it ends with it. */
  private static final class Server {
    static final EmbeddedPostgres RUNNING = start(EmbeddedPostgres.builder());
  }

  /** As the one above, of the binaries that the build has put there. */
  private static final class OldServer {
    static final EmbeddedPostgres RUNNING = start(oldServer());
  }
}
