package dev.access4j.jdbc;

import dev.access4j.directory.AssignmentModel;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.SolutionId;
import dev.access4j.directory.UserStatus;
import dev.access4j.solution.GeneralAccess;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.Validity;
import dev.access4j.solution.VersionId;
import dev.access4j.solution.VersionState;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** Rows as things of the model. The columns that each one needs are named beside it. */
final class Found {

  static final String USER =
      "u.id, u.username, u.email, u.first_name, u.last_name, u.status, u.sub, u.attributes";

  static final String ROLE = "r.id, r.name, r.description, r.scope_key";

  static final String GROUP =
      """
      g.id, g.name, g.attributes,
        ARRAY(
          SELECT (
            SELECT r.id FROM access_role r
            WHERE r.organization_no = gr.organization_no AND r.role_no = gr.role_no)
          FROM access_group_role gr
          WHERE gr.organization_no = g.organization_no AND gr.group_no = g.group_no
          ORDER BY gr.position) AS role_ids""";

  static final String SOLUTION = "s.id, s.name, s.general_access, s.live_version_id";

  private static final String SHARE_ROLES =
      """
      ARRAY(
        SELECT (
          SELECT r.id FROM access_role r
          WHERE r.organization_no = hr.organization_no AND r.role_no = hr.role_no)
        FROM access_share_role hr
        WHERE hr.organization_no = h.organization_no AND hr.share_no = h.share_no)""";

  /** Of a share {@code h} of a solution {@code s}. */
  static final String SHARE =
      "s.id AS solution_id, h.for_group, h.grantee_id, h.from_group, h.starts_at, h.expires_at,\n"
          + SHARE_ROLES
          + " AS role_ids";

  /** After {@code role_ids}, in the row of what has shares: none. */
  static final String NO_SHARE =
      """
      CAST(NULL AS varchar) AS solution_id, CAST(NULL AS boolean) AS for_group,
      CAST(NULL AS varchar) AS grantee_id, CAST(NULL AS boolean) AS from_group,
      CAST(NULL AS timestamp(6) with time zone) AS starts_at,
      CAST(NULL AS timestamp(6) with time zone) AS expires_at""";

  /** In place of {@code role_ids} and those, in the row of a share {@code h} of it. */
  static final String ITS_SHARE =
      SHARE_ROLES
          + """
            ,
            (SELECT s.id FROM access_solution s
              WHERE s.organization_no = h.organization_no AND s.solution_no = h.solution_no),
            h.for_group, h.grantee_id, h.from_group, h.starts_at, h.expires_at""";

  private Found() {}

  static Organization organization(OrganizationId id, ResultSet row) throws SQLException {
    return new Organization(
        id, row.getString("name"), AssignmentModel.valueOf(row.getString("assignment_model")));
  }

  static EndUser user(ResultSet row) throws SQLException {
    EndUser.Builder user =
        EndUser.builder(
                EndUserId.of(row.getString("id")),
                row.getString("username"),
                row.getString("email"))
            .name(row.getString("first_name"), row.getString("last_name"))
            .status(UserStatus.valueOf(row.getString("status")))
            .attributes(Json.attributes(row.getString("attributes")));
    String sub = row.getString("sub");
    return sub == null ? user.build() : user.sub(sub).build();
  }

  static EndUserRole role(ResultSet row) throws SQLException {
    return role(
        row.getString("id"),
        row.getString("name"),
        row.getString("description"),
        row.getBytes("scope_key"));
  }

  static EndUserRole role(String id, String name, String description, byte[] scopeKey) {
    RoleScope scope =
        scopeKey.length == 0
            ? RoleScope.ORGANIZATION
            : new RoleScope.OfSolution(SolutionId.of(Keys.text(scopeKey)));
    return new EndUserRole(RoleId.of(id), name, description, scope);
  }

  static EndUserGroup group(ResultSet row) throws SQLException {
    return new EndUserGroup(
        GroupId.of(row.getString("id")),
        row.getString("name"),
        new LinkedHashSet<>(ids(row, "role_ids", RoleId::of)),
        Json.attributes(row.getString("attributes")));
  }

  static Solution solution(ResultSet row) throws SQLException {
    return solution(SolutionId.of(row.getString("id")), row);
  }

  static Solution solution(SolutionId id, ResultSet row) throws SQLException {
    Solution solution =
        Solution.of(id, row.getString("name"))
            .withGeneralAccess(GeneralAccess.valueOf(row.getString("general_access")));
    String live = row.getString("live_version_id");
    return live == null ? solution : solution.withLive(VersionId.of(live));
  }

  /** Needs {@code version_id}, {@code state} and {@code document}. */
  static SolutionVersion version(SolutionId solution, Set<RoleId> listed, ResultSet row)
      throws SQLException {
    Json.Resources resources = Json.resources(row.getString("document"));
    return new SolutionVersion(
        solution,
        VersionId.of(row.getString("version_id")),
        VersionState.valueOf(row.getString("state")),
        listed,
        resources.processes(),
        resources.uiFlows());
  }

  static SolutionShare share(ResultSet row) throws SQLException {
    String id = row.getString("grantee_id");
    Grantee grantee =
        row.getBoolean("for_group")
            ? Grantee.group(GroupId.of(id))
            : Grantee.user(EndUserId.of(id));
    SharedRoles roles =
        row.getBoolean("from_group")
            ? SharedRoles.FROM_GROUP
            : new SharedRoles.Explicit(new LinkedHashSet<>(ids(row, "role_ids", RoleId::of)));
    return new SolutionShare(
        SolutionId.of(row.getString("solution_id")),
        grantee,
        roles,
        new Validity(
            instant(row, "starts_at", Instant.MIN), instant(row, "expires_at", Instant.MAX)));
  }

  private static Instant instant(ResultSet row, String column, Instant none) throws SQLException {
    OffsetDateTime found = row.getObject(column, OffsetDateTime.class);
    return found == null ? none : found.toInstant();
  }

  static <T> List<T> ids(ResultSet row, String column, Function<String, T> as) throws SQLException {
    List<T> ids = new ArrayList<>();
    for (Object id : array(row, column)) {
      ids.add(as.apply((String) id));
    }
    return ids;
  }

  static Object[] array(ResultSet row, String column) throws SQLException {
    Array array = Objects.requireNonNull(row.getArray(column), column);
    return (Object[]) array.getArray();
  }
}
