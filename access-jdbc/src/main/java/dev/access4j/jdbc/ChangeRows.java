package dev.access4j.jdbc;

import dev.access4j.directory.OrganizationId;
import dev.access4j.store.Change;
import dev.access4j.store.Revision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts the rows together that belong to one change; they come one after the other. The columns are
 * {@code organization} (its id), {@code revision}, {@code kind}, {@code id} and {@code part}. A
 * record that has no row of what it touched, or one of an unknown kind, is a change all the same:
 * nobody must take it for nothing.
 */
final class ChangeRows {

  private final ResultSet rows;
  private boolean onRow;

  /**
   * Reads on in a result.
   *
   * @param onRow whether it stands on a row that was not read yet
   */
  ChangeRows(ResultSet rows, boolean onRow) {
    this.rows = rows;
    this.onRow = onRow;
  }

  /** The next change, or null after the last one. */
  @Nullable RecordedChange next() throws SQLException {
    if (!onRow && !rows.next()) {
      return null;
    }
    String organization = rows.getString("organization");
    long revision = rows.getLong("revision");
    Set<Change.Touched> touched = new HashSet<>();
    boolean known = true;
    do {
      String kind = rows.getString("kind");
      if (kind != null) {
        TouchedRow row = new TouchedRow(kind, rows.getString("id"), rows.getString("part"));
        if (row.isKnown()) {
          touched.add(row.touched());
        } else {
          known = false;
        }
      }
      onRow = rows.next();
    } while (onRow
        && rows.getLong("revision") == revision
        && rows.getString("organization").equals(organization));
    OrganizationId id = OrganizationId.of(organization);
    return new RecordedChange(
        id,
        revision,
        known && !touched.isEmpty()
            ? Optional.of(new Change(id, new Revision(revision), touched))
            : Optional.empty());
  }
}
