package dev.access4j.jdbc;

import static java.util.Objects.requireNonNull;

import dev.access4j.store.StoreException;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * The tables of the store: makes them, and brings those of an older release up to this one, by
 * Flyway. What was done is remembered in a table of its own, {@value #HISTORY}, so that it goes
 * along with a Flyway of the host, in the same schema too, and sees nothing of the host's
 * migrations.
 *
 * <p>Thread-safe. Several nodes may call it at once: one does the work, the others wait for it; on
 * H2 that holds for the threads of one process, which is all that opens such a database. A host
 * that migrates with a tool of its own takes the files in {@code dev/access4j/jdbc/migration}
 * instead.
 */
public final class AccessSchema {

  /** The table that remembers which steps were done. */
  public static final String HISTORY = "access_schema_history";

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  private static final Lock H2_ONE_BY_ONE = new ReentrantLock();

  private AccessSchema() {}

  /**
   * Makes or updates the tables in the schema that the connections are in. Blocks while it works,
   * and while another node does. Does nothing if all is there.
   *
   * @param dataSource connections to PostgreSQL or H2, of a user that may create tables; it is
   *     asked for two at once
   * @return how many steps were done, 0 if all was there
   * @throws IllegalArgumentException if it is another database
   * @throws StoreException if the database cannot be reached, refuses, or has steps that this
   *     release does not know
   */
  public static int migrate(DataSource dataSource) {
    Dialect dialect = Dialect.of(requireNonNull(dataSource, "dataSource"));
    return migrate(dialect, configuration(dataSource));
  }

  /**
   * Makes or updates the tables in a schema of their own, which is made if it is missing. Otherwise
   * as {@link #migrate(DataSource)}. Connections that the store is given afterwards have to be in
   * that schema.
   *
   * @param dataSource connections to PostgreSQL or H2, of a user that may create schemas and
   *     tables; it is asked for two at once
   * @param schema the schema's name: a small letter of ASCII, then such letters, digits and {@code
   *     _}, at most 63; taken as it is, which on H2 means in small letters
   * @return how many steps were done, 0 if all was there
   * @throws IllegalArgumentException if it is another database, or the name another name
   * @throws StoreException if the database cannot be reached, refuses, or has steps that this
   *     release does not know
   */
  public static int migrate(DataSource dataSource, String schema) {
    if (!NAME.matcher(requireNonNull(schema, "schema")).matches()) {
      throw new IllegalArgumentException("'" + schema + "' is no name for a schema");
    }
    Dialect dialect = Dialect.of(requireNonNull(dataSource, "dataSource"));
    return migrate(dialect, configuration(dataSource).defaultSchema(schema).schemas(schema));
  }

  private static FluentConfiguration configuration(DataSource dataSource) {
    return Flyway.configure(AccessSchema.class.getClassLoader()).dataSource(dataSource);
  }

  private static int migrate(Dialect dialect, FluentConfiguration configuration) {
    if (dialect == Dialect.POSTGRESQL) {
      return run(dialect, configuration);
    }
    // H2 commits before each CREATE and so gives up the lock that Flyway holds meanwhile.
    H2_ONE_BY_ONE.lock();
    try {
      return run(dialect, configuration);
    } finally {
      H2_ONE_BY_ONE.unlock();
    }
  }

  private static int run(Dialect dialect, FluentConfiguration configuration) {
    try {
      return configuration
          .table(HISTORY)
          // A schema where others have tables already is the normal case.
          .baselineOnMigrate(true)
          .baselineVersion("0")
          .resourceProvider(new MigrationFiles(dialect.migrations()))
          // Flyway would run what it finds in the host's db/migration: that is not ours.
          .javaMigrationClassProvider(List::of)
          .locations(new String[0])
          // What a newer release has done is not ignored.
          .ignoreMigrationPatterns(new String[0])
          .callbackLocations(new String[0])
          .placeholderReplacement(false)
          .load()
          .migrate()
          .migrationsExecuted;
    } catch (FlywayException e) {
      throw new StoreException("the tables cannot be made or updated", e);
    }
  }
}
