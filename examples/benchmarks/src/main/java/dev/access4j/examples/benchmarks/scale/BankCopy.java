package dev.access4j.examples.benchmarks.scale;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Writes the rows of a growing bank's users by {@code COPY}, into the same tables with the same
 * indexes and constraints. It asks no rule, and no node hears of it.
 */
final class BankCopy {

  private static final int AT_ONCE = 100_000;
  private static final int BUFFER = 1 << 16;

  private static final String USERS =
      "COPY access_user (organization_no, id, username, username_key, email, email_key, first_name,"
          + " first_name_key, last_name, last_name_key, status, attributes, put_at) FROM STDIN";
  private static final String MEMBERSHIPS =
      "COPY access_membership (organization_no, group_no, user_id) FROM STDIN";
  private static final String SHARES =
      "COPY access_share (organization_no, share_no, solution_no, for_group, grantee_id, user_id,"
          + " from_group, put_at) FROM STDIN";
  private static final String SHARE_ROLES =
      "COPY access_share_role (organization_no, share_no, role_no) FROM STDIN";

  private final DataSource database;

  BankCopy(DataSource database) {
    this.database = database;
  }

  /** Writes users with their memberships; returns the nanoseconds for each user, part by part. */
  List<Double> users(int from, int to) throws SQLException {
    List<Double> nanos = new ArrayList<>();
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      Numbers numbers = Numbers.read(connection);
      for (int begin = from; begin < to; begin += AT_ONCE) {
        int end = Math.min(to, begin + AT_ONCE);
        long begun = System.nanoTime();
        copy(connection, USERS, begin, end, numbers::addUser);
        copy(connection, MEMBERSHIPS, begin, end, numbers::addMemberships);
        connection.commit();
        nanos.add((System.nanoTime() - begun) / (double) (end - begin));
      }
    }
    return nanos;
  }

  /** Writes the shares of those users who are guests. */
  void shares(int from, int to) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      Numbers numbers = Numbers.read(connection);
      long first = one(connection, "SELECT COALESCE(max(share_no), 0) + 1 FROM access_share");
      long[] next = {first, first};
      copy(
          connection, SHARES, from, to, (rows, u) -> next[0] = numbers.addShares(rows, u, next[0]));
      copy(
          connection,
          SHARE_ROLES,
          from,
          to,
          (rows, u) -> next[1] = numbers.addShareRoles(rows, u, next[1]));
      one(
          connection,
          "SELECT setval(pg_get_serial_sequence('access_share', 'share_no'), " + next[0] + ")");
      connection.commit();
    }
  }

  /** Lets the database count what there is now. */
  void analyze() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("VACUUM (ANALYZE)");
    }
  }

  private static long one(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void copy(
      Connection connection, String sql, int from, int to, ObjIntConsumer<StringBuilder> add)
      throws SQLException {
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
    StringBuilder rows = new StringBuilder();
    for (int u = from; u < to; u++) {
      add.accept(rows, u);
      if (rows.length() >= BUFFER || u == to - 1) {
        byte[] bytes = rows.toString().getBytes(UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        rows.setLength(0);
      }
    }
    copy.endCopy();
  }

  /** What the database calls the organization, and its groups, solutions and roles. */
  private record Numbers(
      long organization,
      Map<String, Long> groups,
      Map<String, Long> solutions,
      Map<String, Long> roles) {

    static Numbers read(Connection connection) throws SQLException {
      return new Numbers(
          one(
              connection,
              "SELECT organization_no FROM access_organization WHERE id = '"
                  + GrowingBank.ID.value()
                  + "'"),
          map(connection, "SELECT id, group_no FROM access_group"),
          map(connection, "SELECT id, solution_no FROM access_solution"),
          map(connection, "SELECT id, role_no FROM access_role"));
    }

    private static Map<String, Long> map(Connection connection, String sql) throws SQLException {
      Map<String, Long> found = new HashMap<>();
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery(sql)) {
        while (row.next()) {
          found.put(row.getString(1), row.getLong(2));
        }
      }
      return found;
    }

    void addUser(StringBuilder rows, int u) {
      rows.append(organization).append('\t').append(GrowingBank.userName(u));
      addNamed(rows, GrowingBank.userName(u));
      addNamed(rows, GrowingBank.email(u));
      addNamed(rows, GrowingBank.firstName(u));
      addNamed(rows, GrowingBank.lastName(u));
      rows.append("\tACTIVE\t{}\t1\n");
    }

    /** A name and its key: ASCII letters without their case, in two bytes each. */
    private static void addNamed(StringBuilder rows, String name) {
      byte[] key = name.toLowerCase(Locale.ROOT).getBytes(UTF_16BE);
      rows.append('\t').append(name).append("\t\\\\x").append(HexFormat.of().formatHex(key));
    }

    void addMemberships(StringBuilder rows, int u) {
      for (int group : GrowingBank.groupsOf(u)) {
        rows.append(organization)
            .append('\t')
            .append(groups.get(GrowingBank.group(group).value()))
            .append('\t')
            .append(GrowingBank.userName(u))
            .append('\n');
      }
    }

    /** Returns the number of the next share. */
    long addShares(StringBuilder rows, int u, long share) {
      long next = share;
      if (GrowingBank.isGuest(u)) {
        String id = GrowingBank.userName(u);
        for (int solution : GrowingBank.solutionsOf(u)) {
          rows.append(organization).append('\t').append(next++).append('\t');
          rows.append(solutions.get(GrowingBank.solution(solution).value())).append("\tf\t");
          rows.append(id).append('\t').append(id).append("\tf\t1\n");
        }
      }
      return next;
    }

    /** The role of each of a guest's shares; returns the number of the next share. */
    long addShareRoles(StringBuilder rows, int u, long share) {
      long next = share;
      if (GrowingBank.isGuest(u)) {
        for (int i = 0; i < GrowingBank.SHARES_OF_GUEST; i++) {
          rows.append(organization).append('\t').append(next++).append('\t');
          rows.append(roles.get(GrowingBank.role(u + i).value())).append('\n');
        }
      }
      return next;
    }
  }
}
