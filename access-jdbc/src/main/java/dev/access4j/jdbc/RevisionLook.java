package dev.access4j.jdbc;

import dev.access4j.directory.OrganizationId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks by comparing revisions, on databases that do not number their transactions. A look reads
 * the revision of each organization; one that it has not seen before was at 0.
 */
final class RevisionLook implements Look {

  /** Of more than that, reading anew is cheaper. */
  private static final int MOST = 1_000;

  private static final String REVISIONS =
      "SELECT organization_no, id, revision FROM access_organization";

  private static final String CHANGES =
      """
      SELECT o.id AS organization, c.revision, t.kind, t.id, t.part
      FROM access_change c
      JOIN access_organization o ON o.organization_no = c.organization_no
      LEFT JOIN access_touched t
        ON t.organization_no = c.organization_no AND t.revision = c.revision
      WHERE c.organization_no = ? AND c.revision > ? AND c.revision <= ?
      ORDER BY c.revision
      """;

  private final Delivery delivery;

  RevisionLook(Delivery delivery) {
    this.delivery = delivery;
  }

  @Override
  public void start(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(REVISIONS);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        delivery.startAt(OrganizationId.of(rows.getString("id")), rows.getLong("revision"));
      }
    }
    connection.commit();
  }

  // It compares what is there, so that a break makes no difference.
  @Override
  public void look(Connection connection, boolean afterBreak) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(REVISIONS);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        OrganizationId organization = OrganizationId.of(rows.getString("id"));
        long revision = rows.getLong("revision");
        long position = delivery.position(organization).orElse(0);
        if (revision > position) {
          tell(connection, rows.getLong("organization_no"), organization, position, revision);
        }
      }
    }
    connection.commit();
  }

  private void tell(
      Connection connection, long no, OrganizationId organization, long position, long revision)
      throws SQLException {
    List<RecordedChange> found =
        revision - position > MOST ? List.of() : changes(connection, no, position, revision);
    if (found.size() == revision - position) {
      found.forEach(change -> delivery.found(change, true));
    } else {
      delivery.lostUpTo(organization, revision);
    }
  }

  private static List<RecordedChange> changes(
      Connection connection, long no, long position, long revision) throws SQLException {
    List<RecordedChange> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(CHANGES)) {
      statement.setLong(1, no);
      statement.setLong(2, position);
      statement.setLong(3, revision);
      try (ResultSet rows = statement.executeQuery()) {
        ChangeRows changes = new ChangeRows(rows, false);
        for (RecordedChange change = changes.next(); change != null; change = changes.next()) {
          found.add(change);
        }
      }
    }
    return found;
  }
}
