package dev.access4j.jdbc;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.UserStatus;
import dev.access4j.solution.Solution;
import dev.access4j.store.ListFilter;
import dev.access4j.store.NameKey;
import dev.access4j.store.PageRequest;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.statement.Query;

/** Lists by name (AD-9). What a filter does not narrow is not in the statement at all. */
record NamedReads(Session session) {

  private static final String USERS =
      "SELECT "
          + Found.USER
          + " FROM access_user u WHERE u.organization_no = :no AND u.username_key > :after";

  private static final String ROLES =
      "SELECT "
          + Found.ROLE
          + """

            FROM access_role r
            WHERE r.organization_no = :no AND r.put_at > 0
              AND r.name_key >= :after AND (r.name_key, r.scope_key) > (:after, :tie)""";

  private static final String GROUPS =
      "SELECT "
          + Found.GROUP
          + " FROM access_group g WHERE g.organization_no = :no AND g.name_key > :after";

  private static final String SOLUTIONS =
      "SELECT "
          + Found.SOLUTION
          + """

            FROM access_solution s
            WHERE s.organization_no = :no
              AND s.name_key >= :after AND (s.name_key, s.id_key) > (:after, :tie)""";

  private static final String IN_GROUP =
      """

       AND EXISTS (
        SELECT 1 FROM access_membership m
        WHERE m.organization_no = :no AND m.user_id = u.id AND m.group_no = (
          SELECT g.group_no FROM access_group g
          WHERE g.organization_no = :no AND g.id = :group))""";

  private static final String ROLE_NO =
      "(SELECT r.role_no FROM access_role r WHERE r.organization_no = :no AND r.id = :role)";

  /** That a group {@code %1$s} carries a role, or is given it by name in a share. */
  private static final String GROUP_HAS =
      """
      (EXISTS (
          SELECT 1 FROM access_group_role gr
          WHERE gr.organization_no = :no AND gr.group_no = %1$s AND gr.role_no =\s"""
          + ROLE_NO
          + """
            ) OR EXISTS (
                SELECT 1 FROM access_share h
                JOIN access_share_role hr
                  ON hr.organization_no = h.organization_no AND hr.share_no = h.share_no
                WHERE h.organization_no = :no AND h.group_no = %1$s AND hr.role_no =\s"""
          + ROLE_NO
          + "))";

  private static final String USER_HAS =
      """

       AND (EXISTS (
          SELECT 1 FROM access_assignment a
          WHERE a.organization_no = :no AND a.user_id = u.id AND a.role_no =\s"""
          + ROLE_NO
          + """
            ) OR EXISTS (
                SELECT 1 FROM access_share h
                JOIN access_share_role hr
                  ON hr.organization_no = h.organization_no AND hr.share_no = h.share_no
                WHERE h.organization_no = :no AND h.user_id = u.id AND hr.role_no =\s"""
          + ROLE_NO
          + """
            ) OR EXISTS (
                SELECT 1 FROM access_membership m
                WHERE m.organization_no = :no AND m.user_id = u.id AND\s"""
          + GROUP_HAS.formatted("m.group_no")
          + "))";

  List<EndUser> users(ListFilter filter, PageRequest<NameKey> page) {
    StringBuilder sql = new StringBuilder(USERS);
    boolean someStatuses = filter.statuses().size() < UserStatus.values().length;
    byte[] prefix = Keys.name(filter.prefix());
    if (someStatuses) {
      sql.append(filter.statuses().size() == 1 ? " AND u.status = :status" : "");
      sql.append(filter.statuses().size() > 1 ? " AND u.status = ANY(:statuses)" : "");
    }
    if (prefix.length > 0) {
      sql.append("\n AND (")
          .append(begins("u.username_key", prefix))
          .append("\n  OR ")
          .append(begins("u.email_key", prefix))
          // As their indexes say it: most people have these names, some programs do not.
          .append("\n  OR u.first_name <> '' AND ")
          .append(begins("u.first_name_key", prefix))
          .append("\n  OR u.last_name <> '' AND ")
          .append(begins("u.last_name_key", prefix))
          .append(')');
    }
    filter.group().ifPresent(group -> sql.append(IN_GROUP));
    filter.role().ifPresent(role -> sql.append(USER_HAS));
    sql.append("\nORDER BY u.username_key LIMIT :limit");
    return session.list(
        sql.toString(),
        query -> {
          bindPage(query, page);
          bindPrefix(query, prefix);
          if (someStatuses) {
            bindStatuses(query, filter.statuses());
          }
          filter.group().ifPresent(group -> query.bind("group", group.value()));
          filter.role().ifPresent(role -> query.bind("role", role.value()));
        },
        Found::user);
  }

  private static void bindStatuses(Query query, Set<UserStatus> statuses) {
    if (statuses.size() == 1) {
      query.bind("status", statuses.iterator().next().name());
    } else {
      Bound.ids(query, "statuses", statuses, UserStatus::name);
    }
  }

  List<EndUserRole> roles(ListFilter filter, PageRequest<NameKey> page) {
    byte[] prefix = Keys.name(filter.prefix());
    return session.list(
        ROLES + narrowed("r.name_key", prefix) + "\nORDER BY r.name_key, r.scope_key LIMIT :limit",
        query -> {
          bindPage(query, page);
          bindTie(query, page);
          bindPrefix(query, prefix);
        },
        Found::role);
  }

  List<EndUserGroup> groups(ListFilter filter, PageRequest<NameKey> page) {
    byte[] prefix = Keys.name(filter.prefix());
    String having = filter.role().isPresent() ? " AND " + GROUP_HAS.formatted("g.group_no") : "";
    return session.list(
        GROUPS + narrowed("g.name_key", prefix) + having + "\nORDER BY g.name_key LIMIT :limit",
        query -> {
          bindPage(query, page);
          bindPrefix(query, prefix);
          filter.role().ifPresent(role -> query.bind("role", role.value()));
        },
        Found::group);
  }

  List<Solution> solutions(ListFilter filter, PageRequest<NameKey> page) {
    byte[] prefix = Keys.name(filter.prefix());
    return session.list(
        SOLUTIONS + narrowed("s.name_key", prefix) + "\nORDER BY s.name_key, s.id_key LIMIT :limit",
        query -> {
          bindPage(query, page);
          bindTie(query, page);
          bindPrefix(query, prefix);
        },
        Found::solution);
  }

  private static String narrowed(String column, byte[] prefix) {
    return prefix.length == 0 ? "" : "\n AND " + begins(column, prefix);
  }

  /** That a key begins with a prefix: a range of an index, and no pattern. */
  private static String begins(String column, byte[] prefix) {
    String from = column + " >= :prefix";
    return Keys.end(prefix) == null ? from : from + " AND " + column + " < :prefix_end";
  }

  private static void bindPrefix(Query query, byte[] prefix) {
    if (prefix.length > 0) {
      query.bind("prefix", prefix);
      byte[] end = Keys.end(prefix);
      if (end != null) {
        query.bind("prefix_end", end);
      }
    }
  }

  private static void bindPage(Query query, PageRequest<NameKey> page) {
    query
        .bind("after", page.after().map(key -> Keys.exact(key.name())).orElse(Keys.FIRST))
        .bind("limit", page.limit());
  }

  private static void bindTie(Query query, PageRequest<NameKey> page) {
    query.bind("tie", page.after().map(key -> Keys.exact(key.tie())).orElse(Keys.FIRST));
  }
}
