package dev.access4j.examples.benchmarks.scale;

import dev.access4j.decision.AccessScope;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.jdbc.ScopeColumns;
import dev.access4j.jdbc.ScopeCondition;
import dev.access4j.jdbc.ScopeSql;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A host's own table of tasks, spread over all solutions, lanes and branches, and its pages. */
final class TaskTable {

  private static final String MAKE =
      """
      DROP TABLE IF EXISTS task;
      CREATE TABLE task (
        id bigint PRIMARY KEY,
        solution text NOT NULL,
        version text NOT NULL,
        lane text NOT NULL,
        branch text NOT NULL,
        place text COLLATE "C" NOT NULL,
        created timestamptz NOT NULL);
      SELECT setseed(0.5);
      INSERT INTO task
      SELECT id, solution, version, lane, branch,
        length(solution) || ':' || solution || length(version) || ':' || version
          || length(lane) || ':' || lane,
        timestamptz '2026-09-01 08:00Z' + id * interval '39 s'
      FROM (
        SELECT id, '%s' AS version,
          'solution-' || floor(random() * %d) AS solution,
          'lane-' || floor(random() * %d) AS lane,
          'branch_' || floor(random() * %d) AS branch
        FROM generate_series(1, %d) id) AS spread;
      CREATE INDEX task_place ON task (place, branch);
      CREATE INDEX task_created ON task (created DESC, id DESC)
      """;

  private static final String PAGE =
      "SELECT t.id, t.solution, t.version, t.lane, t.branch, t.created FROM task t WHERE ";
  private static final String NEWEST_FIRST = " ORDER BY t.created DESC, t.id DESC LIMIT ?";

  private final DataSource database;
  private final ScopeSql visible;

  TaskTable(DataSource database) {
    this.database = database;
    ScopeColumns columns =
        ScopeColumns.of("t")
            .resourceKey("t.place", TaskTable::place)
            .filterColumn(BusinessFilters.DEFAULT_KEY, "t.branch")
            .build();
    this.visible = ScopeSql.postgreSql(columns);
  }

  /** A key for version and lane, each name with its length; all tasks are of one process. */
  private static String place(SolutionRef.Pinned version, Resource resource) {
    if (!(resource instanceof Resource.SwimlaneOf lane)) {
      throw new IllegalArgumentException("no task is on " + resource);
    }
    return sized(version.solution().value())
        + sized(version.version().value())
        + sized(lane.swimlane());
  }

  private static String sized(String name) {
    return name.length() + ":" + name;
  }

  /** A row as a list shows it. */
  record Task(long id, AccessScope.Row row, String created) {}

  /** Fills the table anew, for a bank of so many users. */
  void make(int tasks, int users) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          MAKE.formatted(
              GrowingBank.VERSION.value(),
              GrowingBank.solutions(users),
              GrowingBank.LANES,
              GrowingBank.BRANCHES,
              tasks));
      statement.execute("VACUUM (ANALYZE) task");
    }
  }

  /** The newest tasks that a scope allows. */
  List<Task> page(AccessScope scope, int size) throws SQLException {
    ScopeCondition mine = visible.condition(scope);
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(PAGE + mine.sql() + NEWEST_FIRST)) {
      statement.setInt(mine.bind(statement, 1), size);
      return rows(statement);
    }
  }

  /** The newest tasks of all. */
  List<Task> pageOfAll(int size) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(PAGE + "TRUE" + NEWEST_FIRST)) {
      statement.setInt(1, size);
      return rows(statement);
    }
  }

  private static List<Task> rows(PreparedStatement statement) throws SQLException {
    List<Task> tasks = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        tasks.add(
            new Task(
                row.getLong("id"),
                new AccessScope.Row(
                    SolutionRef.pinned(row.getString("solution"), row.getString("version")),
                    Resource.swimlane(GrowingBank.PROCESS, row.getString("lane")),
                    BusinessFilters.of(BusinessFilters.DEFAULT_KEY, row.getString("branch"))),
                row.getString("created")));
      }
    }
    return tasks;
  }
}
