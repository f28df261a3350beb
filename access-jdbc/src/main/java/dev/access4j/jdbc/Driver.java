package dev.access4j.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What PostgreSQL's own driver knows without asking the server; others may be there instead. */
final class Driver {

  private static final Logger LOG = LoggerFactory.getLogger(Driver.class);

  private static final boolean PRESENT = isPresent();

  private Driver() {}

  private static boolean isPresent() {
    try {
      return PGConnection.class.isInterface();
    } catch (NoClassDefFoundError e) {
      LOG.debug("PostgreSQL's own driver is not there", e);
      return false;
    }
  }

  /** Whether a connection led to a standby when the server last answered, as far as is known. */
  static boolean wasOnStandby(Connection connection) throws SQLException {
    return PRESENT
        && connection.isWrapperFor(PGConnection.class)
        && "on".equals(connection.unwrap(PGConnection.class).getParameterStatus("in_hot_standby"));
  }
}
