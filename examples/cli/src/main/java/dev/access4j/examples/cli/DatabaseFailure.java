package dev.access4j.examples.cli;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What went wrong with a database, in a sentence: what drivers say of it fills screens. */
final class DatabaseFailure {

  private static final Set<String> WRONG_PASSWORD = Set.of("28P01", "28000");

  // Of PostgreSQL; of H2: no such table, none at all, no such schema.
  private static final Set<String> NO_TABLES = Set.of("42P01", "42S02", "42S03", "42S04", "90079");
  private static final String H2_NO_DATABASE = "90146";
  private static final String H2_IN_USE = "90020";

  private DatabaseFailure() {}

  /** Why a database cannot be opened. */
  static UnusableInputException of(RuntimeException e, DatabaseAddress address) {
    SQLException cause = sqlException(e);
    String state = cause == null || cause.getSQLState() == null ? "" : cause.getSQLState();
    String where = address.described();
    String why;
    if (WRONG_PASSWORD.contains(state)) {
      String user = address.user().isEmpty() ? "" : " for the user '" + address.user() + "'";
      why = where + ": wrong user or password" + user;
    } else if (NO_TABLES.contains(state)) {
      why = where + " has no tables for access; 'access init " + address.options() + "' makes them";
    } else if (state.equals(H2_NO_DATABASE)) {
      why = where + " is not there; 'access init " + address.options() + "' makes it";
    } else if (state.equals(H2_IN_USE)) {
      why = where + " is in use by another process";
    } else {
      why = where + " cannot be used: " + address.censored(reason(e));
    }
    UnusableInputException unusable = new UnusableInputException(why);
    unusable.addSuppressed(e);
    return unusable;
  }

  /** What the driver says, or who else complained, in a line. */
  static String reason(Throwable e) {
    SQLException cause = sqlException(e);
    String said = String.valueOf((cause == null ? e : cause).getMessage());
    // H2 goes on with the statement and ends with a code of its own.
    return said.lines()
        .findFirst()
        .orElse("")
        .replaceFirst("; SQL statement:.*", "")
        .replaceFirst(" \\[\\d+-\\d+]$", "");
  }

  private static @Nullable SQLException sqlException(Throwable thrown) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      if (each instanceof SQLException found) {
        return found;
      }
    }
    return null;
  }
}
