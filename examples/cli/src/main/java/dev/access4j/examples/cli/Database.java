package dev.access4j.examples.cli;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import dev.access4j.directory.OrganizationId;
import dev.access4j.jdbc.AccessSchema;
import dev.access4j.jdbc.JdbcAccessStore;
import dev.access4j.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A database with a few connections to it. What is wrong with it is told in a sentence. */
final class Database implements AutoCloseable {

  // Flyway takes two, and the feed one while another is in use.
  private static final int MOST_CONNECTIONS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int LISTED = 20;

  private final DatabaseAddress address;
  private final HikariDataSource pool;
  private @Nullable JdbcAccessStore store;

  private Database(DatabaseAddress address, HikariDataSource pool) {
    this.address = address;
    this.pool = pool;
  }

  /** Opens a database that is there: a mistyped name makes no new one. */
  static Database existing(DatabaseAddress address) {
    return open(address.with("IFEXISTS", "TRUE"));
  }

  /** Opens a database; H2 makes it if it is not there. */
  static Database open(DatabaseAddress address) {
    return open(address, address.schema());
  }

  /** Opens a database to make a schema in it. */
  static Database outsideOfSchema(DatabaseAddress address) {
    return open(address, "");
  }

  private static Database open(DatabaseAddress address, String schema) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(address.url());
    config.setUsername(address.user().isEmpty() ? null : address.user());
    config.setPassword(address.password().isEmpty() ? null : address.password());
    config.setSchema(schema.isEmpty() ? null : schema);
    config.setMaximumPoolSize(MOST_CONNECTIONS);
    config.setMinimumIdle(1);
    // A command ends before a connection is old; and one that stays keeps an H2 in memory.
    config.setMaxLifetime(0);
    config.setIdleTimeout(0);
    config.setConnectionTimeout(PATIENCE.toMillis());
    try {
      return new Database(address, new HikariDataSource(config));
    } catch (HikariPool.PoolInitializationException | IllegalArgumentException e) {
      throw DatabaseFailure.of(e, address);
    } catch (RuntimeException e) {
      // Of a URL that no driver takes; Hikari's message has all of the URL.
      throw new UnusableInputException(address.described() + " is no URL that its driver takes");
    }
  }

  DatabaseAddress address() {
    return address;
  }

  /** Makes or updates the tables; returns how many steps that took. */
  int migrate() {
    return migrate(address.schema());
  }

  /** Makes or updates the tables in a schema, which is made if it is not there. */
  int migrate(String schema) {
    try {
      return schema.isEmpty() ? AccessSchema.migrate(pool) : AccessSchema.migrate(pool, schema);
    } catch (StoreException | IllegalArgumentException e) {
      throw DatabaseFailure.of(e, address);
    }
  }

  /** The store on it, which is closed with it. */
  JdbcAccessStore store() {
    JdbcAccessStore opened = store;
    if (opened == null) {
      try {
        // Nobody waits long enough in a command to hear of what another node changes.
        opened = JdbcAccessStore.builder(pool).withoutListening().build();
      } catch (StoreException | IllegalArgumentException e) {
        throw DatabaseFailure.of(e, address);
      }
      store = opened;
    }
    return opened;
  }

  /** The organization that is wanted, or the only one that there is. */
  OrganizationId organization(Optional<OrganizationId> wanted) {
    store();
    List<String> ids = organizations(wanted);
    if (wanted.isPresent()) {
      if (!ids.isEmpty()) {
        return wanted.get();
      }
      throw new UnusableInputException(
          address.described()
              + " has no organization '"
              + wanted.get()
              + "'; "
              + list("it has ", organizations(Optional.empty())));
    }
    if (ids.size() == 1) {
      return OrganizationId.of(ids.get(0));
    }
    throw new UnusableInputException(
        ids.isEmpty()
            ? address.described()
                + " has no organization yet; 'access apply FILE "
                + address.options()
                + "' makes one"
            : address.described()
                + " has several organizations, say which with --organization: "
                + list("", ids));
  }

  private static String list(String before, List<String> ids) {
    if (ids.isEmpty()) {
      return before + "none";
    }
    String some = String.join(", ", ids.subList(0, Math.min(LISTED, ids.size())));
    return before + some + (ids.size() > LISTED ? " and more" : "");
  }

  /** The organizations that there are, as many as may be listed and one more. */
  private List<String> organizations(Optional<OrganizationId> wanted) {
    String only = wanted.isPresent() ? " AND id = ?" : "";
    try (Connection connection = pool.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT id FROM access_organization WHERE put_at IS NOT NULL"
                    + only
                    + " ORDER BY id LIMIT "
                    + (LISTED + 1))) {
      if (wanted.isPresent()) {
        statement.setString(1, wanted.get().value());
      }
      List<String> ids = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getString(1));
        }
      }
      return ids;
    } catch (SQLException e) {
      throw DatabaseFailure.of(
          new StoreException("the organizations cannot be listed", e), address);
    }
  }

  /** Drops a schema with all that is in it. */
  void dropSchema(String schema) {
    // The name is of letters, digits and _ only; no driver binds it as a parameter.
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP SCHEMA IF EXISTS \"" + schema + "\" CASCADE");
    } catch (SQLException e) {
      throw DatabaseFailure.of(new StoreException("the schema cannot be dropped", e), address);
    }
  }

  @Override
  public void close() {
    JdbcAccessStore opened = store;
    if (opened != null) {
      opened.close();
    }
    pool.close();
  }
}
