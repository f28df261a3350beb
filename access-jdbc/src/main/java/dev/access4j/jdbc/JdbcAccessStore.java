package dev.access4j.jdbc;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.OrganizationId;
import dev.access4j.store.AccessStore;
import dev.access4j.store.ChangeFeed;
import dev.access4j.store.ReadView;
import dev.access4j.store.StoreException;
import dev.access4j.store.WriteTransaction;
import java.time.Duration;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

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
 *       the victim of a deadlock, or finds another one in its way, is done again, ten times at
 *       most.
 * </ul>
 *
 * <p>A database that cannot be reached, or a connection that is lost, is a {@link StoreException};
 * a pool that has no connection to give in time, too.
 */
public final class JdbcAccessStore implements AccessStore, AutoCloseable {

  /** To parse a statement takes longer than many a database needs for it: all stores share that. */
  private static final SqlParser PARSED = new ColonPrefixSqlParser();

  private final Connections connections;
  private final Dialect dialect;
  private final Writing writing;
  private final JdbcChangeFeed feed;

  private JdbcAccessStore(Builder builder) {
    this.dialect = Dialect.of(builder.dataSource);
    dialect.requireTables(builder.dataSource);
    Jdbi jdbi = Jdbi.create(builder.dataSource).installPlugin(new SqlObjectPlugin());
    // Values may be personal; a message with them could end up in a log.
    jdbi.getConfig(StatementExceptions.class)
        .setMessageRendering(StatementExceptions.MessageRendering.NONE);
    jdbi.getConfig(SqlStatements.class)
        .setSqlParser(PARSED)
        .setTemplateEngine(new DialectTemplates(dialect));
    jdbi.registerArrayType(String.class, dialect.textType());
    this.feed =
        new JdbcChangeFeed(
            builder.dataSource,
            builder.listening,
            dialect,
            builder.pollInterval,
            builder.changesKept,
            builder.listens);
    this.connections = new Connections(jdbi, dialect);
    this.writing = new Writing(connections, dialect, feed);
  }

  /**
   * Describes a store to be opened.
   *
   * @param dataSource connections to PostgreSQL 14 or newer, its primary server, or to H2 2.4, in
   *     the schema where {@link AccessSchema} has made the tables
   * @return a builder
   */
  public static Builder builder(DataSource dataSource) {
    return new Builder(dataSource);
  }

  @Override
  public <T> T load(OrganizationId organization, Function<? super ReadView, T> query) {
    requireNonNull(organization, "organization");
    try {
      return connections.with(handle -> LooseSession.ask(handle, dialect, organization, query));
    } catch (LooseSession.MovedException e) {
      return read(organization, query);
    }
  }

  @Override
  public <T> T read(OrganizationId organization, Function<? super ReadView, T> query) {
    requireNonNull(organization, "organization");
    return connections.with(
        handle -> {
          Session session = new Session(handle, dialect, organization);
          try {
            session.beginReading();
            return query.apply(new JdbcView(session));
          } finally {
            session.end();
            dialect.endReading(handle);
          }
        });
  }

  @Override
  public <T> T write(OrganizationId organization, Function<? super WriteTransaction, T> work) {
    return writing.write(requireNonNull(organization, "organization"), work);
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
