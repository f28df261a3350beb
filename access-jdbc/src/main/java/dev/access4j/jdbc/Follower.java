package dev.access4j.jdbc;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of a feed: it looks for news again and again, and mends what breaks. When it listens
 * it keeps one connection; when it only polls it borrows one for each look.
 */
final class Follower {

  private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

  /** A look takes milliseconds; a peer that says nothing for so long is gone. */
  static final int TIMEOUT_MILLIS = 30_000;

  /** Others may write at any rate: it does not look more often than that. */
  private static final Duration SPACING = Duration.ofMillis(10);

  /** Between two looks whether it was stopped; nobody but this process notices. */
  private static final long SLICE_MILLIS = 200;

  private static final int SECONDS_TO_ANSWER = 5;

  /** What a standby says, which may be the primary soon. */
  private static final String READ_ONLY = "25006";

  private static final long UNTIL_PROMOTED_MILLIS = 1_000;

  private static final Duration GRACE = Duration.ofSeconds(2);
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Delivery delivery;
  private final Look look;
  private final DataSource queries;
  private final DataSource listening;
  private final long pollMillis;
  private final Outage outage;
  private final Thread thread = new Thread(this::run, "access4j-feed");
  private final CountDownLatch stopped = new CountDownLatch(1);

  /** Guards that what is aborted is still ours and not back in a pool. */
  private final Lock lock = new ReentrantLock();

  private @Nullable FeedConnection open;

  // Of the thread.
  private boolean listens;
  private long asked;

  /**
   * Prepares the thread.
   *
   * @param look what to do again and again; its starting point was taken
   * @param listens whether to wait for the database's word, as well as for the time
   */
  Follower(
      Delivery delivery,
      Look look,
      DataSource queries,
      DataSource listening,
      Duration pollInterval,
      boolean listens) {
    this.delivery = delivery;
    this.look = look;
    this.queries = queries;
    this.listening = listening;
    this.pollMillis = Math.max(1, pollInterval.toMillis());
    this.outage = new Outage(pollMillis);
    this.listens = listens;
    this.thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /**
   * Has the thread end soon, and waits for nothing. It is not interrupted: H2 takes that for a
   * reason to close its files.
   */
  void stop() {
    stopped.countDown();
  }

  /**
   * Waits until the thread has ended, but not within it, nor for long. If it takes its time, the
   * connection that it waits for is broken off.
   */
  void join() throws InterruptedException {
    if (!Thread.currentThread().equals(thread)) {
      thread.join(GRACE.toMillis());
      if (thread.isAlive()) {
        abort();
        thread.join(PATIENCE.toMillis());
      }
    }
  }

  private void abort() {
    lock.lock();
    try {
      if (open != null) {
        open.abort();
      }
    } finally {
      lock.unlock();
    }
  }

  // Whatever happens, the thread goes on: without it nobody would hear anything again.
  private void run() {
    while (!isStopped()) {
      try {
        if (listens) {
          listen();
        } else {
          poll();
        }
      } catch (InterruptedException e) {
        LOG.debug("The feed of changes was interrupted, by none of ours, and goes on", e);
      } catch (SQLException | RuntimeException | Error e) {
        if (!mend(e)) {
          return;
        }
      }
    }
  }

  private void poll() throws SQLException, InterruptedException {
    boolean goesOn = true;
    while (goesOn) {
      goesOn = lookOnce(pollMillis);
    }
  }

  /** Looks, and waits for the next time; returns false if there is to be none. */
  private boolean lookOnce(long pauseMillis) throws SQLException, InterruptedException {
    try {
      look(borrow(queries));
    } finally {
      giveBack();
    }
    return !stopped.await(pauseMillis, MILLISECONDS);
  }

  private void listen() throws SQLException, InterruptedException {
    try {
      FeedConnection connection = borrow(listening);
      Optional<Listening> ear = ear(connection);
      if (ear.isEmpty()) {
        giveBack();
        boolean unused = lookOnce(Math.min(pollMillis, UNTIL_PROMOTED_MILLIS));
        return;
      }
      try (Listening listening = ear.get()) {
        while (!isStopped()) {
          look(connection);
          awaitNews(listening);
          long rest = SPACING.toNanos() - (System.nanoTime() - asked);
          if (rest > 0 && stopped.await(rest, NANOSECONDS)) {
            return;
          }
        }
      }
    } finally {
      giveBack();
    }
  }

  private void awaitNews(Listening listening) throws SQLException {
    long left = pollMillis;
    while (left > 0 && !isStopped() && !listening.await(Math.min(left, SLICE_MILLIS))) {
      left -= SLICE_MILLIS;
    }
  }

  private Optional<Listening> ear(FeedConnection borrowed) throws SQLException {
    Connection connection = borrowed.connection();
    Throwable reason = null;
    try {
      Optional<Listening> ear = Listening.on(connection);
      if (ear.isPresent()) {
        return ear;
      }
    } catch (NoClassDefFoundError e) {
      reason = e;
    } catch (SQLException e) {
      connection.rollback();
      if (!connection.isValid(SECONDS_TO_ANSWER)) {
        throw e;
      }
      if (READ_ONLY.equals(e.getSQLState())) {
        // It is asked again next time, and the primary is looked at meanwhile.
        LOG.debug("A standby cannot listen", e);
        return Optional.empty();
      }
      reason = e;
    }
    listens = false;
    LOG.warn(
        "Only a connection of PostgreSQL's own driver to a primary server can listen. This one"
            + " cannot, so that what other nodes write is heard of each {} ms",
        pollMillis,
        reason);
    return Optional.empty();
  }

  private void look(FeedConnection connection) throws SQLException {
    asked = System.nanoTime();
    look.look(connection.connection(), outage.isOn());
    outage.end();
    if (!isStopped()) {
      delivery.current(asked);
    }
  }

  /** Waits a while before the next attempt; returns false if there is to be none. */
  private boolean mend(Throwable failure) {
    if (isStopped()) {
      return false;
    }
    try {
      return !stopped.await(outage.pauseMillis(failure), MILLISECONDS);
    } catch (InterruptedException e) {
      return !isStopped();
    }
  }

  private FeedConnection borrow(DataSource dataSource) throws SQLException {
    FeedConnection connection = FeedConnection.open(dataSource, false, TIMEOUT_MILLIS);
    lock.lock();
    try {
      open = connection;
    } finally {
      lock.unlock();
    }
    return connection;
  }

  private void giveBack() {
    FeedConnection connection;
    lock.lock();
    try {
      connection = open;
      open = null;
    } finally {
      lock.unlock();
    }
    if (connection != null) {
      connection.close();
    }
  }

  private boolean isStopped() {
    return stopped.getCount() == 0;
  }
}
