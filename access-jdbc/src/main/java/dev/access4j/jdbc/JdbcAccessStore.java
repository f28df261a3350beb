package dev.access4j.jdbc;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.OrganizationId;
import dev.access4j.store.AccessStore;
import dev.access4j.store.Change;
import dev.access4j.store.ChangeFeed;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import dev.access4j.store.StoreException;
import dev.access4j.store.WriteTransaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store in a database: PostgreSQL, or H2. Thread-safe. Several nodes of a host may each have one
 * on the same database; their {@link #changes() feeds} keep them coherent (EV-11).
 *
 * <pre>{@code
 * AccessSchema.migrate(dataSource);
 * try (JdbcAccessStore store = JdbcAccessStore.builder(dataSource).build()) {
 *   ...
 * }
 * }</pre>
 *
 * <p>Each call takes one connection, and gives it back before it returns; pools, passwords and the
 * schema that connections are in are the data source's matter. What a call costs:
 *
 * <ul>
 *   <li>{@link #load}: one round trip for each query.
 *   <li>{@link #read}: one more at its beginning and one at its end, for a transaction.
 *   <li>{@link #write}: waits for the other writers to its organization in this process, holding no
 *       connection, then for those of other nodes at the organization's row; other organizations
 *       are in nobody's way. What is put is written some thousand rows at a time. A write that is
 *       the victim of a deadlock, or finds another one in its way, is done again, {@value
 *       #ATTEMPTS} times at most.
 * </ul>
 *
 * <p>A database that cannot be reached, or a connection that is lost, is a {@link StoreException};
 * a pool that has no connection to give in time, too.
 */
public final class JdbcAccessStore implements AccessStore, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(JdbcAccessStore.class);

  private static final int ATTEMPTS = 10;

  private final Jdbi jdbi;
  private final Dialect dialect;
  private final JdbcChangeFeed feed;
  private final OrganizationLocks locks = new OrganizationLocks();

  /** Where a thread is writing: two that wrote within each other's writes would wait for ever. */
  private final ConcurrentMap<Thread, OrganizationId> writing = new ConcurrentHashMap<>();

  private JdbcAccessStore(Builder builder) {
    this.dialect = Dialect.of(builder.dataSource);
    dialect.requireTables(builder.dataSource);
    this.jdbi = Jdbi.create(builder.dataSource).installPlugin(new SqlObjectPlugin());
    // Values may be personal; a message with them could end up in a log.
    jdbi.getConfig(StatementExceptions.class)
        .setMessageRendering(StatementExceptions.MessageRendering.NONE);
    jdbi.registerArrayType(String.class, dialect.textType());
    this.feed =
        new JdbcChangeFeed(
            builder.dataSource,
            builder.listening,
            dialect,
            builder.pollInterval,
            builder.changesKept,
            builder.listens);
  }

  /**
   * Describes a store to be opened.
   *
   * @param dataSource connections to PostgreSQL 14 or newer, or to H2 2.4, in the schema where
   *     {@link AccessSchema} has made the tables
   * @return a builder
   */
  public static Builder builder(DataSource dataSource) {
    return new Builder(dataSource);
  }

  @Override
  public <T> T load(OrganizationId organization, Function<? super ReadView, T> query) {
    requireNonNull(organization, "organization");
    try (Handle handle = open()) {
      LooseSession session = new LooseSession(handle, dialect, organization);
      try {
        T answer = query.apply(new JdbcView(session));
        if (!session.moved()) {
          return answer;
        }
      } catch (LooseSession.MovedException e) {
        // Read once more, in a transaction.
      } finally {
        session.end();
      }
    }
    return read(organization, query);
  }

  @Override
  public <T> T read(OrganizationId organization, Function<? super ReadView, T> query) {
    requireNonNull(organization, "organization");
    try (Handle handle = open()) {
      Session session = new Session(handle, dialect, organization);
      session.beginReading();
      try {
        return query.apply(new JdbcView(session));
      } finally {
        session.end();
        endReading(handle);
      }
    }
  }

  private void endReading(Handle handle) {
    try {
      dialect.endReading(handle);
    } catch (RuntimeException e) {
      // What was read stays true; the pool finds out what has become of the connection.
      LOG.debug("A connection failed after it was read from", e);
    }
  }

  private Handle open() {
    try {
      return jdbi.open();
    } catch (RuntimeException e) {
      throw new StoreException("the database cannot be reached", e);
    }
  }

  @Override
  public <T> T write(OrganizationId organization, Function<? super WriteTransaction, T> work) {
    requireNonNull(organization, "organization");
    OrganizationId within = writing.putIfAbsent(Thread.currentThread(), organization);
    if (within != null) {
      throw new IllegalStateException("a write to " + within + " is under way in this thread");
    }
    try {
      locks.lock(organization);
      try {
        for (int attempt = 1; ; attempt++) {
          try {
            return once(organization, work);
          } catch (ConflictedException e) {
            if (attempt == ATTEMPTS) {
              throw new StoreException("others were in the way " + ATTEMPTS + " times", e);
            }
          }
        }
      } finally {
        locks.unlock(organization);
      }
    } finally {
      writing.remove(Thread.currentThread());
    }
  }

  /** Another transaction was in the way: all can be done again. */
  private static final class ConflictedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConflictedException(Throwable cause) {
      super("do it again", cause, false, false);
    }
  }

  private <T> T once(OrganizationId organization, Function<? super WriteTransaction, T> work) {
    List<Change> changes = new ArrayList<>();
    T answer;
    try (Handle handle = open()) {
      begin(handle);
      boolean ended = false;
      WriteSession session = new WriteSession(handle, dialect, organization);
      try {
        session.lock();
        JdbcTransaction transaction = new JdbcTransaction(session);
        answer = work.apply(transaction);
        Optional<Change> change = transaction.finish();
        if (transaction.wrote()) {
          change.ifPresent(made -> changes.addAll(unheard(transaction, made)));
          change.ifPresent(changes::add);
          ended = true;
          commit(handle, organization);
        }
      } catch (RuntimeException e) {
        Failure failure = session.failure();
        if (failure != null && failure.conflict()) {
          throw new ConflictedException(failure.exception());
        }
        throw e;
      } finally {
        session.end();
        if (!ended) {
          rollback(handle);
        }
      }
    }
    if (!changes.isEmpty()) {
      feed.written(organization, changes);
      feed.announce();
    }
    return answer;
  }

  /** The changes of other nodes that the listeners here have not heard of yet. */
  private List<Change> unheard(JdbcTransaction transaction, Change made) {
    OptionalLong position = feed.position(made.organization());
    long before = made.revision().value() - 1;
    if (position.isEmpty() || position.getAsLong() >= before) {
      return List.of();
    }
    return transaction.changesAfter(new Revision(position.getAsLong())).orElse(List.of());
  }

  private static void begin(Handle handle) {
    try {
      handle.begin();
    } catch (RuntimeException e) {
      throw Failure.of(e).exception();
    }
  }

  private void commit(Handle handle, OrganizationId organization) {
    try {
      handle.commit();
    } catch (RuntimeException e) {
      feed.uncertain(organization);
      throw Failure.of(e).exception();
    }
  }

  private static void rollback(Handle handle) {
    try {
      handle.rollback();
    } catch (RuntimeException e) {
      // The connection is gone, and the transaction with it.
    }
  }

  @Override
  public ChangeFeed changes() {
    return feed;
  }

  /** Ends the feed. The data source stays open. */
  @Override
  public void close() {
    feed.close();
  }

  /** Opens a store. Not thread-safe. */
  public static final class Builder {

    private final DataSource dataSource;
    private DataSource listening;
    private boolean listens = true;
    private Duration pollInterval = Duration.ofMillis(250);
    private Duration changesKept = Duration.ofHours(1);

    private Builder(DataSource dataSource) {
      this.dataSource = requireNonNull(dataSource, "dataSource");
      this.listening = dataSource;
    }

    /**
     * Sets how often the feed looks for what other nodes have changed. On PostgreSQL they also wake
     * it, so that this bounds the delay only when that fails. It has to be well below the
     * evaluators' freshness bound: past that they read the database for each call.
     *
     * @param interval the time between two looks; 250 milliseconds unless set
     * @return this
     * @throws IllegalArgumentException if it is below a millisecond
     */
    public Builder pollEvery(Duration interval) {
      if (interval.toMillis() < 1) {
        throw new IllegalArgumentException("a feed that polls waits in between: " + interval);
      }
      pollInterval = interval;
      return this;
    }

    /**
     * Sets where the feed takes the connection from that it keeps to listen on PostgreSQL. A pool
     * that ends connections after some time makes it look for a new one each time.
     *
     * @param source connections to the same database and schema; those of the store unless set
     * @return this
     */
    public Builder listenOn(DataSource source) {
      listening = requireNonNull(source, "source");
      return this;
    }

    /**
     * Does without LISTEN, which a pooler that changes connections between transactions breaks: the
     * feed then only polls.
     *
     * @return this
     */
    public Builder withoutListening() {
      listens = false;
      return this;
    }

    /**
     * Sets how long records of changes are kept. A node that was cut off for longer drops its
     * caches.
     *
     * @param time how long; an hour unless set
     * @return this
     * @throws IllegalArgumentException if it is below a minute
     */
    public Builder keepChanges(Duration time) {
      if (time.toMinutes() < 1) {
        throw new IllegalArgumentException("changes are kept for at least a minute: " + time);
      }
      changesKept = time;
      return this;
    }

    /**
     * Opens the store. Asks the database what it is and whether the tables are there.
     *
     * @return the store
     * @throws IllegalArgumentException if it is another database, or one that compares texts in a
     *     way that DIR-13 rules out
     * @throws StoreException if the database cannot be reached, or the tables are not there
     */
    public JdbcAccessStore build() {
      return new JdbcAccessStore(this);
    }
  }
}
