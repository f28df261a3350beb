package dev.access4j.examples.cli;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * An empty database for a test.
 *
 * @param url its URL
 * @param user who may do anything there
 */
record TestDatabase(String url, String user) {

  /** The kinds that there are. */
  enum Kind {
    H2_IN_MEMORY,
    H2_FILE,
    POSTGRESQL;

    TestDatabase create(Path folder) {
      String name = "db_" + UUID.randomUUID().toString().replace('-', '_');
      return switch (this) {
        case H2_IN_MEMORY -> {
          // It lasts from one command to the next.
          String url = "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1";
          TestDatabase made = new TestDatabase(url, "sa");
          made.run("SET WRITE_DELAY 0");
          yield made;
        }
        case H2_FILE -> {
          TestDatabase made = new TestDatabase("jdbc:h2:file:" + folder.resolve(name), "sa");
          made.run("SET WRITE_DELAY 0");
          yield made;
        }
        case POSTGRESQL -> {
          EmbeddedPostgres server = Server.RUNNING;
          new TestDatabase(server.getJdbcUrl("postgres", "postgres"), "postgres")
              .run("CREATE DATABASE " + name + " TEMPLATE template0 ENCODING 'UTF8'");
          yield new TestDatabase(
              "jdbc:postgresql://localhost:" + server.getPort() + "/" + name, "postgres");
        }
      };
    }
  }

  /** Runs a command on it. */
  Run access(String... args) {
    return Run.access(with(args));
  }

  /** The arguments and the options that name it. */
  String[] with(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--jdbc-url", url, "--jdbc-user", user));
    return all.toArray(String[]::new);
  }

  /** The URL as it is shown. */
  String shown() {
    return url.replaceFirst(";.*", ";...");
  }

  void run(String sql) {
    try (Connection connection = DriverManager.getConnection(url, user, "");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** The schemas that tests have made. */
  List<String> scratchSchemas() {
    return query(
        "SELECT schema_name FROM information_schema.schemata WHERE schema_name LIKE"
            + " 'access_test_%'");
  }

  List<String> query(String sql) {
    try (Connection connection = DriverManager.getConnection(url, user, "");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** One server for all tests of this JVM; it ends with it. */
  private static final class Server {
    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            // What is lost in a crash of these tests is not missed.
            .setServerConfig("fsync", "off")
            .setServerConfig("timezone", "America/St_Johns")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
