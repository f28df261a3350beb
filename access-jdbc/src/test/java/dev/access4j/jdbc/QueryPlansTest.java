package dev.access4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.access4j.audit.AuditActor;
import dev.access4j.audit.AuditQuery;
import dev.access4j.audit.AuditSubject;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.SolutionId;
import dev.access4j.directory.UserStatus;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.SolutionRef;
import dev.access4j.store.ListFilter;
import dev.access4j.store.NameKey;
import dev.access4j.store.PageRequest;
import dev.access4j.store.PrincipalQuery;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import dev.access4j.testkit.Requirement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("With 1,000,000 users on PostgreSQL")
class QueryPlansTest {

  private static final OrganizationId ORGANIZATION = OrganizationId.of(Million.ORGANIZATION);

  /** More than any answer below has rows, and far less than a walk over what there is. */
  private static final int MOST_PAGES = 6_000;

  static final String CUSTOM = "force_custom_plan";
  static final String GENERIC = "force_generic_plan";

  /** A plan for any prefix would walk over all users; PostgreSQL finds it dearer, see below. */
  private static final Set<String> FOR_A_PREFIX = Set.of("prefix", "lastName");

  private static final Pattern PAGES_READ = Pattern.compile("shared hit=(\\d+)|read=(\\d+)");

  private static final HikariDataSource DATABASE = Database.POSTGRESQL.create();
  private static final Watched WATCHED = new Watched(DATABASE);
  private static final Map<String, Function<ReadView, Object>> QUERIES = queries();

  @BeforeAll
  static void fill() {
    AccessSchema.migrate(DATABASE);
    Million.fill(DATABASE);
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  static Set<String> names() {
    return QUERIES.keySet();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  @DisplayName("each query reads little, by indexes, also as a plan for any parameters")
  void plans(String name) throws Exception {
    try (JdbcAccessStore store = JdbcAccessStore.builder(WATCHED.dataSource()).build()) {
      WATCHED.takeRuns();
      Object answer = store.read(ORGANIZATION, Objects.requireNonNull(QUERIES.get(name)));
      assertThat(answer).as("asked for what is there").isNotIn(List.of(), Set.of(), Map.of());
      for (Watched.Run run : WATCHED.takeRuns()) {
        if (run.sql().startsWith("SELECT") || run.sql().startsWith("WITH")) {
          for (String mode :
              FOR_A_PREFIX.contains(name) ? List.of(CUSTOM) : List.of(CUSTOM, GENERIC)) {
            String plan = explain(DATABASE, run, mode);
            assertThat(pagesRead(plan)).as("%s%n%s", mode, plan).isLessThan(MOST_PAGES);
          }
        }
      }
    }
  }

  @Test
  @DisplayName("a search by prefix is planned for that prefix each time")
  void plannedForAPrefix() {
    try (JdbcAccessStore store = JdbcAccessStore.builder(DATABASE).withoutListening().build()) {
      for (int i = 0; i < 20; i++) {
        for (String name : FOR_A_PREFIX) {
          store.read(ORGANIZATION, Objects.requireNonNull(QUERIES.get(name)));
        }
      }
      assertThat(
              Sql.of(DATABASE)
                  .list(
                      Long.class,
                      """
                      SELECT generic_plans FROM pg_prepared_statements
                      WHERE statement LIKE '%u.email_key >=%'
                      """))
          .containsOnly(0L);
    }
  }

  @Test
  @DisplayName("what a cold check asks is planned once, and not for each list of ids")
  void plannedOnce() {
    try (JdbcAccessStore store = JdbcAccessStore.builder(DATABASE).withoutListening().build()) {
      for (int i = 0; i < 20; i++) {
        for (String name : List.of("principal", "groups", "policies")) {
          store.load(ORGANIZATION, Objects.requireNonNull(QUERIES.get(name)));
        }
      }
      // Of the session that this thread has had all along.
      assertThat(
              Sql.of(DATABASE)
                  .list(
                      String.class,
                      """
                      SELECT statement FROM pg_prepared_statements
                      WHERE statement LIKE '%FROM access_organization o%' AND generic_plans > 0
                      """))
          .hasSize(3);
    }
  }

  @Test
  @Requirement("EV-10")
  @DisplayName("a cold principal comes in two round trips: itself, and its groups together")
  void roundTrips() {
    try (JdbcAccessStore store = JdbcAccessStore.builder(WATCHED.dataSource()).build()) {
      WATCHED.takeRuns();
      int groups =
          store.load(
              ORGANIZATION,
              view -> view.groups(view.principal(user("u77")).orElseThrow().groups()).size());
      assertThat(groups).isEqualTo(1);
      assertThat(WATCHED.takeRuns()).hasSize(2);
    }
  }

  private static Map<String, Function<ReadView, Object>> queries() {
    Map<String, Function<ReadView, Object>> all = new LinkedHashMap<>();
    all.put("principal", view -> view.principal(user("u77")).stream().toList());
    all.put("groups", view -> view.groups(Set.of(group("g7"), group("g8"))));
    all.put("policies", view -> view.policies(Set.of(SolutionRef.live("s7"))));
    all.put("pinned", view -> view.policies(Set.of(SolutionRef.pinned("s7", "v0"))));
    all.put("open", view -> view.solutionsOpenOrListing(Set.of(role("r7"))));
    all.put(
        "published",
        view -> view.publishedVersions(Set.of(SolutionId.of("s7")), Set.of(role("r7"))));
    all.put("everyone", view -> view.principals(new PrincipalQuery.Everyone(), from("u5")));
    all.put("active", view -> view.principals(new PrincipalQuery.Active(), from("u5")));
    all.put("reached", view -> view.principals(reached(), from("u")));
    all.put("holding", view -> view.principals(holding(), PageRequest.first(20)));
    all.put("user", view -> view.users(Set.of(user("u77"))));
    all.put("named", view -> view.usersNamed(Set.of("NAME77", "name78")));
    all.put("emails", view -> view.usersWithEmails(Set.of("MAIL77@bank")));
    all.put("subs", view -> view.usersWithSubs(Set.of("sub77", "sub78")));
    all.put("tasks", view -> view.accountTasks(Set.of(user("u0"), user("u70"), user("u77"))));
    all.put("pageOfTasks", view -> view.accountTasks(from("u5")));
    all.put("roles", view -> view.roles(Set.of(role("r7"))));
    all.put("roleNamed", view -> view.roleNamed(RoleScope.ORGANIZATION, "ROLE7").stream().toList());
    all.put("uses", view -> view.roleUses(role("r7")));
    all.put("assigned", view -> view.assigned(role("r0"), from("u2")));
    all.put("groupsNamed", view -> view.groupsNamed(Set.of("GROUP7")));
    all.put("among", view -> view.membersAmong(group("g7"), Set.of(user("u7"), user("u8"))));
    all.put("members", view -> view.members(group("g7"), from("u2")));
    all.put("pageOfGroups", view -> view.groups(PageRequest.after(group("g5"), 100)));
    all.put("shares", view -> view.shares(SolutionId.of("s7"), PageRequest.<Grantee>first(10)));
    all.put("revisions", view -> view.revisions(Set.of(AuditSubject.user(user("u77")))));
    all.put("byName", view -> view.usersByName(ListFilter.ALL, named("name5")));
    all.put("prefix", view -> view.usersByName(prefix("name9999"), named("name")));
    all.put("lastName", view -> view.usersByName(prefix("last9999"), named("")));
    all.put("invited", view -> view.usersByName(invited(), named("name5")));
    all.put("groupsByName", view -> view.groupsByName(prefix("group99"), named("")));
    all.put("groupsWithRole", view -> view.groupsByName(withRole(), named("")));
    all.put("audit", view -> view.audit(AuditQuery.ALL.newestFirst(), PageRequest.first(100)));
    all.put(
        "auditOfUser",
        view ->
            view.audit(
                AuditQuery.ALL.about(AuditSubject.user(user("u77"))), PageRequest.first(100)));
    all.put(
        "auditByActor",
        view ->
            view.audit(
                AuditQuery.ALL.by(new AuditActor(AuditActor.Kind.DESIGNER, "d7")),
                PageRequest.first(100)));
    all.put(
        "auditOfTime",
        view ->
            view.audit(
                AuditQuery.ALL.during(
                    Instant.parse("2026-01-01T05:00:00Z"), Instant.parse("2026-01-01T05:01:00Z")),
                PageRequest.first(100)));
    all.put("changes", view -> view.changesAfter(Revision.NONE.next()));
    return all;
  }

  private static PrincipalQuery reached() {
    return new PrincipalQuery.Reached(SolutionId.of("s7"), Set.of(role("r77"), role("r78")));
  }

  private static PrincipalQuery holding() {
    return new PrincipalQuery.Holding(Set.of(role("r77"), role("r80")));
  }

  private static ListFilter prefix(String text) {
    return ListFilter.ALL.startingWith(text);
  }

  private static ListFilter invited() {
    return ListFilter.ALL.withStatus(UserStatus.INVITED);
  }

  private static ListFilter withRole() {
    return ListFilter.ALL.havingRole(role("r7"));
  }

  private static PageRequest<EndUserId> from(String user) {
    return PageRequest.after(user(user), 100);
  }

  private static PageRequest<NameKey> named(String name) {
    return PageRequest.after(new NameKey(name, ""), 100);
  }

  private static EndUserId user(String id) {
    return EndUserId.of(id);
  }

  private static GroupId group(String id) {
    return GroupId.of(id);
  }

  private static RoleId role(String id) {
    return RoleId.of(id);
  }

  static String explain(DataSource database, Watched.Run run, String mode) throws Exception {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      // EXPLAIN itself would plan for the parameters at hand, whatever the mode.
      connection
          .createStatement()
          .execute(
              """
              LOAD 'auto_explain';
              SET LOCAL auto_explain.log_min_duration = 0;
              SET LOCAL auto_explain.log_analyze = on;
              SET LOCAL auto_explain.log_buffers = on;
              SET LOCAL auto_explain.log_timing = off;
              SET LOCAL client_min_messages = log;
              SET LOCAL plan_cache_mode =\s"""
                  + mode);
      try (PreparedStatement statement = connection.prepareStatement(run.sql())) {
        run.bindTo(statement);
        statement.execute();
        // Its plan is told when it ends, which is when the next one comes.
        try (PreparedStatement next = connection.prepareStatement("SELECT 1")) {
          next.execute();
          return String.valueOf(Objects.requireNonNull(next.getWarnings()).getMessage());
        }
      } finally {
        connection.rollback();
      }
    }
  }

  /** Returns the pages of the whole statement, which is what its first line with buffers says. */
  static long pagesRead(String plan) {
    String line = plan.lines().filter(each -> each.contains("Buffers:")).findFirst().orElse("");
    long pages = 0;
    for (Matcher found = PAGES_READ.matcher(line); found.find(); ) {
      pages += Long.parseLong(found.group(1) == null ? found.group(2) : found.group(1));
    }
    return pages;
  }
}
