package dev.access4j.jdbc;

import dev.access4j.directory.RoleId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The roles of a group, version or share.
 *
 * @param owner the number of what lists them
 * @param isNew whether that was not there before, so that it has no list yet
 */
record Listed(long owner, boolean isNew, Set<RoleId> roles) {

  private record Row(long owner, RoleId role, int position) {}

  /** Where such lists are kept. */
  enum Kind {
    GROUP("access_group_role", "group_no"),
    VERSION("access_version_role", "version_no"),
    SHARE("access_share_role", "share_no");

    private final String delete;
    private final String insert;

    Kind(String table, String owner) {
      delete = "DELETE FROM " + table + " WHERE organization_no = :no AND " + owner + " = :owner";
      // Those of a share have no order but that of their ids.
      boolean ordered = !table.equals("access_share_role");
      insert =
          "INSERT INTO "
              + table
              + " (organization_no, "
              + owner
              + ", role_no"
              + (ordered ? ", position" : "")
              + ") VALUES (:no, :owner, :role_no"
              + (ordered ? ", :position)" : ")");
    }
  }

  /** Replaces the lists of some owners. */
  static void replace(
      WriteSession session, Kind kind, Collection<Listed> lists, Function<RoleId, Long> numbers) {
    List<Row> rows = new ArrayList<>();
    for (Listed list : lists) {
      int position = 0;
      for (RoleId role : list.roles) {
        rows.add(new Row(list.owner, role, position));
        position++;
      }
    }
    List<Listed> old = lists.stream().filter(list -> !list.isNew).toList();
    session.batch(kind.delete, old, (batch, list) -> batch.bind("owner", list.owner));
    session.batch(
        kind.insert,
        rows,
        (batch, row) ->
            batch
                .bind("owner", row.owner)
                .bind("role_no", numbers.apply(row.role))
                .bind("position", row.position));
  }
}
