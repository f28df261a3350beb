package dev.access4j.jdbc;

import dev.access4j.store.IntegrityException;
import dev.access4j.store.StoreException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong with a statement.
 *
 * @param exception what the SPI throws for it
 * @param refused whether the database itself has said that it does not do it
 * @param conflict whether it may succeed if all is done again: another transaction was in the way
 */
record Failure(RuntimeException exception, boolean refused, boolean conflict) {

  // SQLSTATE: the class of integrity constraints, and what says that another one was in the way.
  private static final String CONSTRAINT = "23";
  private static final String SERIALIZATION = "40001";
  private static final String DEADLOCK = "40P01";
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  // H2 has states of its own for these.
  private static final String H2_LOCK_TIMEOUT = "HYT00";
  private static final String H2_CONCURRENT_UPDATE = "90131";

  static Failure of(Exception thrown) {
    if (thrown instanceof StoreException known) {
      return new Failure(known, false, false);
    }
    SQLException cause = sqlException(thrown);
    if (cause == null) {
      return new Failure(
          new StoreException("what is stored cannot be understood", thrown), false, false);
    }
    String state = cause.getSQLState() == null ? "" : cause.getSQLState();
    if (state.startsWith(CONSTRAINT)) {
      IntegrityException refused =
          new IntegrityException("the database refuses it: " + constraint(cause));
      refused.initCause(cause);
      return new Failure(refused, true, false);
    }
    boolean conflict =
        state.equals(SERIALIZATION)
            || state.equals(DEADLOCK)
            || state.equals(LOCK_NOT_AVAILABLE)
            || state.equals(H2_LOCK_TIMEOUT)
            || state.equals(H2_CONCURRENT_UPDATE);
    return new Failure(
        new StoreException("the database failed (SQLSTATE " + state + ")", cause),
        conflict,
        conflict);
  }

  /** What the database said: within what a batch says, whose text is all that it was to write. */
  static @Nullable SQLException sqlException(Throwable thrown) {
    SQLException found = null;
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      if (each instanceof SQLException sql) {
        found = sql;
      }
    }
    return found instanceof BatchUpdateException && found.getNextException() != null
        ? found.getNextException()
        : found;
  }

  /** The beginning, which names the constraint; what follows are values. */
  private static String constraint(SQLException cause) {
    String message = String.valueOf(cause.getMessage());
    return message.split("\n| VALUES |; SQL statement", 2)[0];
  }
}
