package dev.access4j.examples.benchmarks.scale;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What somebody would write by hand to read a user with all that decides about it: plain JDBC, with
 * one statement for the user and one for its groups together. It reads the rows that the store
 * reads for a principal, and nothing is made of them but records.
 */
final class HandWritten {

  // Looking names up by numbers one by one is faster here than joins, by a tenth to a fifth.
  private static final String ITS_SHARE =
      """
        (SELECT s.id FROM access_solution s
          WHERE s.organization_no = h.organization_no AND s.solution_no = h.solution_no) AS solution,
        h.from_group, h.starts_at, h.expires_at,
        ARRAY(
          SELECT (
            SELECT r.id FROM access_role r
            WHERE r.organization_no = hr.organization_no AND r.role_no = hr.role_no)
          FROM access_share_role hr
          WHERE hr.organization_no = h.organization_no AND hr.share_no = h.share_no) AS shared
      """;

  private static final String USER =
      """
      SELECT o.revision, u.username, u.email, u.first_name, u.last_name, u.status, u.sub,
        u.attributes,
        ARRAY(
          SELECT (
            SELECT g.id FROM access_group g
            WHERE g.organization_no = m.organization_no AND g.group_no = m.group_no)
          FROM access_membership m
          WHERE m.organization_no = u.organization_no AND m.user_id = u.id) AS groups,
        ARRAY(
          SELECT (
            SELECT r.id FROM access_role r
            WHERE r.organization_no = a.organization_no AND r.role_no = a.role_no)
          FROM access_assignment a
          WHERE a.organization_no = u.organization_no AND a.user_id = u.id) AS roles,
      """
          + ITS_SHARE
          + """
            FROM access_organization o
            JOIN access_user u ON u.organization_no = o.organization_no
            LEFT JOIN access_share h ON h.organization_no = u.organization_no AND h.user_id = u.id
            WHERE o.id = ? AND u.id = ?
            """;

  // Of an array that is a parameter itself PostgreSQL sees the length, and therefore plans each
  // statement anew, which takes longer than the rest.
  private static final String GROUPS =
      """
      SELECT o.revision, g.id, g.name, g.attributes,
        ARRAY(
          SELECT (
            SELECT r.id FROM access_role r
            WHERE r.organization_no = gr.organization_no AND r.role_no = gr.role_no)
          FROM access_group_role gr
          WHERE gr.organization_no = g.organization_no AND gr.group_no = g.group_no
          ORDER BY gr.position) AS roles,
      """
          + ITS_SHARE
          + """
            FROM access_organization o
            JOIN access_group g ON g.organization_no = o.organization_no
            LEFT JOIN access_share h
              ON h.organization_no = g.organization_no AND h.group_no = g.group_no
            WHERE o.id = ? AND g.id = ANY (ARRAY(SELECT unnest(?)))
            """;

  private final DataSource database;

  HandWritten(DataSource database) {
    this.database = database;
  }

  /** A share of a user or a group. */
  record Share(
      String solution,
      boolean fromGroup,
      @Nullable String startsAt,
      @Nullable String expiresAt,
      List<String> roles) {}

  /** A user with what names it. */
  record User(
      String username,
      String email,
      String firstName,
      String lastName,
      String status,
      @Nullable String sub,
      String attributes,
      List<String> groups,
      List<String> roles,
      List<Share> shares) {}

  /** A group with what names it. */
  record Group(String name, String attributes, List<String> roles, List<Share> shares) {}

  /** All of it. */
  record Read(User user, Map<String, Group> groups) {}

  /**
   * Reads a user that exists; its groups too unless they are known, in which case there are none.
   */
  Read read(String user, boolean groupsToo) throws SQLException {
    try (Connection connection = database.getConnection()) {
      User found = user(connection, user);
      return new Read(
          found,
          groupsToo && !found.groups.isEmpty() ? groups(connection, found.groups) : Map.of());
    }
  }

  private static User user(Connection connection, String id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(USER)) {
      statement.setString(1, GrowingBank.ID.value());
      statement.setString(2, id);
      try (ResultSet row = statement.executeQuery()) {
        User user = null;
        while (row.next()) {
          if (user == null) {
            user = user(row);
          }
          addShare(row, user.shares);
        }
        if (user == null) {
          throw new IllegalStateException("there is no user " + id);
        }
        return user;
      }
    }
  }

  private static User user(ResultSet row) throws SQLException {
    return new User(
        row.getString("username"),
        row.getString("email"),
        row.getString("first_name"),
        row.getString("last_name"),
        row.getString("status"),
        row.getString("sub"),
        row.getString("attributes"),
        texts(row, "groups"),
        texts(row, "roles"),
        new ArrayList<>());
  }

  private static Map<String, Group> groups(Connection connection, List<String> ids)
      throws SQLException {
    Map<String, Group> found = new LinkedHashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(GROUPS)) {
      statement.setString(1, GrowingBank.ID.value());
      statement.setArray(2, connection.createArrayOf("text", ids.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          Group group = found.get(row.getString("id"));
          if (group == null) {
            group =
                new Group(
                    row.getString("name"),
                    row.getString("attributes"),
                    texts(row, "roles"),
                    new ArrayList<>());
            found.put(row.getString("id"), group);
          }
          addShare(row, group.shares);
        }
      }
    }
    return found;
  }

  private static void addShare(ResultSet row, List<Share> shares) throws SQLException {
    String solution = row.getString("solution");
    if (solution != null) {
      shares.add(
          new Share(
              solution,
              row.getBoolean("from_group"),
              row.getString("starts_at"),
              row.getString("expires_at"),
              texts(row, "shared")));
    }
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return List.of((String[]) array.getArray());
  }
}
