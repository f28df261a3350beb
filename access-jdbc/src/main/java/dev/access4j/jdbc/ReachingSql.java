package dev.access4j.jdbc;

/** Pages of the active users whom a solution's shares reach, or who hold a role. */
final class ReachingSql {

  private static final String ROLES =
      "SELECT r.role_no FROM access_role r WHERE r.organization_no = :no AND r.id = ANY(<roles>)";

  private static final String SOLUTION =
      """
      (SELECT s.solution_no FROM access_solution s
        WHERE s.organization_no = :no AND s.id = :solution)""";

  // OFFSET 0 has it asked share by share: PostgreSQL takes few of a solution's shares to be left
  // and would rather begin with all shares of all solutions that give one of the roles.
  private static final String GIVES_ONE =
      """
      EXISTS (
          SELECT 1 FROM access_share_role hr
          WHERE hr.organization_no = :no AND hr.share_no = h.share_no
            AND hr.role_no = ANY(ARRAY(%s)) OFFSET 0)"""
          .formatted(ROLES);

  /** The groups and roles by which a solution's shares reach users. */
  private static final String REACHING_GROUPS =
      """
      SELECT h.group_no FROM access_share h
      WHERE h.organization_no = :no AND h.solution_no = %s AND h.for_group AND (
        %s
        OR h.from_group AND EXISTS (
          SELECT 1 FROM access_group_role gr
          WHERE gr.organization_no = :no AND gr.group_no = h.group_no
            AND gr.role_no = ANY(ARRAY(%s)) OFFSET 0))
      """
          .formatted(SOLUTION, GIVES_ONE, ROLES);

  private static final String CARRYING_GROUPS =
      """
      SELECT DISTINCT gr.group_no FROM access_group_role gr
      JOIN access_role r ON r.organization_no = gr.organization_no AND r.role_no = gr.role_no
      WHERE gr.organization_no = :no AND r.id = ANY(<roles>)
      """;

  private static final String DIRECT =
      """
      SELECT h.user_id AS id FROM access_share h
      WHERE h.organization_no = :no AND h.solution_no = %s AND NOT h.for_group
        AND h.grantee_id > :after AND 'ACTIVE' = (
          SELECT u.status FROM access_user u
          WHERE u.organization_no = h.organization_no AND u.id = h.user_id)
        AND %s
      """
          .formatted(SOLUTION, GIVES_ONE);

  /** Users by each way, in the order of its index: {@code %1$s} of each, {@code %2$s} at most. */
  private static final String WAYS =
      """
      SELECT w.id FROM reaching g CROSS JOIN LATERAL (
        SELECT m.user_id AS id FROM access_membership m
        WHERE m.organization_no = :no AND m.group_no = g.group_no
          AND m.user_id > :after AND m.user_id <= %2$s AND 'ACTIVE' = (
            SELECT u.status FROM access_user u
            WHERE u.organization_no = m.organization_no AND u.id = m.user_id)
        ORDER BY m.user_id LIMIT %1$s) w
      UNION
      SELECT w.id FROM (%3$s) r CROSS JOIN LATERAL (
        SELECT a.user_id AS id FROM access_assignment a
        WHERE a.organization_no = :no AND a.role_no = r.role_no
          AND a.user_id > :after AND a.user_id <= %2$s AND 'ACTIVE' = (
            SELECT u.status FROM access_user u
            WHERE u.organization_no = a.organization_no AND u.id = a.user_id)
        ORDER BY a.user_id LIMIT %1$s) w
      %4$s""";

  /** Greater than any id. */
  private static final String LAST = "repeat(chr(1114111), 256)";

  // A page is taken from each way, in the order of its index, and the pages are merged: joining
  // the ways first would look at all users of all of them. A few of each group and role tell how
  // far the merged page reaches at most, so that no whole page is taken of hundreds of groups. The
  // status is asked for and not joined, so that this holds without statistics too, after a load.
  private static final String MERGED =
      """
      WITH reaching AS (%1$s),
      bound AS (
        SELECT id FROM (%2$s) few ORDER BY id OFFSET :limit - 1 LIMIT 1),
      """
          + PrincipalReads.PAGE
          + "u.id IN (SELECT id FROM (%3$s) ways ORDER BY id LIMIT :limit)"
          + PrincipalReads.END_OF_PAGE;

  // Without LATERAL: user after user.
  private static final String ONE_BY_ONE =
      "WITH "
          + PrincipalReads.PAGE
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
          + PrincipalReads.END_OF_PAGE;

  private static final String ALSO_DIRECT =
      "UNION (" + DIRECT + " AND h.grantee_id <= %2$s ORDER BY h.grantee_id LIMIT %1$s)";

  private static final String OR_DIRECT = "OR u.id IN (" + DIRECT + ")";

  static final String REACHED = merged(REACHING_GROUPS, ALSO_DIRECT);
  static final String HOLDING = merged(CARRYING_GROUPS, "");
  static final String REACHED_ONE_BY_ONE = ONE_BY_ONE.formatted(REACHING_GROUPS, ROLES, OR_DIRECT);
  static final String HOLDING_ONE_BY_ONE = ONE_BY_ONE.formatted(CARRYING_GROUPS, ROLES, "");

  private static String merged(String groups, String more) {
    String few = "(SELECT CAST(2 AS bigint) * :limit / (count(*) + 1) + 1 FROM reaching)";
    String bound = "COALESCE((SELECT id FROM bound), " + LAST + ")";
    return MERGED.formatted(groups, ways(few, LAST, ""), ways(":limit", bound, more));
  }

  private static String ways(String ofEach, String last, String more) {
    return WAYS.formatted(ofEach, last, ROLES, more.formatted(ofEach, last));
  }

  private ReachingSql() {}
}
