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
 */
record Listed(long owner, Set<RoleId> roles) {

  private record Row(long owner, RoleId role, int position) {}

  /**
   * Replaces the lists of some owners.
   *
   * @param table the table of the lists, one of ours
   * @param column its column of owners
   */
  static void replace(
      WriteSession session,
      String table,
      String column,
      Collection<Listed> lists,
      Function<RoleId, Long> numbers) {
    List<Row> rows = new ArrayList<>();
    for (Listed list : lists) {
      int position = 0;
      for (RoleId role : list.roles) {
        rows.add(new Row(list.owner, role, position));
        position++;
      }
    }
    session.batch(
        "DELETE FROM " + table + " WHERE organization_no = :no AND " + column + " = :owner",
        lists,
        (batch, list) -> batch.bind("owner", list.owner));
    boolean ordered = !table.equals("access_share_role");
    session.batch(
        "INSERT INTO "
            + table
            + " (organization_no, "
            + column
            + (ordered
                ? ", role_no, position) VALUES (:no, :owner, :role_no, :position)"
                : ", role_no) VALUES (:no, :owner, :role_no)"),
        rows,
        (batch, row) ->
            batch
                .bind("owner", row.owner)
                .bind("role_no", numbers.apply(row.role))
                .bind("position", row.position));
  }
}
