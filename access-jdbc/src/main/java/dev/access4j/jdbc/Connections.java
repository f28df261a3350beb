package dev.access4j.jdbc;

import dev.access4j.store.StoreException;
import java.sql.SQLException;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lends a connection for the length of a call. */
record Connections(Jdbi jdbi, Dialect dialect) {

  private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

  <T> T with(Function<Handle, T> call) {
    Handle handle = open();
    try {
      return call.apply(handle);
    } finally {
      close(handle);
    }
  }

  private Handle open() {
    Handle handle;
    try {
      handle = jdbi.open();
    } catch (RuntimeException e) {
      throw new StoreException("no connection to the database could be had", e);
    }
    try {
      dialect.requirePrimary(handle.getConnection());
    } catch (SQLException e) {
      close(handle);
      throw new StoreException("the database cannot be asked whether it is the primary", e);
    } catch (RuntimeException e) {
      close(handle);
      throw e;
    }
    return handle;
  }

  private static void close(Handle handle) {
    quietly(handle::close);
  }

  /** Ends a transaction that is still there; a connection that is broken has none. */
  static void rollBack(Handle handle) {
    quietly(
        () -> {
          if (handle.isInTransaction()) {
            handle.rollback();
          }
        });
  }

  /** Ends a transaction that has changed nothing. */
  static void commit(Handle handle) {
    quietly(
        () -> {
          if (handle.isInTransaction()) {
            handle.commit();
          }
        });
  }

  // What was done stays done; the pool finds out what has become of the connection.
  static void quietly(Runnable end) {
    try {
      end.run();
    } catch (RuntimeException e) {
      LOG.debug("A connection failed at the end of its work", e);
    }
  }
}
