package dev.access4j.jdbc;

import dev.access4j.store.StoreException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;

/** What differs from one database to the other. */
enum Dialect {
  POSTGRESQL("PostgreSQL", "postgresql"),
  H2("H2", "h2");

  // Listed and not searched for: a module, a shaded jar and a native image all have them.
  private static final List<String> MIGRATIONS = List.of("V1__access.sql", "V2__account_tasks.sql");

  private static final Pattern ARRAY = Pattern.compile("<(\\w+)>");

  private static final int POSTGRESQL_OLDEST = 14;

  private static final int H2_SNAPSHOT = 6;

  static final String STANDBY =
      "this server is a standby, which is behind its primary: what was revoked would still be"
          + " allowed. Connect to the primary (targetServerType=primary in the driver's URL)";

  private final String product;
  private final String folder;

  Dialect(String product, String folder) {
    this.product = product;
    this.folder = folder;
  }

  /** Asks the database what it is. */
  static Dialect of(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection()) {
      DatabaseMetaData about = connection.getMetaData();
      String name = about.getDatabaseProductName();
      for (Dialect dialect : values()) {
        if (dialect.product.equals(name)) {
          dialect.requireUsable(connection, about);
          return dialect;
        }
      }
      throw new IllegalArgumentException(
          "this database is '" + name + "', which is neither PostgreSQL nor H2");
    } catch (SQLException e) {
      throw new StoreException("the database cannot be asked what it is", e);
    }
  }

  private void requireUsable(Connection connection, DatabaseMetaData about) throws SQLException {
    if (this == POSTGRESQL) {
      int major = about.getDatabaseMajorVersion();
      if (major < POSTGRESQL_OLDEST) {
        throw new IllegalArgumentException(
            "this is PostgreSQL " + major + "; it takes " + POSTGRESQL_OLDEST + " or newer");
      }
      refuseStandby(connection);
      return;
    }
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT setting_name, setting_value FROM information_schema.settings"
                    + " WHERE setting_name IN ('COLLATION', 'IGNORECASE')");
        ResultSet settings = statement.executeQuery()) {
      while (settings.next()) {
        String value = settings.getString(2);
        if (!value.equalsIgnoreCase("false") && !value.equalsIgnoreCase("off")) {
          throw new IllegalArgumentException(
              "this H2 database has "
                  + settings.getString(1)
                  + " set to "
                  + value
                  + ": ids would not be compared exactly (DIR-13)");
        }
      }
    }
  }

  /** Refuses a connection that is known to lead to a standby; costs nothing where it does not. */
  void requirePrimary(Connection connection) throws SQLException {
    // It may have been promoted since: the driver hears of that with its next answer.
    if (this == POSTGRESQL && Driver.wasOnStandby(connection)) {
      refuseStandby(connection);
    }
  }

  private static void refuseStandby(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("SELECT pg_is_in_recovery()");
        ResultSet row = statement.executeQuery()) {
      if (row.next() && row.getBoolean(1)) {
        throw new StoreException(STANDBY);
      }
    }
  }

  /** Fails with what to do if the tables are not where the connections are. */
  void requireTables(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            // The latest of them: those of an older release will not do.
            connection.prepareStatement("SELECT user_id FROM access_account_task WHERE 1 = 0")) {
      statement.executeQuery().close();
    } catch (SQLException e) {
      throw new StoreException(
          "the tables are not there, or may not be read: AccessSchema.migrate makes them", e);
    }
  }

  /** What the elements of an array of texts are. */
  String textType() {
    return this == H2 ? "varchar" : "text";
  }

  /** What the elements of an array of keys are. */
  String keyType() {
    return this == H2 ? "varbinary" : "bytea";
  }

  boolean hasLateral() {
    return this != H2;
  }

  /** Makes something once for each database, in its own words. */
  static Map<Dialect, String> inEach(Function<Dialect, String> statement) {
    Map<Dialect, String> made = new EnumMap<>(Dialect.class);
    for (Dialect dialect : values()) {
      made.put(dialect, statement.apply(dialect));
    }
    return made;
  }

  /** Two arrays of texts, which are parameters, as a table with these columns. */
  String pairs(String first, String second) {
    String array = array(this == H2 ? "CAST(? AS varchar ARRAY)" : "?");
    return "UNNEST(%1$s, %1$s) AS w(%2$s, %3$s)".formatted(array, first, second);
  }

  /**
   * An array that is a parameter. PostgreSQL would look how long it is, take fewer elements than
   * the ten it supposes otherwise for a reason to plan each time anew, and that takes longer than
   * the rest.
   */
  String array(String parameter) {
    return this == H2 ? parameter : "ARRAY(SELECT unnest(" + parameter + "))";
  }

  /** Returns a statement whose arrays, {@code <name>}, are parameters of these names. */
  String withArrays(String statement) {
    return ARRAY.matcher(statement).replaceAll(found -> array(":" + found.group(1)));
  }

  /** Begins a transaction whose statements all see the moment of the first one. */
  void beginReading(Handle handle) {
    if (this == H2) {
      // What JDBC calls repeatable holds there for one table after the other.
      handle.setTransactionIsolationLevel(H2_SNAPSHOT);
    }
    handle.begin();
  }

  /** What the first statement of such a transaction begins with. */
  String firstOfReading() {
    // In one round trip with BEGIN and that statement, and with nothing to be set back afterwards.
    return this == H2 ? "" : "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY;\n";
  }

  /** What the first statement of a transaction that writes begins with; its last answer counts. */
  String firstOfWriting() {
    // Whatever the host's default: with one snapshot for all, each wait for the lock would fail.
    // And
    // a commit that others heard of and a crash undid would leave its revision to another one.
    return this == H2
        ? ""
        : """
          SET TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE;
          SELECT set_config('synchronous_commit', 'local', true)
          WHERE current_setting('synchronous_commit') = 'off';
          """;
  }

  /** Ends a transaction that has read. */
  void endReading(Handle handle) {
    if (this == H2) {
      // There a rollback throws away all statements that the session has compiled.
      Connections.commit(handle);
    }
    Connections.rollBack(handle);
    if (this == H2) {
      Connections.quietly(
          () -> handle.setTransactionIsolationLevel(Connection.TRANSACTION_READ_COMMITTED));
    }
  }

  /** The files that make the tables, in their order. */
  List<MigrationFile> migrations() {
    return MIGRATIONS.stream().map(file -> new MigrationFile(folder, file)).toList();
  }
}
