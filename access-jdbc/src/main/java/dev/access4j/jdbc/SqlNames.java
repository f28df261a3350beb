package dev.access4j.jdbc;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The names that a host may put into a condition. They stand in its text as they are, so that each
 * database folds them as it does in the host's own statements; what could be anything but a name is
 * refused.
 */
final class SqlNames {

  private static final String WORD = "[A-Za-z_][A-Za-z0-9_]{0,62}";
  private static final String NAME = "(?:" + WORD + "|\"" + WORD + "\")";
  private static final Pattern ONE = Pattern.compile(NAME);
  private static final Pattern ONE_OR_TWO = Pattern.compile(NAME + "(?:\\." + NAME + ")?");

  /** What our own names begin with, which a host's must not hide. */
  private static final String OURS = "access4j_";

  private SqlNames() {}

  /** A table or its alias, alone. */
  static String alias(String name) {
    return checked(ONE, name, "the alias of a table");
  }

  /** A table, with its schema or without. */
  static String table(String name) {
    return checked(ONE_OR_TWO, name, "a table");
  }

  /** A column of a table that is known. */
  static String column(String alias, String name) {
    return alias + "." + checked(ONE, name, "a column");
  }

  /**
   * A column of the host's query. It always gets its table: alone, it could be one of a table of
   * ours or a keyword such as {@code null}.
   */
  static String qualified(String alias, String name) {
    String column = checked(ONE_OR_TWO, name, "a column");
    return column.indexOf('.') < 0 ? alias + "." + column : column;
  }

  private static String checked(Pattern pattern, String name, String what) {
    boolean fits = pattern.matcher(requireNonNull(name, what)).matches();
    if (!fits || name.toLowerCase(Locale.ROOT).replace("\"", "").startsWith(OURS)) {
      throw new IllegalArgumentException("'" + name + "' is no name for " + what);
    }
    return name;
  }
}
