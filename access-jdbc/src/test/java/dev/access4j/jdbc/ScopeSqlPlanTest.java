package dev.access4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.access4j.decision.AccessScope;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("On PostgreSQL a condition finds few rows of 200,000 by the host's index")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScopeSqlPlanTest {

  private final HikariDataSource dataSource = Database.POSTGRESQL.create();

  @BeforeAll
  void fill() {
    Sql sql = Sql.of(dataSource);
    sql.run(
        "CREATE TABLE task (id bigint PRIMARY KEY, solution text, version text, process text,"
            + " lane text, flow text, branches text[], filters jsonb)");
    sql.run(
        "INSERT INTO task SELECT i, 's' || i % 50, 'v' || i / 50 % 4, 'p' || i / 200 % 5,"
            + " 'l' || i / 1000 % 5, NULL, ARRAY['b' || i / 5000 % 20],"
            + " jsonb_build_object('branch', jsonb_build_array('b' || i / 5000 % 20))"
            + " FROM generate_series(1, 200000) AS i");
    sql.run("CREATE TABLE task_filter (task_id bigint, filter_key text, filter_value text)");
    sql.run("INSERT INTO task_filter SELECT id, 'branch', branches[1] FROM task");
    sql.run("CREATE INDEX task_filter_task ON task_filter (task_id)");
    sql.run("CREATE INDEX task_access ON task (solution, version, process, lane)");
    sql.run("ANALYZE");
  }

  @AfterAll
  void close() {
    dataSource.close();
  }

  @Test
  @DisplayName("of a table with swimlanes")
  void lanes() throws SQLException {
    assertIndexed(lane().filterArray("branch", "branches").build());
    assertIndexed(lane().filterJson("filters").build());
    assertIndexed(
        lane().filterTable("id", "task_filter", "task_id", "filter_key", "filter_value").build());
  }

  @Test
  @DisplayName("of one with swimlanes and UI flows")
  void both() throws SQLException {
    assertIndexed(lane().uiFlow("flow").filterArray("branch", "branches").build());
  }

  @Test
  @DisplayName("with a plan for its values each time, however often it is asked")
  void plannedEachTime() throws SQLException {
    ScopeCondition condition =
        ScopeSql.postgreSql(lane().filterArray("branch", "branches").build()).condition(scope());
    try (Connection connection =
            DriverManager.getConnection(dataSource.getJdbcUrl() + "&prepareThreshold=1");
        PreparedStatement query =
            connection.prepareStatement("SELECT t.id FROM task t WHERE " + condition.sql());
        Statement plans = connection.createStatement()) {
      for (int i = 0; i < 20; i++) {
        condition.bind(query, 1);
        query.executeQuery().close();
      }
      String sql =
          "SELECT generic_plans, custom_plans FROM pg_prepared_statements"
              + " WHERE statement LIKE 'SELECT t.id FROM task%'";
      try (ResultSet counts = plans.executeQuery(sql)) {
        assertThat(counts.next()).isTrue();
        assertThat(counts.getInt("custom_plans")).isEqualTo(20);
        assertThat(counts.getInt("generic_plans")).isZero();
      }
    }
  }

  private static ScopeColumns.Builder lane() {
    return ScopeColumns.of("t").solution("solution").version("version").swimlane("process", "lane");
  }

  private void assertIndexed(ScopeColumns columns) throws SQLException {
    ScopeCondition condition = ScopeSql.postgreSql(columns).condition(scope());
    String query = " SELECT t.id FROM task t WHERE " + condition.sql();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement explain = connection.prepareStatement("EXPLAIN" + query)) {
      condition.bind(explain, 1);
      assertThat(lines(explain.executeQuery())).contains("task_access").doesNotContain("Seq Scan");
    }
    // The plan that the server makes of a statement that it gets again and again; it explains that
    // only in the simple protocol.
    String numbered = query;
    for (int i = 1; i <= condition.parameters().size(); i++) {
      numbered = numbered.replaceFirst("\\?", "\\$" + i);
    }
    try (Connection connection =
            DriverManager.getConnection(dataSource.getJdbcUrl() + "&preferQueryMode=simple");
        Statement explain = connection.createStatement()) {
      assertThat(lines(explain.executeQuery("EXPLAIN (GENERIC_PLAN)" + numbered)))
          .contains("task_access")
          .doesNotContain("Seq Scan");
    }
  }

  private static String lines(ResultSet rows) throws SQLException {
    StringBuilder plan = new StringBuilder();
    while (rows.next()) {
      plan.append(rows.getString(1)).append('\n');
    }
    return plan.toString();
  }

  private static AccessScope scope() {
    Map<SolutionRef.Pinned, Set<Resource>> resources = new HashMap<>();
    for (int i = 0; i < 5; i++) {
      Set<Resource> lanes = new HashSet<>();
      for (int j = 0; j < 5; j++) {
        lanes.add(Resource.swimlane("p" + j % 3, "l" + j));
      }
      lanes.add(Resource.uiFlow("portal"));
      resources.put(SolutionRef.pinned("s" + i, "v" + i % 4), lanes);
    }
    return new AccessScope.Condition(resources, Map.of("branch", Set.of("b1", "b2")));
  }
}
