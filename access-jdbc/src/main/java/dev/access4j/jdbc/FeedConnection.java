package dev.access4j.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection that is borrowed for a while, and given back as it was. A peer that died without a
 * word, as behind a cut cable, does not block it for ever.
 */
final class FeedConnection implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FeedConnection.class);

  private final Connection connection;
  private final boolean autoCommit;
  private final int networkTimeout;

  private FeedConnection(Connection connection, boolean autoCommit, int networkTimeout) {
    this.connection = connection;
    this.autoCommit = autoCommit;
    this.networkTimeout = networkTimeout;
  }

  /**
   * Takes a connection, which is then in no transaction.
   *
   * @param autoCommit whether each statement is a transaction
   * @param timeoutMillis how long to wait for the peer's next word
   */
  static FeedConnection open(DataSource dataSource, boolean autoCommit, int timeoutMillis)
      throws SQLException {
    Connection connection = dataSource.getConnection();
    try {
      int networkTimeout = limitWaiting(connection, timeoutMillis);
      FeedConnection opened =
          new FeedConnection(connection, connection.getAutoCommit(), networkTimeout);
      connection.setAutoCommit(autoCommit);
      return opened;
    } catch (SQLException | RuntimeException e) {
      try {
        connection.close();
      } catch (SQLException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
  }

  /** Returns what it was before; a driver that cannot limit it waits as it did. */
  private static int limitWaiting(Connection connection, int timeoutMillis) {
    try {
      int before = connection.getNetworkTimeout();
      connection.setNetworkTimeout(Runnable::run, timeoutMillis);
      return before;
    } catch (SQLException e) {
      LOG.debug("This driver has no network timeout", e);
      return 0;
    }
  }

  Connection connection() {
    return connection;
  }

  /** Breaks it off, whatever another thread waits for on it. */
  void abort() {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      LOG.debug("A connection cannot be aborted", e);
    }
  }

  /** Gives it back. Throws nothing: what went wrong on it has been thrown before. */
  @Override
  public void close() {
    try (connection) {
      if (!connection.getAutoCommit()) {
        connection.rollback();
      }
      connection.setAutoCommit(autoCommit);
      connection.setNetworkTimeout(Runnable::run, networkTimeout);
    } catch (SQLException e) {
      LOG.debug("A connection cannot be given back as it was", e);
    }
  }
}
