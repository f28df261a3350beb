package dev.access4j.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Statements as a test writes them down, each a transaction of its own. */
record Sql(DataSource dataSource) {

  static Sql of(DataSource dataSource) {
    return new Sql(dataSource);
  }

  /** Runs a statement that returns nothing. */
  void run(String sql, @Nullable Object... parameters) {
    try (Connection connection = dataSource.getConnection()) {
      run(connection, sql, parameters);
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  /** Runs statements in one transaction. */
  void together(String... statements) {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      for (String statement : statements) {
        run(connection, statement);
      }
      connection.commit();
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  private static void run(Connection connection, String sql, @Nullable Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      statement.execute();
    }
  }

  /** Returns the first column of all rows. */
  <T> List<T> list(Class<T> type, String sql, @Nullable Object... parameters) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      List<T> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getObject(1, type));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  private static void bind(PreparedStatement statement, @Nullable Object... parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
  }

  /** Returns the tables of a schema, in small letters and in order. */
  List<String> tables(String schema) {
    return list(
            String.class,
            "SELECT table_name FROM information_schema.tables WHERE LOWER(table_schema) = ?",
            schema)
        .stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .sorted()
        .toList();
  }

  /** What the database refused, with its SQLSTATE at the beginning. */
  static final class SqlFailure extends RuntimeException {
    SqlFailure(SQLException cause) {
      super(cause.getSQLState() + " " + cause.getMessage(), cause);
    }
  }
}
