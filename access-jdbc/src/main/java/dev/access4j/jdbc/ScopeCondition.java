package dev.access4j.jdbc;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * A condition in SQL with its values, which are parameters all of them (LU-5): {@link #sql} and
 * {@link #bind(PreparedStatement, int)} for JDBC, {@link #namedSql} and {@link #bind(SqlStatement,
 * String)} for Jdbi. It stands in parentheses and is true or false of every row, never unknown, so
 * that it can be combined with any other. Immutable and thread-safe.
 */
public final class ScopeCondition {

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,62}");

  /** The text around the values: one piece more than there are values. */
  private final List<String> pieces;

  private final List<Object> values;
  private final String arrayType;

  ScopeCondition(List<String> pieces, List<Object> values, String arrayType) {
    this.pieces = List.copyOf(pieces);
    this.values = List.copyOf(values);
    this.arrayType = arrayType;
  }

  /**
   * Returns the condition for JDBC.
   *
   * @return its text, with a {@code ?} for each parameter and no other question mark
   */
  public String sql() {
    return String.join("?", pieces);
  }

  /**
   * Returns the values, for a host that binds them itself.
   *
   * @return the parameters in their order: a {@code List<String>} is an array of texts, and all
   *     else a {@code String}; immutable
   */
  public List<Object> parameters() {
    return values;
  }

  /**
   * Sets the parameters of {@link #sql}.
   *
   * @param statement a statement with the condition in its text
   * @param firstIndex the index of the condition's first parameter, 1 if none is before it
   * @return the index of the parameter after the condition
   * @throws SQLException if the driver refuses
   */
  public int bind(PreparedStatement statement, int firstIndex) throws SQLException {
    int index = firstIndex;
    for (Object value : values) {
      bind(statement, index, value);
      index++;
    }
    return index;
  }

  private void bind(PreparedStatement statement, int index, Object value) throws SQLException {
    if (value instanceof List<?> list) {
      Connection connection = statement.getConnection();
      // Of strings, which PostgreSQL's driver sends in binary: less to do on both sides.
      String[] texts = list.toArray(String[]::new);
      statement.setArray(index, connection.createArrayOf(arrayType, texts));
    } else {
      statement.setString(index, (String) value);
    }
  }

  /**
   * Returns the condition for Jdbi.
   *
   * @param name what its parameters are called, with a number behind: {@code :name_1} and so on; a
   *     letter of ASCII, then such letters, digits and {@code _}
   * @return its text, with a name for each parameter
   * @throws IllegalArgumentException if that is no name
   */
  public String namedSql(String name) {
    check(name);
    StringBuilder sql = new StringBuilder(pieces.get(0));
    for (int i = 1; i < pieces.size(); i++) {
      sql.append(':').append(parameter(name, i)).append(pieces.get(i));
    }
    return sql.toString();
  }

  /**
   * Sets the parameters of {@link #namedSql}.
   *
   * @param statement a statement of Jdbi with the condition in its text
   * @param name the same name
   * @throws IllegalArgumentException if that is no name
   */
  public void bind(SqlStatement<?> statement, String name) {
    check(name);
    for (int i = 1; i <= values.size(); i++) {
      Object value = values.get(i - 1);
      Argument argument = (index, prepared, context) -> bind(prepared, index, value);
      statement.bind(parameter(name, i), argument);
    }
  }

  private static String parameter(String name, int number) {
    return name + "_" + number;
  }

  private static void check(String name) {
    if (!NAME.matcher(requireNonNull(name, "name")).matches()) {
      throw new IllegalArgumentException("'" + name + "' is no name for parameters");
    }
  }

  /**
   * Describes the condition.
   *
   * @return its text, without the values
   */
  @Override
  public String toString() {
    return sql();
  }
}
