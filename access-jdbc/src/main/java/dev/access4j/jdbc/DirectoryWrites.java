package dev.access4j.jdbc;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.SolutionId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Users, roles, groups and who has them, many at a time. */
record DirectoryWrites(WriteSession session, Numbers numbers) {

  private static final String INSERT_USER =
      """
      INSERT INTO access_user (organization_no, id, username, username_key, email, email_key,
        first_name, first_name_key, last_name, last_name_key, status, sub, attributes, put_at)
      VALUES (:no, :id, :username, :username_key, :email, :email_key,
        :first_name, :first_name_key, :last_name, :last_name_key, :status, :sub, :attributes,
        :put_at)
      """;

  private static final String UPDATE_USER =
      """
      UPDATE access_user SET username = :username, username_key = :username_key,
        email = :email, email_key = :email_key,
        first_name = :first_name, first_name_key = :first_name_key,
        last_name = :last_name, last_name_key = :last_name_key,
        status = :status, sub = :sub, attributes = :attributes, put_at = :put_at
      WHERE organization_no = :no AND id = :id
      """;

  private static final String INSERT_ROLE =
      """
      INSERT INTO access_role (organization_no, id, name, name_key, description, solution_no,
        scope_key, put_at)
      VALUES (:no, :id, :name, :name_key, :description, :solution_no, :scope_key, :put_at)
      """;

  private static final String UPDATE_ROLE =
      """
      UPDATE access_role SET name = :name, name_key = :name_key, description = :description,
        solution_no = :solution_no, scope_key = :scope_key, put_at = :put_at
      WHERE organization_no = :no AND id = :id
      """;

  private static final String INSERT_GROUP =
      """
      INSERT INTO access_group (organization_no, id, name, name_key, attributes, put_at)
      VALUES (:no, :id, :name, :name_key, :attributes, :put_at)
      """;

  private static final String UPDATE_GROUP =
      """
      UPDATE access_group SET name = :name, name_key = :name_key, attributes = :attributes,
        put_at = :put_at
      WHERE organization_no = :no AND id = :id
      """;

  private static final String INSERT_MEMBERSHIP =
      """
      INSERT INTO access_membership (organization_no, group_no, user_id)
      SELECT CAST(:no AS bigint), CAST(:group_no AS bigint), CAST(:user_id AS varchar)
      WHERE NOT EXISTS (
        SELECT 1 FROM access_membership
        WHERE organization_no = :no AND group_no = :group_no AND user_id = :user_id)
      """;

  private static final String INSERT_ASSIGNMENT =
      """
      INSERT INTO access_assignment (organization_no, role_no, user_id)
      SELECT CAST(:no AS bigint), CAST(:role_no AS bigint), CAST(:user_id AS varchar)
      WHERE NOT EXISTS (
        SELECT 1 FROM access_assignment
        WHERE organization_no = :no AND role_no = :role_no AND user_id = :user_id)
      """;

  record Membership(GroupId group, EndUserId user) {}

  record Assignment(EndUserId user, RoleId role) {}

  void users(Collection<EndUser> users) {
    put(
        "SELECT id FROM access_user",
        users,
        user -> user.id().value(),
        INSERT_USER,
        UPDATE_USER,
        this::bind);
  }

  private void bind(PreparedBatch row, EndUser user) {
    row.bind("id", user.id().value())
        .bind("username", user.username())
        .bind("username_key", Keys.name(user.username()))
        .bind("email", user.email())
        .bind("email_key", Keys.name(user.email()))
        .bind("first_name", user.firstName())
        .bind("first_name_key", Keys.name(user.firstName()))
        .bind("last_name", user.lastName())
        .bind("last_name_key", Keys.name(user.lastName()))
        .bind("status", user.status().name())
        .bind("sub", user.sub().orElse(null))
        .bind("attributes", Json.ofAttributes(user.attributes()))
        .bind("put_at", session.next().value());
  }

  void roles(Collection<EndUserRole> roles) {
    Set<SolutionId> scopes = new HashSet<>();
    for (EndUserRole role : roles) {
      if (role.scope() instanceof RoleScope.OfSolution own) {
        scopes.add(own.solution());
      }
    }
    Function<SolutionId, Long> solutions = numbers.solutions(scopes);
    put(
        "SELECT id FROM access_role",
        roles,
        role -> role.id().value(),
        INSERT_ROLE,
        UPDATE_ROLE,
        (row, role) ->
            row.bind("id", role.id().value())
                .bind("name", role.name())
                .bind("name_key", Keys.name(role.name()))
                .bind("description", role.description())
                .bind(
                    "solution_no",
                    role.scope() instanceof RoleScope.OfSolution own
                        ? solutions.apply(own.solution())
                        : null)
                .bind("scope_key", DirectoryReads.scopeKey(role.scope()))
                .bind("put_at", session.next().value()));
  }

  void groups(Collection<EndUserGroup> groups) {
    List<EndUserGroup> inserted =
        put(
            "SELECT id FROM access_group",
            groups,
            group -> group.id().value(),
            INSERT_GROUP,
            UPDATE_GROUP,
            (row, group) ->
                row.bind("id", group.id().value())
                    .bind("name", group.name())
                    .bind("name_key", Keys.name(group.name()))
                    .bind("attributes", Json.ofAttributes(group.attributes()))
                    .bind("put_at", session.next().value()));
    Set<EndUserGroup> fresh = new HashSet<>(inserted);
    Function<GroupId, Long> owners = numbers.groups(groups.stream().map(EndUserGroup::id).toList());
    Set<RoleId> carried = new HashSet<>();
    groups.forEach(group -> carried.addAll(group.roles()));
    Listed.replace(
        session,
        Listed.Kind.GROUP,
        groups.stream()
            .map(
                group -> new Listed(owners.apply(group.id()), fresh.contains(group), group.roles()))
            .toList(),
        numbers.roles(carried));
  }

  void memberships(Collection<Membership> memberships) {
    Function<GroupId, Long> groups =
        numbers.groups(memberships.stream().map(Membership::group).toList());
    session.batch(
        INSERT_MEMBERSHIP,
        memberships,
        (row, membership) ->
            row.bind("group_no", groups.apply(membership.group()))
                .bind("user_id", membership.user().value()));
  }

  void assignments(Collection<Assignment> assignments) {
    Function<RoleId, Long> roles =
        numbers.roles(assignments.stream().map(Assignment::role).toList());
    session.batch(
        INSERT_ASSIGNMENT,
        assignments,
        (row, assignment) ->
            row.bind("role_no", roles.apply(assignment.role()))
                .bind("user_id", assignment.user().value()));
  }

  /** Updates those that are there and inserts the others, which it returns. */
  private <T> List<T> put(
      String select,
      Collection<T> things,
      Function<T, String> id,
      String insert,
      String update,
      BiConsumer<PreparedBatch, T> bind) {
    Map<Boolean, List<T>> split = session.present(select, things, id);
    List<T> inserted = split.getOrDefault(false, List.of());
    session.batch(update, split.getOrDefault(true, List.of()), bind);
    session.batch(insert, inserted, bind);
    return inserted;
  }
}
