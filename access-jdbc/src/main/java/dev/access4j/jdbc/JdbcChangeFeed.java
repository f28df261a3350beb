package dev.access4j.jdbc;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.OrganizationId;
import dev.access4j.store.Change;
import dev.access4j.store.ChangeFeed;
import dev.access4j.store.ChangeListener;
import dev.access4j.store.ChangeListeners;
import dev.access4j.store.StoreException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The change feed of a store in a database that several processes write to. What this process
 * writes is told by the writer; what others write, by a thread that looks for it at an interval
 * and, on PostgreSQL, when it is notified. The thread is there as long as somebody listens.
 *
 * <p>Thread-safe. A listener is called with a lock held that other organizations may share; it may
 * read the store, so that whoever calls {@link #written} should have given its connection back.
 */
final class JdbcChangeFeed implements ChangeFeed, AutoCloseable {

  /**
   * The channel on which PostgreSQL says that there is news, as SQL. Channels are the database's:
   * two schemas with our tables do not wake each other. Of md5 some servers know nothing (FIPS).
   */
  static final String CHANNEL =
      "'access4j_' || left(encode(sha256(convert_to(current_schema(), 'UTF8')), 'hex'), 32)";

  /** Positions that are kept on PostgreSQL: some 40 MB, if so many organizations are changed. */
  private static final int POSITIONS = 250_000;

  private final DataSource queries;
  private final DataSource listening;
  private final Dialect dialect;
  private final Duration pollInterval;
  private final boolean listens;
  private final ChangeListeners listeners = new ChangeListeners();
  private final Delivery delivery;
  private final AfterCommit afterCommit;

  /** Guards the two below, and that the thread is there when somebody listens. */
  private final Lock lock = new ReentrantLock();

  private @Nullable Follower follower;
  private boolean closed;

  /**
   * Creates a feed that nobody listens to. Asks the database nothing.
   *
   * @param queries connections for looks and what follows a write, of the primary server
   * @param listening where one connection is taken from for as long as somebody listens; may be the
   *     same
   * @param pollInterval how long it waits at most between two looks
   * @param retention for how long change records are kept
   * @param listen whether to wait for notifications too; on PostgreSQL only
   */
  JdbcChangeFeed(
      DataSource queries,
      DataSource listening,
      Dialect dialect,
      Duration pollInterval,
      Duration retention,
      boolean listen) {
    boolean postgresql = dialect == Dialect.POSTGRESQL;
    this.queries = queries;
    this.listening = listening;
    this.pollInterval = pollInterval;
    this.listens = listen && postgresql;
    // Elsewhere a position that is forgotten would be one that was never there.
    this.delivery = new Delivery(listeners, postgresql ? POSITIONS : Integer.MAX_VALUE);
    this.dialect = dialect;
    this.afterCommit = new AfterCommit(queries, postgresql, new Pruning(dialect, retention));
  }

  @Override
  public Subscription subscribe(ChangeListener listener) {
    requireNonNull(listener, "listener");
    lock.lock();
    try {
      if (closed) {
        throw new StoreException("the store is closed");
      }
      Follower first = follower == null ? prepare() : null;
      Subscription subscription = listeners.subscribe(listener);
      if (first != null) {
        // Not before: the listener would miss its first look, and the next may be long after it.
        start(first, subscription);
        follower = first;
      }
      return () -> end(subscription);
    } finally {
      lock.unlock();
    }
  }

  private static void start(Follower follower, Subscription first) {
    try {
      follower.start();
    } catch (RuntimeException | Error e) {
      // No thread can be had, and nobody could end the listening.
      first.close();
      throw e;
    }
  }

  private Follower prepare() {
    // A new one each time: the thread before may not have ended yet.
    Look look =
        dialect == Dialect.POSTGRESQL ? new SnapshotLook(delivery) : new RevisionLook(delivery);
    try (FeedConnection connection = FeedConnection.open(queries, false, Follower.TIMEOUT_MILLIS)) {
      look.start(connection.connection());
    } catch (SQLException e) {
      throw new StoreException("the feed of changes has no starting point", e);
    }
    return new Follower(delivery, look, queries, listening, pollInterval, listens);
  }

  private void end(Subscription subscription) {
    lock.lock();
    try {
      subscription.close();
      if (follower != null && listeners.isEmpty()) {
        follower.stop();
        follower = null;
      }
    } finally {
      lock.unlock();
    }
  }

  /** False: other processes may write. */
  @Override
  public boolean immediate() {
    return false;
  }

  /** The revision that the listeners of this process have heard of, if it is known. */
  OptionalLong position(OrganizationId organization) {
    return delivery.position(organization);
  }

  /** Forgets the position, when the database has gone back behind it: the next change is a loss. */
  void forget(OrganizationId organization) {
    delivery.forget(organization);
  }

  /**
   * Tells of what a writer has committed, before it returns. For one organization, called by one
   * thread at a time, in the order of commits.
   *
   * @param changes those that others made since {@link #position}, as the writer has read them in
   *     its transaction, and then its own; what is missing before them is told to be lost
   * @throws StoreException when all is told, if a listener failed at everything
   */
  void written(OrganizationId organization, List<Change> changes) {
    delivery.written(organization, changes);
  }

  /**
   * Says that changes may be missing, when it is not known whether a commit was done.
   *
   * @throws StoreException when all is told, if a listener failed
   */
  void uncertain(OrganizationId organization) {
    delivery.uncertain(organization);
  }

  /**
   * Wakes the other nodes, after a commit. Another thread does it: the caller waits for nothing.
   */
  void announce() {
    afterCommit.begin();
  }

  /**
   * Ends the threads, and waits for them a while. From now on only writers tell what they wrote.
   */
  @Override
  public void close() {
    Follower stopped;
    lock.lock();
    try {
      closed = true;
      stopped = follower;
      follower = null;
    } finally {
      lock.unlock();
    }
    afterCommit.close();
    try {
      if (stopped != null) {
        stopped.stop();
        stopped.join();
      }
      afterCommit.join(Follower.PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
