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

  private static final String PAGE =
      """
      WITH page AS (
        SELECT u.organization_no, CAST(0 AS bigint) AS revision, u.id,
          u.username, u.email, u.first_name, u.last_name, u.status, u.sub, u.attributes
        FROM access_user u
        WHERE u.organization_no = :no AND u.id > :after AND\s""";

  private static final String END_OF_PAGE = " ORDER BY u.id LIMIT :limit)\n" + PARTS;

  private static final String EVERYONE = PAGE + "TRUE" + END_OF_PAGE;

  // IS TRUE keeps the index on the status out of it: most are active, and the order is by id.
  private static final String ACTIVE = PAGE + "(u.status = 'ACTIVE') IS TRUE" + END_OF_PAGE;

  /** The groups and roles by which a solution's shares reach users. */
  private static final String REACHING_GROUPS =
      """
      SELECT h.group_no FROM access_share h
      JOIN access_solution s
        ON s.organization_no = h.organization_no AND s.solution_no = h.solution_no
      WHERE h.organization_no = :no AND s.id = :solution AND h.for_group AND (
        EXISTS (
          SELECT 1 FROM access_share_role hr
          JOIN access_role r ON r.organization_no = hr.organization_no AND r.role_no = hr.role_no
          WHERE hr.organization_no = h.organization_no AND hr.share_no = h.share_no
            AND r.id = ANY(<roles>))
        OR h.from_group AND EXISTS (
          SELECT 1 FROM access_group_role gr
          JOIN access_role r ON r.organization_no = gr.organization_no AND r.role_no = gr.role_no
          WHERE gr.organization_no = h.organization_no AND gr.group_no = h.group_no
            AND r.id = ANY(<roles>)))
      """;

  private static final String CARRYING_GROUPS =
      """
      SELECT DISTINCT gr.group_no FROM access_group_role gr
      JOIN access_role r ON r.organization_no = gr.organization_no AND r.role_no = gr.role_no
      WHERE gr.organization_no = :no AND r.id = ANY(<roles>)
      """;

  private static final String ROLES =
      "SELECT r.role_no FROM access_role r WHERE r.organization_no = :no AND r.id = ANY(<roles>)";

  private static final String DIRECT =
      """
      SELECT h.user_id AS id FROM access_share h
      JOIN access_solution s
        ON s.organization_no = h.organization_no AND s.solution_no = h.solution_no
      WHERE h.organization_no = :no AND s.id = :solution AND NOT h.for_group
        AND h.grantee_id > :after AND 'ACTIVE' = (
          SELECT u.status FROM access_user u
          WHERE u.organization_no = h.organization_no AND u.id = h.user_id)
        AND EXISTS (
          SELECT 1 FROM access_share_role hr
          JOIN access_role r ON r.organization_no = hr.organization_no AND r.role_no = hr.role_no
          WHERE hr.organization_no = h.organization_no AND hr.share_no = h.share_no
            AND r.id = ANY(<roles>))
      """;

  // A page is taken from each way, in the order of its index, and the pages are merged: joining
  // the ways first would look at all users of all of them. The status is asked for and not joined,
  // so that this holds without statistics too, after a load.
  private static final String MERGED =
      PAGE
          + """
            u.id IN (
              SELECT id FROM (
                SELECT w.id FROM (%s) g CROSS JOIN LATERAL (
                  SELECT m.user_id AS id FROM access_membership m
                  WHERE m.organization_no = :no AND m.group_no = g.group_no
                    AND m.user_id > :after AND 'ACTIVE' = (
                      SELECT u.status FROM access_user u
                      WHERE u.organization_no = m.organization_no AND u.id = m.user_id)
                  ORDER BY m.user_id LIMIT :limit) w
                UNION
                SELECT w.id FROM (%s) r CROSS JOIN LATERAL (
                  SELECT a.user_id AS id FROM access_assignment a
                  WHERE a.organization_no = :no AND a.role_no = r.role_no
                    AND a.user_id > :after AND 'ACTIVE' = (
                      SELECT u.status FROM access_user u
                      WHERE u.organization_no = a.organization_no AND u.id = a.user_id)
                  ORDER BY a.user_id LIMIT :limit) w
                %s) ways
              ORDER BY id LIMIT :limit)
            """
          + END_OF_PAGE;

  // Without LATERAL: user after user.
  private static final String ONE_BY_ONE =
      PAGE
          + """
            u.status = 'ACTIVE' AND (
              EXISTS (
                SELECT 1 FROM access_membership m
                WHERE m.organization_no = :no AND m.user_id = u.id AND m.group_no IN (%s))
              OR EXISTS (
                SELECT 1 FROM access_assignment a
                WHERE a.organization_no = :no AND a.user_id = u.id AND a.role_no IN (%s))
              %s)
            """
          + END_OF_PAGE;

  private static final String ALSO_DIRECT =
      "UNION (" + DIRECT + " ORDER BY h.grantee_id LIMIT :limit)";

  private static final String OR_DIRECT = "OR u.id IN (" + DIRECT + ")";

  private static final String REACHED = MERGED.formatted(REACHING_GROUPS, ROLES, ALSO_DIRECT);
  private static final String HOLDING = MERGED.formatted(CARRYING_GROUPS, ROLES, "");
  private static final String REACHED_ONE_BY_ONE =
      ONE_BY_ONE.formatted(REACHING_GROUPS, ROLES, OR_DIRECT);
  private static final String HOLDING_ONE_BY_ONE = ONE_BY_ONE.formatted(CARRYING_GROUPS, ROLES, "");

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
      return lateral ? REACHED : REACHED_ONE_BY_ONE;
    }
    return lateral ? HOLDING : HOLDING_ONE_BY_ONE;
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
