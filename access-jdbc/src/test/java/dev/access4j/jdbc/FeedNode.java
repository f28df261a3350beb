package dev.access4j.jdbc;

import dev.access4j.directory.EndUserId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.store.Change;
import dev.access4j.store.Revision;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/** A process that writes, as the store will do it: changes alone, of organizations that exist. */
record FeedNode(DataSource database, JdbcChangeFeed feed, ConcurrentMap<Long, Lock> locks)
    implements AutoCloseable {

  FeedNode(DataSource database, JdbcChangeFeed feed) {
    this(database, feed, new ConcurrentHashMap<>());
  }

  /** Writes, tells its own listeners, and wakes the other nodes. */
  void write(long no) {
    writeUnannounced(no);
    feed.announce();
  }

  void writeUnannounced(long no) {
    OrganizationId organization = organization(no);
    Lock lock = locks.computeIfAbsent(no, key -> new ReentrantLock());
    lock.lock();
    try {
      List<Change> changes = new ArrayList<>();
      try (Connection connection = database.getConnection()) {
        connection.setAutoCommit(false);
        long revision = record(connection, no);
        long position = feed.position(organization).orElse(revision - 1);
        changes.addAll(changes(connection, no, position));
        connection.commit();
      }
      feed.written(organization, changes);
    } catch (SQLException e) {
      throw new Sql.SqlFailure(e);
    } finally {
      lock.unlock();
    }
  }

  static OrganizationId organization(long no) {
    return OrganizationId.of("org" + no);
  }

  /** The change that is recorded as a revision. */
  static Change change(long no, long revision) {
    return new Change(
        organization(no),
        new Revision(revision),
        Set.of(new Change.TouchedUser(EndUserId.of("user" + revision))));
  }

  /** Writes as somebody who knows of no feed. */
  static void record(DataSource database, long no) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      record(connection, no);
      connection.commit();
    } catch (SQLException e) {
      throw new Sql.SqlFailure(e);
    }
  }

  /** Makes the next revision, in a transaction that somebody else ends. */
  static long record(Connection connection, long no) throws SQLException {
    run(
        connection,
        "UPDATE access_organization SET revision = revision + 1 WHERE organization_no = ?",
        no);
    long revision;
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT revision FROM access_organization WHERE organization_no = ?")) {
      statement.setLong(1, no);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        revision = row.getLong(1);
      }
    }
    run(
        connection,
        "INSERT INTO access_change (organization_no, revision) VALUES (?, ?)",
        no,
        revision);
    for (Change.Touched touched : change(no, revision).touched()) {
      TouchedRow row = TouchedRow.of(touched);
      run(
          connection,
          "INSERT INTO access_touched (organization_no, revision, kind, id, part)"
              + " VALUES (?, ?, ?, ?, ?)",
          no,
          revision,
          row.kind(),
          row.id(),
          row.part());
    }
    return revision;
  }

  private static void run(Connection connection, String sql, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.executeUpdate();
    }
  }

  private static List<Change> changes(Connection connection, long no, long position)
      throws SQLException {
    List<Change> changes = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            SELECT o.id AS organization, c.revision, t.kind, t.id, t.part
            FROM access_organization o
            JOIN access_change c ON c.organization_no = o.organization_no
            LEFT JOIN access_touched t
              ON t.organization_no = c.organization_no AND t.revision = c.revision
            WHERE c.organization_no = ? AND c.revision > ?
            ORDER BY c.revision
            """)) {
      statement.setLong(1, no);
      statement.setLong(2, position);
      try (ResultSet rows = statement.executeQuery()) {
        ChangeRows found = new ChangeRows(rows, false);
        for (RecordedChange next = found.next(); next != null; next = found.next()) {
          next.change().ifPresent(changes::add);
        }
      }
    }
    return changes;
  }

  @Override
  public void close() {
    feed.close();
  }
}
