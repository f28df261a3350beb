package dev.access4j.jdbc;

import dev.access4j.directory.OrganizationId;
import dev.access4j.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks by the numbers of transactions, on PostgreSQL: what is visible now and was not in the
 * snapshot of the last look. So a transaction that began early and committed late is found, and one
 * look is one statement however many organizations there are. No clock has a say.
 */
final class SnapshotLook implements Look {

  private static final Logger LOG = LoggerFactory.getLogger(SnapshotLook.class);

  /**
   * After a crash PostgreSQL may give numbers again whose transactions had not reached the disk. A
   * snapshot taken before counts them as ended, though another transaction has them now. So after a
   * break it looks back by this many more, and regardless of the snapshot.
   */
  private static final long MARGIN = 100_000;

  private static final int ROWS_AT_A_TIME = 1_000;

  // A server that recovers from a crash throws its statistics away, and goes on under the old start
  // time. Connections do not survive it: while one lasts there is nothing to ask.
  private static final String RECOVERED =
      "coalesce(extract(epoch FROM pg_stat_get_bgwriter_stat_reset_time())::text, '')";

  private static final String START =
      """
      SELECT pg_current_snapshot()::text AS snapshot,
        extract(epoch FROM pg_postmaster_start_time())::text AS server,
        %s AS recovered,
        pg_is_in_recovery() AS standby
      """
          .formatted(RECOVERED);

  // One statement, since the snapshot has to be the one that the changes were read in. It has a row
  // also when nothing was changed. What was not in the last snapshot is what was open in it and
  // what came after it: two looks into the index, however long something stays open. OFFSET 0 keeps
  // the planner from reading all that was ever touched, as it did before it had statistics.
  private static final String NEWS =
      """
      SELECT s.snapshot, s.server, s.recovered, s.standby, s.pruned,
        n.revision, t.kind, t.id, t.part,
        (SELECT o.id FROM access_organization o WHERE o.organization_no = n.organization_no)
          AS organization
      FROM (
        SELECT pg_current_snapshot()::text AS snapshot,
          extract(epoch FROM pg_postmaster_start_time())::text AS server,
          %s AS recovered,
          pg_is_in_recovery() AS standby,
          (SELECT written_xid FROM access_pruned) AS pruned) s
      LEFT JOIN ((
          SELECT organization_no, revision FROM access_change WHERE written_xid >= ?
          UNION ALL
          SELECT organization_no, revision FROM access_change WHERE written_xid = ANY (?)) n
        LEFT JOIN LATERAL (
          SELECT t.kind, t.id, t.part FROM access_touched t
          WHERE t.organization_no = n.organization_no AND t.revision = n.revision
          OFFSET 0) t ON TRUE)
        ON TRUE
      ORDER BY n.organization_no, n.revision
      """;

  private static final String NEWS_ON_THE_SAME = NEWS.formatted("NULL::text");

  private static final String NEWS_ON_ANOTHER = NEWS.formatted(RECOVERED);

  private static final String ALL = "SELECT id, revision FROM access_organization";

  private final Delivery delivery;
  private @Nullable Seen last;
  private @Nullable Connection lastOn;

  /** Those that have still to be told that they are lost, if telling has failed halfway. */
  private final Set<OrganizationId> unsettled = new HashSet<>();

  SnapshotLook(Delivery delivery) {
    this.delivery = delivery;
  }

  /**
   * What a look has seen.
   *
   * @param server when the server was started, which tells one from another that took its place
   * @param recovered what changes when it recovers from a crash
   */
  private record Seen(Snapshot snapshot, String server, String recovered) {
    static Seen of(ResultSet row, String recovered) throws SQLException {
      if (row.getBoolean("standby")) {
        // It is behind, and its snapshots do not say what is open on the primary.
        throw new StoreException(Dialect.STANDBY);
      }
      String now = row.getString("recovered");
      return new Seen(
          Snapshot.of(row.getString("snapshot")),
          row.getString("server"),
          now == null ? recovered : now);
    }
  }

  @Override
  public void start(Connection connection) throws SQLException {
    forgetWhatIsNotThere(connection);
    try (PreparedStatement statement = connection.prepareStatement(START);
        ResultSet row = statement.executeQuery()) {
      row.next();
      last = Seen.of(row, "");
    }
    connection.commit();
  }

  /** A server may have taken over that has not got what listeners of before have heard of. */
  private void forgetWhatIsNotThere(Connection connection) throws SQLException {
    Set<OrganizationId> known = delivery.known();
    if (known.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(ALL + " WHERE id = ANY (?)")) {
      String[] ids = known.stream().map(OrganizationId::value).toArray(String[]::new);
      statement.setArray(1, connection.createArrayOf("text", ids));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          OrganizationId organization = OrganizationId.of(rows.getString("id"));
          delivery.forgetBeyond(organization, rows.getLong("revision"));
          known.remove(organization);
        }
      }
    }
    known.forEach(delivery::forget);
  }

  @Override
  public void look(Connection connection, boolean afterBreak) throws SQLException {
    Seen before = last;
    if (before == null) {
      throw new IllegalStateException("no starting point was taken");
    }
    Seen now = tellNews(connection, before, afterBreak);
    if (now == null) {
      now = tellLost(connection);
    }
    connection.commit();
    last = now;
    lastOn = connection;
  }

  /** Returns null, with nothing told, if there may be news that it cannot find. */
  private @Nullable Seen tellNews(Connection connection, Seen before, boolean afterBreak)
      throws SQLException {
    Snapshot since = before.snapshot();
    if (afterBreak) {
      since = Snapshot.before(Math.max(1, since.xmin() - MARGIN));
    }
    String news = connection.equals(lastOn) ? NEWS_ON_THE_SAME : NEWS_ON_ANOTHER;
    try (PreparedStatement statement = connection.prepareStatement(news)) {
      // Within a transaction the rows come in portions: however much it is, little is held.
      statement.setFetchSize(ROWS_AT_A_TIME);
      statement.setLong(1, since.xmax());
      statement.setArray(2, connection.createArrayOf("bigint", since.open().toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        Seen now = Seen.of(rows, before.recovered());
        if (mayMiss(before, now, rows.getLong("pruned"))) {
          return null;
        }
        if (rows.getString("organization") != null) {
          ChangeRows changes = new ChangeRows(rows, true);
          for (RecordedChange change = changes.next(); change != null; change = changes.next()) {
            delivery.found(change, !afterBreak);
          }
        }
        return now;
      }
    }
  }

  /**
   * Whether changes may be out of reach.
   *
   * <p>Those that were pruned: a record that the last look did not see has a number that is not
   * below that look's xmin; and the greatest number pruned is not below any pruned one. That is all
   * that is compared: a clock that jumps may have too much pruned at once, and then everybody hears
   * that it is lost, but never nothing. Whether the last look saw the greatest itself says nothing
   * of the others.
   *
   * <p>And all, if another server answers, or this one began anew, recovered from a crash or gives
   * lower numbers than it did: a standby that took over may not know the last commits, and make
   * other ones under the same revisions.
   */
  private static boolean mayMiss(Seen before, Seen now, long pruned) {
    return pruned >= before.snapshot().xmin()
        || !now.server().equals(before.server())
        || !now.recovered().equals(before.recovered())
        || now.snapshot().xmax() < before.snapshot().xmax();
  }

  /** Tells of every organization that changes may be missing. */
  private Seen tellLost(Connection connection) throws SQLException {
    LOG.info("Changes may be out of reach: every organization will be read anew");
    // The snapshot comes first: what is committed after it is news for the next look.
    Seen now;
    try (PreparedStatement statement = connection.prepareStatement(START);
        ResultSet row = statement.executeQuery()) {
      row.next();
      now = Seen.of(row, "");
    }
    unsettled.addAll(delivery.forgetAll());
    try (PreparedStatement statement = connection.prepareStatement(ALL)) {
      statement.setFetchSize(ROWS_AT_A_TIME);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          OrganizationId organization = OrganizationId.of(rows.getString("id"));
          delivery.lostAt(organization, rows.getLong("revision"));
          unsettled.remove(organization);
        }
      }
    }
    // Those that are not there any more, at revision 0.
    unsettled.forEach(organization -> delivery.lostAt(organization, 0));
    unsettled.clear();
    return now;
  }
}
