package dev.access4j.jdbc;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.VersionId;
import dev.access4j.store.PageRequest;
import dev.access4j.store.PolicyRecord;
import dev.access4j.store.RoleUses;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Solutions, their versions and their shares. */
record SolutionReads(Session session) {

  /** The roles that a version {@code v} lists, in four arrays of one order. */
  private static final String LISTED =
      array("r.id", "role_ids")
          + ", "
          + array("r.name", "role_names")
          + ", "
          + array("r.description", "role_descriptions")
          + ", "
          + array("r.scope_key", "role_scopes");

  private static final String POLICIES_OF =
      """
      SELECT o.organization_no, o.revision, w.solution_id AS asked, w.version_id AS asked_version,
      """
          + Found.SOLUTION
          + ", v.id AS version_id, v.state, v.document, "
          + LISTED
          + """
            FROM access_organization o
            JOIN %s ON TRUE
            LEFT JOIN access_solution s
              ON s.organization_no = o.organization_no AND s.id = w.solution_id
            LEFT JOIN access_version v
              ON v.organization_no = s.organization_no AND v.solution_no = s.solution_no
              AND v.id = COALESCE(w.version_id, s.live_version_id)
            WHERE o.id = ?
            """;

  private static final Map<Dialect, String> POLICIES =
      Dialect.inEach(dialect -> POLICIES_OF.formatted(dialect.pairs("solution_id", "version_id")));

  private static final String PUBLISHED =
      """
      SELECT s.id, v.id FROM access_solution s
      JOIN access_version v
        ON v.organization_no = s.organization_no AND v.solution_no = s.solution_no
      WHERE s.organization_no = :no AND v.state = 'PUBLISHED' AND\s""";

  private static final String OF_LISTING =
      """
      FROM access_role r
      JOIN access_version_role vr
        ON vr.organization_no = r.organization_no AND vr.role_no = r.role_no
      JOIN access_version v
        ON v.organization_no = vr.organization_no AND v.version_no = vr.version_no
      JOIN access_solution s
        ON s.organization_no = v.organization_no AND s.solution_no = v.solution_no
      WHERE r.organization_no = :no AND r.id = ANY(<roles>)\s""";

  private static final String LISTING = "SELECT s.id, v.id " + OF_LISTING;

  private static final String OPEN_OR_LISTING =
      """
      SELECT s.id FROM access_solution s
      WHERE s.organization_no = :no AND s.general_access = 'ANYONE_WITH_LINK'
      UNION
      SELECT s.id\s"""
          + OF_LISTING
          + "AND v.id = s.live_version_id";

  private static final String SHARES =
      "SELECT "
          + Found.SHARE
          + """

            FROM access_share h
            JOIN access_solution s
              ON s.organization_no = h.organization_no AND s.solution_no = h.solution_no
            WHERE h.organization_no = :no AND\s""";

  private static String array(String column, String name) {
    return """
           ARRAY(
             SELECT (
               SELECT %s FROM access_role r
               WHERE r.organization_no = vr.organization_no AND r.role_no = vr.role_no)
             FROM access_version_role vr
             WHERE vr.organization_no = v.organization_no AND vr.version_no = v.version_no
             ORDER BY vr.position) AS %s
           """
        .formatted(column, name);
  }

  Map<SolutionRef, PolicyRecord> policies(Set<SolutionRef> refs) {
    Map<SolutionRef, PolicyRecord> found = new HashMap<>();
    Bound.parts(refs, some -> policies(some, found));
    return found;
  }

  private void policies(List<SolutionRef> asked, Map<SolutionRef, PolicyRecord> found) {
    session.eachWithHead(
        requireNonNull(POLICIES.get(session.dialect)),
        List.of(
            Bound.texts(asked, ref -> ref.solution().value()),
            Bound.texts(asked, SolutionReads::pinnedVersion)),
        row -> {
          if (row.getString("id") != null) {
            found.put(ref(row), policy(row));
          }
        });
  }

  private static @Nullable String pinnedVersion(SolutionRef ref) {
    return ref instanceof SolutionRef.Pinned pinned ? pinned.version().value() : null;
  }

  private static SolutionRef ref(ResultSet row) throws SQLException {
    String version = row.getString("asked_version");
    SolutionId solution = SolutionId.of(row.getString("asked"));
    return version == null
        ? SolutionRef.live(solution)
        : SolutionRef.pinned(solution, VersionId.of(version));
  }

  private static PolicyRecord policy(ResultSet row) throws SQLException {
    Solution solution = Found.solution(row);
    if (row.getString("version_id") == null) {
      return PolicyRecord.withoutVersion(solution);
    }
    Object[] ids = Found.array(row, "role_ids");
    Object[] names = Found.array(row, "role_names");
    Object[] descriptions = Found.array(row, "role_descriptions");
    Object[] scopes = Found.array(row, "role_scopes");
    List<EndUserRole> listed = new ArrayList<>();
    Set<RoleId> roles = new LinkedHashSet<>();
    for (int i = 0; i < ids.length; i++) {
      EndUserRole role =
          Found.role(
              (String) ids[i], (String) names[i], (String) descriptions[i], (byte[]) scopes[i]);
      listed.add(role);
      roles.add(role.id());
    }
    return PolicyRecord.of(solution, Found.version(solution.id(), roles, row), listed);
  }

  Set<SolutionId> openOrListing(Set<RoleId> roles) {
    return new LinkedHashSet<>(
        session.list(
            OPEN_OR_LISTING,
            query -> Bound.ids(query, "roles", roles, RoleId::value),
            row -> SolutionId.of(row.getString(1))));
  }

  Set<SolutionRef.Pinned> published(Set<SolutionId> solutions, Set<RoleId> roles) {
    return new LinkedHashSet<>(
        session.list(
            PUBLISHED
                + "s.general_access = 'ANYONE_WITH_LINK'\nUNION\n"
                + PUBLISHED
                + "s.id = ANY(<solutions>)\nUNION\n"
                + LISTING
                + "AND v.state = 'PUBLISHED'",
            query -> {
              Bound.ids(query, "solutions", solutions, SolutionId::value);
              Bound.ids(query, "roles", roles, RoleId::value);
            },
            row -> pinned(row.getString(1), row.getString(2))));
  }

  private static SolutionRef.Pinned pinned(String solution, String version) {
    return SolutionRef.pinned(solution, version);
  }

  RoleUses uses(RoleId role) {
    List<GroupId> groups =
        session.list(
            """
            SELECT g.id FROM access_role r
            JOIN access_group_role gr
              ON gr.organization_no = r.organization_no AND gr.role_no = r.role_no
            JOIN access_group g
              ON g.organization_no = gr.organization_no AND g.group_no = gr.group_no
            WHERE r.organization_no = :no AND r.id = :role
            """,
            query -> query.bind("role", role.value()),
            row -> GroupId.of(row.getString(1)));
    List<SolutionRef.Pinned> versions =
        session.list(
            LISTING,
            query -> Bound.ids(query, "roles", Set.of(role), RoleId::value),
            row -> pinned(row.getString(1), row.getString(2)));
    List<SolutionShare> shares =
        session.list(
            SHARES
                + """
                  h.share_no IN (
                    SELECT hr.share_no FROM access_role r
                    JOIN access_share_role hr
                      ON hr.organization_no = r.organization_no AND hr.role_no = r.role_no
                    WHERE r.organization_no = :no AND r.id = :role)
                  """,
            query -> query.bind("role", role.value()),
            Found::share);
    return new RoleUses(Set.copyOf(groups), Set.copyOf(versions), shares);
  }

  List<Solution> page(PageRequest<SolutionId> page) {
    return session.list(
        "SELECT "
            + Found.SOLUTION
            + " FROM access_solution s WHERE s.organization_no = :no AND s.id > :after"
            + " ORDER BY s.id LIMIT :limit",
        query ->
            query
                .bind("after", page.after().map(SolutionId::value).orElse(""))
                .bind("limit", page.limit()),
        Found::solution);
  }

  List<SolutionVersion> versions(SolutionId solution, PageRequest<VersionId> page) {
    return session.list(
        "SELECT v.id AS version_id, v.state, v.document, "
            + array("r.id", "role_ids")
            + """
              FROM access_version v
              WHERE v.organization_no = :no AND v.id > :after AND v.solution_no = (
                SELECT s.solution_no FROM access_solution s
                WHERE s.organization_no = :no AND s.id = :solution)
              ORDER BY v.id LIMIT :limit
              """,
        query ->
            query
                .bind("solution", solution.value())
                .bind("after", page.after().map(VersionId::value).orElse(""))
                .bind("limit", page.limit()),
        row ->
            Found.version(
                solution, new LinkedHashSet<>(Found.ids(row, "role_ids", RoleId::of)), row));
  }

  List<SolutionShare> shares(SolutionId solution, PageRequest<Grantee> page) {
    Grantee after = page.after().orElse(null);
    String id = "";
    if (after instanceof Grantee.User user) {
      id = user.id().value();
    } else if (after instanceof Grantee.Group group) {
      id = group.id().value();
    }
    String last = id;
    return session.list(
        SHARES
            + """
              s.id = :solution AND (h.for_group, h.grantee_id) > (:for_group, :after)
              ORDER BY h.for_group, h.grantee_id LIMIT :limit
              """,
        query ->
            query
                .bind("solution", solution.value())
                .bind("for_group", after instanceof Grantee.Group)
                .bind("after", last)
                .bind("limit", page.limit()),
        Found::share);
  }
}
