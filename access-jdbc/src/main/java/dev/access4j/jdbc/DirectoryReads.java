package dev.access4j.jdbc;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.Text;
import dev.access4j.store.PageRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The organization, its users and roles, by their ids and names. */
record DirectoryReads(Session session) {

  private static final String ORGANIZATION =
      """
      SELECT organization_no, revision, name, assignment_model FROM access_organization
      WHERE id = ?
      """;

  private static final String USERS =
      "SELECT " + Found.USER + " FROM access_user u WHERE u.organization_no = :no AND ";

  private static final String ROLES =
      "SELECT " + Found.ROLE + " FROM access_role r WHERE r.organization_no = :no AND ";

  private static final String MEMBERS_AMONG =
      """
      SELECT m.user_id FROM access_membership m
      WHERE m.organization_no = :no AND m.user_id = ANY(<ids>) AND m.group_no = (
        SELECT g.group_no FROM access_group g WHERE g.organization_no = :no AND g.id = :group)
      """;

  Optional<Organization> organization() {
    List<Organization> found = new ArrayList<>();
    session.eachWithHead(
        ORGANIZATION,
        List.of(),
        row -> {
          if (row.getString("name") != null) {
            found.add(Found.organization(session.organization, row));
          }
        });
    return found.stream().findFirst();
  }

  // --- Users ---

  Map<EndUserId, EndUser> users(Set<EndUserId> users) {
    Map<EndUserId, EndUser> found = new HashMap<>();
    Bound.parts(
        users,
        some ->
            session.each(
                USERS + "u.id = ANY(<ids>)",
                query -> Bound.ids(query, "ids", some, EndUserId::value),
                row -> {
                  EndUser user = Found.user(row);
                  found.put(user.id(), user);
                }));
    return found;
  }

  Map<String, EndUser> usersNamed(Set<String> usernames) {
    return usersBy("u.username_key = ANY(<keys>)", usernames, EndUser::username);
  }

  Map<String, EndUser> usersWithEmails(Set<String> emails) {
    return usersBy("u.email_key = ANY(<keys>)", emails, EndUser::email);
  }

  private Map<String, EndUser> usersBy(
      String condition, Set<String> names, Function<EndUser, String> name) {
    Map<String, EndUser> byKey = new HashMap<>();
    Bound.parts(
        caseKeys(names),
        some ->
            session.each(
                USERS + condition,
                query -> Bound.keys(query, session.dialect, "keys", some),
                row -> {
                  EndUser user = Found.user(row);
                  byKey.put(Text.caseKey(name.apply(user)), user);
                }));
    return bySpelling(names, byKey);
  }

  /** The keys of names, each once. */
  static List<byte[]> caseKeys(Set<String> names) {
    return names.stream().map(Text::caseKey).distinct().map(Keys::exact).toList();
  }

  /** What was found by its key, under each name that it was asked for by. */
  static <T> Map<String, T> bySpelling(Set<String> names, Map<String, T> byKey) {
    Map<String, T> found = new HashMap<>();
    for (String name : names) {
      T named = byKey.get(Text.caseKey(name));
      if (named != null) {
        found.put(name, named);
      }
    }
    return found;
  }

  Map<String, EndUser> usersWithSubs(Set<String> subs) {
    Map<String, EndUser> found = new HashMap<>();
    Bound.parts(
        subs,
        some ->
            session.each(
                USERS + "u.sub = ANY(<subs>)",
                query -> Bound.ids(query, "subs", some, sub -> sub),
                row -> found.put(row.getString("sub"), Found.user(row))));
    return found;
  }

  // --- Roles ---

  Map<RoleId, EndUserRole> roles(Set<RoleId> roles) {
    Map<RoleId, EndUserRole> found = new LinkedHashMap<>();
    if (roles.contains(RoleId.ANONYMOUS)) {
      found.put(RoleId.ANONYMOUS, EndUserRole.ANONYMOUS);
    }
    Set<RoleId> stored = new HashSet<>(roles);
    stored.remove(RoleId.ANONYMOUS);
    Bound.parts(
        stored,
        some ->
            session.each(
                ROLES + "r.id = ANY(<ids>)",
                query -> Bound.ids(query, "ids", some, RoleId::value),
                row -> {
                  EndUserRole role = Found.role(row);
                  found.put(role.id(), role);
                }));
    return found;
  }

  List<EndUserRole> roles(PageRequest<RoleId> page) {
    return session.list(
        ROLES + "r.put_at > 0 AND r.id > :after ORDER BY r.id LIMIT :limit",
        query ->
            query
                .bind("after", page.after().map(RoleId::value).orElse(""))
                .bind("limit", page.limit()),
        Found::role);
  }

  Optional<EndUserRole> roleNamed(RoleScope scope, String name) {
    return session.first(
        ROLES + "r.put_at > 0 AND r.name_key = :name AND r.scope_key = :scope",
        query -> query.bind("name", Keys.name(name)).bind("scope", scopeKey(scope)),
        Found::role);
  }

  static byte[] scopeKey(RoleScope scope) {
    return scope instanceof RoleScope.OfSolution own
        ? Keys.exact(own.solution().value())
        : Keys.FIRST;
  }

  boolean anySolutionHasRoleNamed(String name) {
    return session
        .first(
            "SELECT 1 FROM access_role WHERE organization_no = :no AND name_key = :name"
                + " AND scope_key > :scope LIMIT 1",
            query -> query.bind("name", Keys.name(name)).bind("scope", Keys.FIRST),
            row -> true)
        .isPresent();
  }

  // --- Who is in a group, who holds a role ---

  Set<EndUserId> membersAmong(GroupId group, Set<EndUserId> users) {
    Set<EndUserId> found = new HashSet<>();
    Bound.parts(
        users,
        some ->
            session.each(
                MEMBERS_AMONG,
                query -> {
                  Bound.ids(query, "ids", some, EndUserId::value);
                  query.bind("group", group.value());
                },
                row -> found.add(EndUserId.of(row.getString(1)))));
    return found;
  }

  List<EndUserId> members(GroupId group, PageRequest<EndUserId> page) {
    return userIds(
        """
        SELECT m.user_id FROM access_membership m
        WHERE m.organization_no = :no AND m.user_id > :after AND m.group_no = (
          SELECT g.group_no FROM access_group g WHERE g.organization_no = :no AND g.id = :id)
        ORDER BY m.user_id LIMIT :limit
        """,
        group.value(),
        page);
  }

  List<EndUserId> assigned(RoleId role, PageRequest<EndUserId> page) {
    return userIds(
        """
        SELECT a.user_id FROM access_assignment a
        WHERE a.organization_no = :no AND a.user_id > :after AND a.role_no = (
          SELECT r.role_no FROM access_role r WHERE r.organization_no = :no AND r.id = :id)
        ORDER BY a.user_id LIMIT :limit
        """,
        role.value(),
        page);
  }

  private List<EndUserId> userIds(String sql, String id, PageRequest<EndUserId> page) {
    return session.list(
        sql,
        query ->
            query
                .bind("id", id)
                .bind("after", page.after().map(EndUserId::value).orElse(""))
                .bind("limit", page.limit()),
        row -> EndUserId.of(row.getString(1)));
  }
}
