package dev.access4j.jdbc;

import com.zaxxer.hikari.HikariDataSource;

/**
 * An organization of 1,000,000 users, 10,000 groups and 1,000 solutions, made within the database.
 * User {@code u7} has the username {@code name7}; of 100 users one is invited and one deactivated.
 * Group {@code g7} carries the roles {@code r7} and {@code r8} and has 100 members. Each solution
 * has a live version and an older one that list ten roles, and shares with ten groups and ten
 * users. Something is still to be done with the account of every tenth user.
 */
final class Million {

  static final String ORGANIZATION = "million";
  static final int USERS = 1_000_000;
  static final int GROUPS = 10_000;
  static final int ROLES = 1_000;
  static final int SOLUTIONS = 1_000;

  private Million() {}

  /** Fills a database of PostgreSQL. */
  static void fill(HikariDataSource database) {
    Sql.of(database)
        .together(
            // The rows are right: to look each reference up would take longer than the rest.
            "SET session_replication_role = replica",
            """
            CREATE FUNCTION pg_temp.key(text) RETURNS bytea IMMUTABLE LANGUAGE sql AS $$
              SELECT decode(regexp_replace(encode(convert_to($1, 'UTF8'), 'hex'),
                '(..)', '00\\1', 'g'), 'hex') $$
            """,
            """
            INSERT INTO access_organization
              (organization_no, id, revision, name, assignment_model, put_at)
            VALUES (1, 'million', 1, 'Million', 'PER_SOLUTION', 1)
            """,
            """
            INSERT INTO access_user (organization_no, id, username, username_key, email, email_key,
              first_name, first_name_key, last_name, last_name_key, status, sub, attributes, put_at)
            SELECT 1, 'u' || n, 'name' || n, pg_temp.key('name') || number,
              'mail' || n || '@bank', pg_temp.key('mail') || number || pg_temp.key('@bank'),
              'First' || n, pg_temp.key('first') || number,
              'Last' || n, pg_temp.key('last') || number,
              CASE n % 100 WHEN 1 THEN 'INVITED' WHEN 2 THEN 'DEACTIVATED' ELSE 'ACTIVE' END,
              'sub' || n, '{"branch":["b' || n % 100 || '"]}', 1
            FROM (
              -- Each number once: that is what takes long.
              SELECT n, pg_temp.key(n::text) AS number FROM generate_series(0, 999999) n OFFSET 0) AS numbered
            """,
            """
            INSERT INTO access_role (organization_no, role_no, id, name, name_key, description,
              scope_key, put_at)
            SELECT 1, n, 'r' || n, 'Role' || n, pg_temp.key('role' || n), '', '', 1
            FROM generate_series(0, 999) n
            """,
            """
            INSERT INTO access_group (organization_no, group_no, id, name, name_key, attributes,
              put_at)
            SELECT 1, n, 'g' || n, 'Group' || n, pg_temp.key('group' || n), '{}', 1
            FROM generate_series(0, 9999) n
            """,
            """
            INSERT INTO access_group_role (organization_no, group_no, role_no, position)
            SELECT 1, n, (n + p) % 1000, p FROM generate_series(0, 9999) n, generate_series(0, 1) p
            """,
            """
            INSERT INTO access_membership (organization_no, group_no, user_id)
            SELECT 1, n % 10000, 'u' || n FROM generate_series(0, 999999) n
            """,
            """
            INSERT INTO access_assignment (organization_no, role_no, user_id)
            SELECT 1, n % 1000, 'u' || n FROM generate_series(0, 999999, 10) n
            """,
            """
            INSERT INTO access_solution (organization_no, solution_no, id, id_key, name, name_key,
              general_access, live_version_id, put_at)
            SELECT 1, n, 's' || n, pg_temp.key('s' || n), 'Solution' || n,
              pg_temp.key('solution' || n),
              CASE n % 100 WHEN 0 THEN 'ANYONE_WITH_LINK' ELSE 'INVITED_ONLY' END, 'v1', 1
            FROM generate_series(0, 999) n
            """,
            """
            INSERT INTO access_version (organization_no, version_no, solution_no, id, state,
              document, put_at)
            SELECT 1, 2 * n + v, n, 'v' || v, 'PUBLISHED', '{"processes":[],"uiFlows":[]}', 1
            FROM generate_series(0, 999) n, generate_series(0, 1) v
            """,
            """
            INSERT INTO access_version_role (organization_no, version_no, role_no, position)
            SELECT 1, v, (v / 2 + p) % 1000, p
            FROM generate_series(0, 1999) v, generate_series(0, 9) p
            """,
            """
            INSERT INTO access_share (organization_no, share_no, solution_no, for_group, grantee_id,
              user_id, group_no, from_group, put_at)
            SELECT 1, 20 * n + p, n, TRUE, 'g' || (10 * n + p), NULL, 10 * n + p, TRUE, 1
            FROM generate_series(0, 999) n, generate_series(0, 9) p
            UNION ALL
            SELECT 1, 20 * n + 10 + p, n, FALSE, 'u' || (1000 * n + p), 'u' || (1000 * n + p), NULL,
              FALSE, 1
            FROM generate_series(0, 999) n, generate_series(0, 9) p
            """,
            """
            INSERT INTO access_share_role (organization_no, share_no, role_no)
            SELECT 1, 20 * n + 10 + p, (n + p) % 1000
            FROM generate_series(0, 999) n, generate_series(0, 9) p
            """,
            """
            INSERT INTO access_account_task (organization_no, user_id, work, sub, problem)
            SELECT 1, 'u' || n, 'DISABLE', 'sub' || n, 'the provider does not answer'
            FROM generate_series(0, 999999, 10) n
            """,
            """
            INSERT INTO access_audit (organization_no, entry_no, revision, happened_at, actor_kind,
              actor_id, operation, subject_kind, subject_id, subject_part, outcome, missing)
            SELECT 1, n, 1, timestamptz '2026-01-01 00:00Z' + n * interval '1 second', 'DESIGNER',
              'd' || n % 1000, 'users.put', 'USER', 'u' || n, '', 'DONE', '[]'
            FROM generate_series(1, 200000) n
            """,
            """
            INSERT INTO access_audit_found (organization_no, kind, id, part, entry_no)
            SELECT 1, 'USER', 'u' || n, '', n FROM generate_series(1, 200000) n
            """,
            "UPDATE access_organization SET last_entry_no = 200000",
            "SET session_replication_role = DEFAULT");
    Sql.of(database).run("VACUUM (ANALYZE)");
  }
}
