package dev.access4j.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * Deletes change records that are older than the retention, by the database's clock, and keeps how
 * far it went in access_pruned, in the same transaction.
 *
 * <p>The clock only chooses. Whoever may have missed what was deleted finds that out by the numbers
 * of transactions (or of revisions, on H2), so that a clock that jumps costs reading anew, and
 * hides nothing. A record from a transaction that is not below all that are open stays: nodes that
 * look while such a one is open would otherwise take what they have seen for something missed.
 *
 * <p>The latest record of an organization is deleted as any other: after its own revision a view
 * knows of no change without it.
 */
final class Pruning {

  /** Few, since one change may have touched many things. */
  private static final int AT_A_TIME = 1_000;

  /** A duration that no database's calendar ends at. */
  private static final Duration LONGEST = Duration.ofDays(365 * 100);

  // One node at a time; the others need not wait for it.
  private static final String BEGIN =
      "SELECT written_xid FROM access_pruned FOR UPDATE SKIP LOCKED";

  // By the place of the rows, which nothing moves: a record is never updated.
  private static final String DELETE_POSTGRESQL =
      """
      DELETE FROM access_change
      WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM access_change
        WHERE recorded_at < current_timestamp - ? * interval '1 millisecond'
          AND written_xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
        ORDER BY recorded_at
        LIMIT ?))
      RETURNING written_xid
      """;

  private static final String DELETE_H2 =
      """
      SELECT written_xid FROM OLD TABLE (
        DELETE FROM access_change
        WHERE recorded_at < DATEADD(MILLISECOND, -CAST(? AS bigint), current_timestamp(6))
        FETCH FIRST ? ROWS ONLY)
      """;

  private static final String KEEP =
      "UPDATE access_pruned SET written_xid = ? WHERE written_xid < ?";

  private final Dialect dialect;
  private final long retentionMillis;

  Pruning(Dialect dialect, Duration retention) {
    this.dialect = dialect;
    this.retentionMillis = (retention.compareTo(LONGEST) > 0 ? LONGEST : retention).toMillis();
  }

  /**
   * Deletes some, in a transaction that it ends.
   *
   * @return whether there may be more
   */
  boolean prune(Connection connection) throws SQLException {
    boolean more = begin(connection) && delete(connection) == AT_A_TIME;
    connection.commit();
    return more;
  }

  private static boolean begin(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(BEGIN)) {
      return row.next();
    }
  }

  private int delete(Connection connection) throws SQLException {
    int deleted = 0;
    long greatest = 0;
    try (PreparedStatement statement =
        connection.prepareStatement(dialect == Dialect.H2 ? DELETE_H2 : DELETE_POSTGRESQL)) {
      statement.setLong(1, retentionMillis);
      statement.setInt(2, AT_A_TIME);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          deleted++;
          greatest = Math.max(greatest, rows.getLong("written_xid"));
        }
      }
    }
    try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
      statement.setLong(1, greatest);
      statement.setLong(2, greatest);
      statement.executeUpdate();
    }
    return deleted;
  }
}
