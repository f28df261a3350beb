package dev.access4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.access4j.Access4j;
import dev.access4j.decision.AccessScope;
import dev.access4j.decision.AttributeSource;
import dev.access4j.decision.Subject;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.testkit.Requirement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The snippets of docs/scope-in-sql.md, run. */
@DisplayName("A condition goes into the host's own statements")
@Requirement("LU-5")
class ScopeSqlUseTest {

  // region columns
  private static final ScopeColumns TASKS =
      ScopeColumns.of("t")
          .solution("solution_id")
          .version("version_id")
          .swimlane("process_name", "lane_name")
          .filterArray("businessFilters", "branches")
          .build();
  // endregion

  private static final AccessScope SCOPE =
      new AccessScope.Condition(
          Map.of(
              SolutionRef.pinned("loans", "1"),
              Set.of(Resource.swimlane("loan", "Desk?"), Resource.swimlane("loan", ":lane"))),
          Map.of("businessFilters", Set.of("branch_01", "' OR TRUE --")));

  private static HikariDataSource tasks(Database database) {
    HikariDataSource dataSource = database.create();
    String array = database.isH2() ? "VARCHAR ARRAY" : "text[]";
    Sql sql = Sql.of(dataSource);
    sql.run(
        "CREATE TABLE task (id bigint, title varchar(99), solution_id varchar(99), version_id"
            + " varchar(99), process_name varchar(99), lane_name varchar(99), branches "
            + array
            + ")");
    sql.run(
        "INSERT INTO task VALUES (1, 'What?', 'loans', '1', 'loan', 'Desk?', ARRAY['branch_01']),"
            + " (2, 'At 10:15', 'loans', '1', 'loan', ':lane', NULL),"
            + " (3, 'What?', 'loans', '1', 'loan', 'Desk?', ARRAY['branch_02']),"
            + " (4, 'What?', 'loans', '2', 'loan', 'Desk?', NULL),"
            + " (5, 'Else', 'loans', '1', 'loan', 'Desk?', ARRAY[''' OR TRUE --'])");
    return dataSource;
  }

  @ParameterizedTest
  @EnumSource(names = "H2_FILE", mode = EnumSource.Mode.EXCLUDE)
  @DisplayName("by JDBC, between parameters of the host's")
  void jdbc(Database database) throws SQLException {
    try (HikariDataSource dataSource = tasks(database)) {
      assertThat(ids(dataSource, SCOPE, "W%")).containsExactly(1L);
      assertThat(ids(dataSource, SCOPE, "%")).containsExactly(1L, 2L, 5L);
      assertThat(ids(dataSource, new AccessScope.Everything(), "W%")).containsExactly(1L, 3L, 4L);
      assertThat(ids(dataSource, new AccessScope.Nothing(), "%")).isEmpty();
    }
  }

  private static List<Long> ids(DataSource dataSource, AccessScope scope, String pattern)
      throws SQLException {
    List<Long> ids = new ArrayList<>();
    // region jdbc
    ScopeSql tasks = ScopeSql.of(dataSource, TASKS); // Once, and kept.

    ScopeCondition visible = tasks.condition(scope); // For each query.
    String sql =
        "SELECT t.id FROM task t WHERE t.title LIKE ? AND "
            + visible.sql()
            + " ORDER BY t.id LIMIT ?";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, pattern);
      int next = visible.bind(statement, 2);
      statement.setInt(next, 50);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getLong("id"));
        }
      }
    }
    // endregion
    return ids;
  }

  @ParameterizedTest
  @EnumSource(names = "H2_FILE", mode = EnumSource.Mode.EXCLUDE)
  @DisplayName("by Jdbi, with a question mark and a colon in the host's text")
  void jdbi(Database database) {
    try (HikariDataSource dataSource = tasks(database);
        Handle handle = Jdbi.create(dataSource).open()) {
      ScopeSql tasks = ScopeSql.of(dataSource, TASKS);
      assertThat(ids(handle, tasks.condition(SCOPE), "loans")).containsExactly(1L, 2L);
      assertThat(ids(handle, tasks.condition(new AccessScope.Nothing()), "loans")).isEmpty();
      assertThat(ids(handle, tasks.condition(new AccessScope.Everything()), "loans"))
          .containsExactly(1L, 2L, 3L, 4L);
    }
  }

  private static List<Long> ids(Handle handle, ScopeCondition visible, String solution) {
    // region jdbi
    String sql =
        "SELECT t.id FROM task t WHERE (t.title LIKE '%?' OR t.title = 'At 10:15')"
            + (" AND t.solution_id = :solution AND " + visible.namedSql("visible"))
            + " ORDER BY t.id";
    try (Query query = handle.createQuery(sql).bind("solution", solution)) {
      visible.bind(query, "visible");
      return query.mapTo(Long.class).list();
    }
    // endregion
  }

  @ParameterizedTest
  @EnumSource(names = "H2_FILE", mode = EnumSource.Mode.EXCLUDE)
  @DisplayName("two in one statement of Jdbi")
  void two(Database database) {
    try (HikariDataSource dataSource = tasks(database);
        Handle handle = Jdbi.create(dataSource).open()) {
      ScopeSql tasks = ScopeSql.of(dataSource, TASKS);
      ScopeCondition one = tasks.condition(SCOPE);
      ScopeCondition other =
          tasks.condition(
              new AccessScope.Condition(
                  Map.of(
                      SolutionRef.pinned("loans", "2"), Set.of(Resource.swimlane("loan", "Desk?"))),
                  Map.of()));
      String sql =
          "SELECT id FROM task t WHERE " + one.namedSql("a") + " OR " + other.namedSql("b");
      try (Query query = handle.createQuery(sql)) {
        one.bind(query, "a");
        other.bind(query, "b");
        assertThat(query.mapTo(Long.class).list()).containsExactlyInAnyOrder(1L, 2L, 4L, 5L);
      }
    }
  }

  @Test
  @DisplayName("values are parameters, and in no text")
  void parameters() {
    ScopeCondition condition = ScopeSql.postgreSql(TASKS).condition(SCOPE);
    assertThat(condition.sql() + condition.namedSql("p"))
        .doesNotContain("loans", "loan", "Desk", "branch_01", "OR TRUE");
    assertThat(condition.sql().chars().filter(c -> c == '?').count())
        .isEqualTo(condition.parameters().size());
    assertThat(condition.parameters().get(0)).isEqualTo(List.of("loans", "loans"));
    for (String name : List.of("", "a b", "1", ":a", "a?", "\u00e4", "a'")) {
      assertThatThrownBy(() -> condition.namedSql(name))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** Compiled only: where a scope comes from is in the guide to evaluating. */
  static ScopeCondition current(Access4j access, Subject ana, ScopeSql tasks) {
    // region scope
    AccessScope scope =
        access.evaluator().scope(ana, Operation.EXECUTE, AttributeSource.USER_AND_GROUPS);
    ScopeCondition visible = tasks.condition(scope);
    // endregion
    return visible;
  }
}
