package dev.access4j.jdbc;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done after a write and need not keep the writer: it wakes the other nodes, and prunes old
 * change records now and then. A thread of its own does it and ends when nothing is written for a
 * while. What fails is done after a later write; nobody relies on it.
 */
final class AfterCommit implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AfterCommit.class);

  private static final Duration BETWEEN_PRUNINGS = Duration.ofMinutes(1);
  private static final int SECONDS_IDLE = 10;

  /** Deleting takes its time. */
  private static final int PRUNING_TIMEOUT_MILLIS = 300_000;

  // After the commit of the change and not within it: a transaction that notifies takes a lock of
  // the whole database when it commits, for the order of notifications, and holds it until the
  // commit is on disk. Writes to all organizations would wait for each other. This one has nothing
  // that must be on disk, and does not wait for it.
  private static final String NOTIFY =
      "SELECT set_config('synchronous_commit', 'off', true), pg_notify("
          + JdbcChangeFeed.CHANNEL
          + ", '')";

  private final DataSource dataSource;
  private final boolean notifies;
  private final Pruning pruning;
  private final ThreadPoolExecutor thread;

  /** Many writes that end while one announcement is under way are announced by one more. */
  private final AtomicBoolean wanted = new AtomicBoolean();

  private volatile long nextPruning = System.nanoTime();

  AfterCommit(DataSource dataSource, boolean notifies, Pruning pruning) {
    this.dataSource = dataSource;
    this.notifies = notifies;
    this.pruning = pruning;
    this.thread =
        new ThreadPoolExecutor(
            1,
            1,
            SECONDS_IDLE,
            SECONDS,
            new LinkedBlockingQueue<>(),
            AfterCommit::daemon,
            // Once closed it does nothing.
            new ThreadPoolExecutor.DiscardPolicy());
    this.thread.allowCoreThreadTimeOut(true);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "access4j-after-commit");
    thread.setDaemon(true);
    return thread;
  }

  /** Has it done, and waits for nothing. */
  void begin() {
    if ((notifies || isPruningDue()) && wanted.compareAndSet(false, true)) {
      try {
        thread.execute(this::work);
      } catch (RuntimeException | Error e) {
        // No thread could be had. The write is done, and a later one tries again.
        wanted.set(false);
        LOG.warn("Other nodes were not woken", e);
      }
    }
  }

  private void work() {
    // First: whoever writes from now on wants another announcement.
    wanted.set(false);
    if (notifies) {
      announce();
    }
    if (isPruningDue()) {
      nextPruning = System.nanoTime() + BETWEEN_PRUNINGS.toNanos();
      prune();
    }
  }

  // Other nodes find it without being woken, a little later.
  private void announce() {
    try (FeedConnection connection =
            FeedConnection.open(dataSource, true, Follower.TIMEOUT_MILLIS);
        Statement statement = connection.connection().createStatement()) {
      statement.execute(NOTIFY);
    } catch (SQLException | RuntimeException e) {
      LOG.debug("Other nodes were not woken", e);
    }
  }

  private void prune() {
    try (FeedConnection connection =
        FeedConnection.open(dataSource, false, PRUNING_TIMEOUT_MILLIS)) {
      if (pruning.prune(connection.connection())) {
        // Announcements come in between.
        thread.execute(this::prune);
      }
    } catch (SQLException e) {
      LOG.warn("Old change records were not deleted (SQLSTATE {})", e.getSQLState());
      LOG.debug("Old change records were not deleted", e);
    } catch (RuntimeException e) {
      LOG.error("Old change records were not deleted", e);
    }
  }

  private boolean isPruningDue() {
    return System.nanoTime() - nextPruning >= 0;
  }

  /** Does nothing more; what is under way goes on to its end. */
  @Override
  public void close() {
    thread.shutdown();
    thread.getQueue().clear();
  }

  /** Waits until the thread has ended, but not within it, nor for long. */
  void join(Duration most) throws InterruptedException {
    boolean ended = thread.awaitTermination(most.toNanos(), NANOSECONDS);
    if (!ended) {
      LOG.debug("What is done after a commit is still under way");
    }
  }
}
