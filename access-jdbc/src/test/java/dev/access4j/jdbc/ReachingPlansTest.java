package dev.access4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.store.PageRequest;
import dev.access4j.store.PrincipalQuery;
import dev.access4j.store.PrincipalRecord;
import dev.access4j.testkit.Requirement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Of 20,000 users each is in three of 400 groups and has shares of its own of two of 40 solutions.
 * A group carries two of 20 roles, and each solution is shared with 25 groups.
 */
@DisplayName("Where many have shares of their own, and many groups carry a role")
class ReachingPlansTest {

  /** A page's users with their groups and shares are 1,600; each user in question is eight. */
  private static final int MOST_PAGES = 10_000;

  private static final HikariDataSource DATABASE = Database.POSTGRESQL.create();
  private static final Watched WATCHED = new Watched(DATABASE);
  private static final Set<RoleId> ROLES = roles();

  @BeforeAll
  static void fill() {
    AccessSchema.migrate(DATABASE);
    Sql.of(DATABASE)
        .together(
            "SET session_replication_role = replica",
            """
            INSERT INTO access_organization
              (organization_no, id, revision, name, assignment_model, put_at)
            VALUES (1, 'bank', 1, 'Bank', 'PER_SOLUTION', 1)
            """,
            """
            INSERT INTO access_user (organization_no, id, username, username_key, email, email_key,
              first_name, first_name_key, last_name, last_name_key, status, attributes, put_at)
            SELECT 1, 'u' || n, 'u' || n, convert_to('u' || n, 'UTF8'),
              'u' || n || '@bank', convert_to('u' || n, 'UTF8'), '', '', '', '',
              CASE n % 10 WHEN 0 THEN 'DEACTIVATED' ELSE 'ACTIVE' END, '{}', 1
            FROM generate_series(0, 19999) n
            """,
            """
            INSERT INTO access_role (organization_no, role_no, id, name, name_key, description,
              scope_key, put_at)
            SELECT 1, n, 'r' || n, 'r' || n, convert_to('r' || n, 'UTF8'), '', '', 1
            FROM generate_series(0, 19) n
            """,
            """
            INSERT INTO access_group (organization_no, group_no, id, name, name_key, attributes,
              put_at)
            SELECT 1, n, 'g' || n, 'g' || n, convert_to('g' || n, 'UTF8'), '{}', 1
            FROM generate_series(0, 399) n
            """,
            """
            INSERT INTO access_group_role (organization_no, group_no, role_no, position)
            SELECT 1, n, (n + 7 * p) % 20, p FROM generate_series(0, 399) n, generate_series(0, 1) p
            """,
            """
            INSERT INTO access_membership (organization_no, group_no, user_id)
            SELECT DISTINCT 1, (n * (1 + 6 * p) + p) % 400, 'u' || n
            FROM generate_series(0, 19999) n, generate_series(0, 2) p
            """,
            """
            INSERT INTO access_solution (organization_no, solution_no, id, id_key, name, name_key,
              general_access, put_at)
            SELECT 1, n, 's' || n, convert_to('s' || n, 'UTF8'), 's' || n,
              convert_to('s' || n, 'UTF8'), 'INVITED_ONLY', 1
            FROM generate_series(0, 39) n
            """,
            """
            INSERT INTO access_share (organization_no, share_no, solution_no, for_group, grantee_id,
              group_no, from_group, put_at)
            SELECT 1, 25 * n + p, n, TRUE, 'g' || (10 * n + p) % 400, (10 * n + p) % 400, TRUE, 1
            FROM generate_series(0, 39) n, generate_series(0, 24) p
            """,
            """
            INSERT INTO access_share (organization_no, share_no, solution_no, for_group, grantee_id,
              user_id, from_group, put_at)
            SELECT 1, 1000 + 2 * n + p, (n + p) % 40, FALSE, 'u' || n, 'u' || n, FALSE, 1
            FROM generate_series(0, 19999) n, generate_series(0, 1) p
            """,
            """
            INSERT INTO access_share_role (organization_no, share_no, role_no)
            SELECT 1, 1000 + n, n / 80 % 20 FROM generate_series(0, 39999) n
            """,
            "SET session_replication_role = DEFAULT");
    Sql.of(DATABASE).run("VACUUM (ANALYZE)");
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  private static Set<RoleId> roles() {
    Set<RoleId> roles = new HashSet<>();
    for (int r = 1; r < 20; r += 4) {
      roles.add(RoleId.of("r" + r));
    }
    return roles;
  }

  @Test
  @Requirement("LU-4")
  @DisplayName("who is reached by a solution's shares is read without those of other solutions")
  void reached() throws Exception {
    requireFewPages(new PrincipalQuery.Reached(SolutionId.of("s7"), ROLES));
  }

  @Test
  @Requirement("LU-4")
  @DisplayName("who holds a role that 200 groups carry is read without a page of each group")
  void holding() throws Exception {
    requireFewPages(new PrincipalQuery.Holding(ROLES));
  }

  @Test
  @Requirement("LU-4")
  @DisplayName("pages of any size are all users, in order and once each")
  void pages() {
    String active = "SELECT u.id FROM access_user u WHERE u.status = 'ACTIVE' AND u.id IN (%s)";
    String carrying =
        """
        SELECT m.user_id FROM access_membership m JOIN access_group_role g USING (group_no)
        WHERE g.role_no % 4 = 1""";
    String shared =
        carrying
            + """
             AND m.group_no IN (SELECT group_no FROM access_share WHERE solution_no = 7 AND for_group)
            UNION SELECT s.user_id FROM access_share s JOIN access_share_role r USING (share_no)
            WHERE s.solution_no = 7 AND r.role_no % 4 = 1""";
    requireAll(new PrincipalQuery.Holding(ROLES), active.formatted(carrying));
    requireAll(new PrincipalQuery.Reached(SolutionId.of("s7"), ROLES), active.formatted(shared));
  }

  private static void requireAll(PrincipalQuery query, String sql) {
    Set<String> expected = new TreeSet<>(Sql.of(DATABASE).list(String.class, sql));
    try (JdbcAccessStore store = JdbcAccessStore.builder(DATABASE).build()) {
      for (int limit : new int[] {100, 999, Integer.MAX_VALUE}) {
        assertThat(walk(store, query, limit, expected.size()))
            .as("%s by %d", query, limit)
            .containsExactlyElementsOf(expected);
      }
      // One by one for a while.
      assertThat(walk(store, query, 1, 30))
          .containsExactlyElementsOf(expected.stream().limit(30).toList());
    }
  }

  private static List<String> walk(
      JdbcAccessStore store, PrincipalQuery query, int limit, int most) {
    List<String> found = new ArrayList<>();
    PageRequest<EndUserId> page = PageRequest.first(limit);
    while (found.size() < most) {
      PageRequest<EndUserId> asked = page;
      List<PrincipalRecord> records =
          store.read(OrganizationId.of("bank"), view -> view.principals(query, asked));
      records.forEach(record -> found.add(record.user().id().value()));
      if (records.size() < limit) {
        break;
      }
      page = PageRequest.after(records.get(records.size() - 1).user().id(), limit);
    }
    return found;
  }

  private static void requireFewPages(PrincipalQuery query) throws Exception {
    try (JdbcAccessStore store = JdbcAccessStore.builder(WATCHED.dataSource()).build()) {
      WATCHED.takeRuns();
      int found =
          store.read(
              OrganizationId.of("bank"),
              view -> view.principals(query, PageRequest.first(100)).size());
      assertThat(found).isEqualTo(100);
      List<Watched.Run> runs =
          WATCHED.takeRuns().stream().filter(run -> run.sql().startsWith("WITH")).toList();
      assertThat(runs).hasSize(1);
      for (String mode : List.of(QueryPlansTest.CUSTOM, QueryPlansTest.GENERIC)) {
        String plan = QueryPlansTest.explain(DATABASE, runs.get(0), mode);
        assertThat(QueryPlansTest.pagesRead(plan)).as("%s%n%s", mode, plan).isLessThan(MOST_PAGES);
      }
    }
  }
}
