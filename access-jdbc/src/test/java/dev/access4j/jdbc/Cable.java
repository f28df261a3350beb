package dev.access4j.jdbc;

import static java.util.concurrent.TimeUnit.MINUTES;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.concurrent.Semaphore;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Connections to a database, which can be cut: then none is given out. */
final class Cable implements DataSource {

  private final DataSource database;
  private final Semaphore refusals = new Semaphore(0);
  private final Semaphore uses = new Semaphore(0);
  private volatile boolean cut;

  Cable(DataSource database) {
    this.database = database;
  }

  void cut() {
    cut = true;
  }

  void mend() {
    cut = false;
  }

  /** Waits until somebody is refused so often from now on. */
  void awaitRefusals(int count) throws InterruptedException {
    await(refusals, count);
  }

  /** Waits until somebody is given a connection so often from now on. */
  void awaitUses(int count) throws InterruptedException {
    await(uses, count);
  }

  private static void await(Semaphore what, int count) throws InterruptedException {
    what.drainPermits();
    if (!what.tryAcquire(count, 1, MINUTES)) {
      throw new AssertionError("nobody asks for a connection");
    }
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (cut) {
      refusals.release();
      throw new SQLException("cut by a test", "08001");
    }
    try {
      Connection given = database.getConnection();
      uses.release();
      return given;
    } catch (SQLException e) {
      refusals.release();
      throw e;
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return database.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    database.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    database.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return database.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return database.getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return database.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return database.isWrapperFor(type);
  }
}
