package dev.access4j.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection on which PostgreSQL says that there is news. Like {@link Driver} it names
 * PostgreSQL's driver: it is loaded only when that database is there.
 */
final class Listening implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Listening.class);

  // The name of a channel is no value that could be a parameter.
  private static final String LISTEN =
      "DO $$ BEGIN EXECUTE format('LISTEN %I', " + JdbcChangeFeed.CHANNEL + "); END $$";

  private final Connection connection;
  private final PGConnection notified;

  private Listening(Connection connection, PGConnection notified) {
    this.connection = connection;
    this.notified = notified;
  }

  /** Begins to listen; empty if what the pool gives out is not the driver's own. */
  static Optional<Listening> on(Connection connection) throws SQLException {
    if (!connection.isWrapperFor(PGConnection.class)) {
      return Optional.empty();
    }
    PGConnection notified = connection.unwrap(PGConnection.class);
    try (Statement statement = connection.createStatement()) {
      statement.execute(LISTEN);
    }
    connection.commit();
    return Optional.of(new Listening(connection, notified));
  }

  /** Waits for news, and returns whether there is some, that of since the last call included. */
  boolean await(long millis) throws SQLException {
    // 0 would be for ever.
    PGNotification[] notifications = notified.getNotifications((int) Math.max(1, millis));
    return notifications != null && notifications.length > 0;
  }

  /** Stops listening: the connection may go back to a pool. */
  @Override
  public void close() {
    try (Statement statement = connection.createStatement()) {
      statement.execute("UNLISTEN *");
      connection.commit();
    } catch (SQLException e) {
      LOG.debug("A connection is gone and listens no more", e);
    }
  }
}
