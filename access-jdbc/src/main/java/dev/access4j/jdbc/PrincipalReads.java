package dev.access4j.jdbc;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.solution.SolutionShare;
import dev.access4j.store.PageRequest;
import dev.access4j.store.PrincipalQuery;
import dev.access4j.store.PrincipalRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.statement.Query;

/** Users with all that names them: one user, or a page of them, in one query. */
record PrincipalReads(Session session) {

  // Ids are asked for by numbers and not joined: without statistics, after a load, PostgreSQL would
  // rather read all groups than look one up.
  /** What a page of users, {@code page}, is followed by: a row for each, and for each share. */
  private static final String PARTS =
      """
      SELECT u.organization_no, u.revision, u.id,
        u.username, u.email, u.first_name, u.last_name, u.status, u.sub, u.attributes,
        ARRAY(
          SELECT (
            SELECT g.id FROM access_group g
            WHERE g.organization_no = m.organization_no AND g.group_no = m.group_no)
          FROM access_membership m
          WHERE m.organization_no = u.organization_no AND m.user_id = u.id) AS group_ids,
        ARRAY(
          SELECT (
            SELECT r.id FROM access_role r
            WHERE r.organization_no = a.organization_no AND r.role_no = a.role_no)
          FROM access_assignment a
          WHERE a.organization_no = u.organization_no AND a.user_id = u.id) AS role_ids,
      """
          + Found.NO_SHARE
          + """

            FROM page u
            UNION ALL
            SELECT u.organization_no, u.revision, u.id,
              NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
            """
          + Found.ITS_SHARE
          + """

            FROM page u
            JOIN access_share h ON h.organization_no = u.organization_no AND h.user_id = u.id
            ORDER BY 3, 13 NULLS FIRST
            """;

  private static final String ONE =
      """
      WITH page AS (
        SELECT o.organization_no, o.revision, u.id,
          u.username, u.email, u.first_name, u.last_name, u.status, u.sub, u.attributes
        FROM access_organization o
        LEFT JOIN access_user u ON u.organization_no = o.organization_no AND u.id = ?
        WHERE o.id = ?)
      """
          + PARTS;

  static final String PAGE =
      """
      page AS (
        SELECT u.organization_no, CAST(0 AS bigint) AS revision, u.id,
          u.username, u.email, u.first_name, u.last_name, u.status, u.sub, u.attributes
        FROM access_user u
        WHERE u.organization_no = :no AND u.id > :after AND\s""";

  static final String END_OF_PAGE = " ORDER BY u.id LIMIT :limit)\n" + PARTS;

  private static final String EVERYONE = "WITH " + PAGE + "TRUE" + END_OF_PAGE;

  // IS TRUE keeps the index on the status out of it: most are active, and the order is by id.
  private static final String ACTIVE =
      "WITH " + PAGE + "(u.status = 'ACTIVE') IS TRUE" + END_OF_PAGE;

  /** A user whose shares are still to come. */
  private record Begun(
      EndUser user, Set<GroupId> groups, Set<RoleId> assignments, List<SolutionShare> shares) {
    PrincipalRecord record() {
      return new PrincipalRecord(user, groups, assignments, shares);
    }
  }

  List<PrincipalRecord> one(EndUserId user) {
    Map<String, Begun> found = new LinkedHashMap<>();
    session.eachWithHead(ONE, List.of(user.value()), row -> take(row, found));
    return records(found);
  }

  List<PrincipalRecord> page(PrincipalQuery which, PageRequest<EndUserId> page) {
    Map<String, Begun> found = new LinkedHashMap<>();
    session.each(
        sql(which),
        query -> {
          bind(which, query);
          query
              .bind("after", page.after().map(EndUserId::value).orElse(""))
              .bind("limit", page.limit());
        },
        row -> take(row, found));
    return records(found);
  }

  private String sql(PrincipalQuery which) {
    boolean lateral = session.dialect.hasLateral();
    if (which instanceof PrincipalQuery.Everyone) {
      return EVERYONE;
    }
    if (which instanceof PrincipalQuery.Active) {
      return ACTIVE;
    }
    if (which instanceof PrincipalQuery.Reached) {
      return lateral ? ReachingSql.REACHED : ReachingSql.REACHED_ONE_BY_ONE;
    }
    return lateral ? ReachingSql.HOLDING : ReachingSql.HOLDING_ONE_BY_ONE;
  }

  private static void bind(PrincipalQuery which, Query query) {
    if (which instanceof PrincipalQuery.Reached reached) {
      Bound.ids(query, "roles", reached.roles(), RoleId::value);
      query.bind("solution", reached.solution().value());
    } else if (which instanceof PrincipalQuery.Holding holding) {
      Bound.ids(query, "roles", holding.roles(), RoleId::value);
    }
  }

  private static void take(ResultSet row, Map<String, Begun> found) throws SQLException {
    String id = row.getString("id");
    if (row.getString("solution_id") != null) {
      Begun begun = found.get(id);
      if (begun == null) {
        throw new IllegalStateException("a share without its user " + id);
      }
      begun.shares.add(Found.share(row));
    } else if (id != null) {
      found.put(
          id,
          new Begun(
              Found.user(row),
              new LinkedHashSet<>(Found.ids(row, "group_ids", GroupId::of)),
              new LinkedHashSet<>(Found.ids(row, "role_ids", RoleId::of)),
              new ArrayList<>()));
    }
  }

  private static List<PrincipalRecord> records(Map<String, Begun> found) {
    return found.values().stream().map(Begun::record).toList();
  }
}
