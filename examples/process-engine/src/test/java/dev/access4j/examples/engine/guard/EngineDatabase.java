package dev.access4j.examples.engine.guard;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;

/** The databases that the guard is tested on. Each call makes one of its own. */
enum EngineDatabase {
  H2 {
    @Override
    HikariDataSource create() {
      return pool("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa");
    }
  },

  POSTGRESQL {
    @Override
    HikariDataSource create() {
      return Server.copy(Server.TEMPLATE);
    }
  };

  /** Makes a database, whoever asks closes it. */
  abstract HikariDataSource create();

  /** All that is in the tables of engine and guard and of the library, as texts. */
  static List<String> contents(DataSource database) {
    List<String> rows = new ArrayList<>();
    try (Connection connection = database.getConnection();
        ResultSet tables =
            connection
                .getMetaData()
                .getTables(null, null, "%", new String[] {"TABLE", "BASE TABLE"});
        Statement statement = connection.createStatement()) {
      while (tables.next()) {
        String table = tables.getString("TABLE_NAME");
        if (table.toLowerCase(Locale.ROOT).matches("(ac|flw).*")) {
          try (ResultSet all = statement.executeQuery("SELECT * FROM \"" + table + "\"")) {
            while (all.next()) {
              rows.add(textOf(table, all));
            }
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    rows.sort(null);
    return rows;
  }

  private static String textOf(String table, ResultSet row) throws SQLException {
    StringBuilder text = new StringBuilder(table);
    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      text.append('|').append(row.getString(i));
    }
    return text.toString();
  }

  private static HikariDataSource pool(String url, String user) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setMaximumPoolSize(10);
    config.setMinimumIdle(0);
    return new HikariDataSource(config);
  }

  /** One server for all tests of this JVM; it ends with it. */
  private static final class Server {

    private static final EmbeddedPostgres RUNNING = start();

    /** With the tables of both in it, which take longer to make than to copy. */
    static final String TEMPLATE = template();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("timezone", "America/St_Johns")
            // What is lost in a crash of these tests is not missed.
            .setServerConfig("fsync", "off")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static String template() {
      try (HikariDataSource made = copy("template0")) {
        LoanBank.makeTables(made);
        return made.getJdbcUrl().replaceFirst(".*/(\\w+)\\?.*", "$1");
      }
    }

    static HikariDataSource copy(String template) {
      String name = "test_" + UUID.randomUUID().toString().replace('-', '_');
      try (Connection connection = RUNNING.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE " + name + " TEMPLATE " + template);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      return pool(RUNNING.getJdbcUrl("postgres", name), "postgres");
    }
  }
}
