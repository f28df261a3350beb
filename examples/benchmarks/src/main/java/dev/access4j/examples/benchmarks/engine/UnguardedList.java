package dev.access4j.examples.benchmarks.engine;

import dev.access4j.decision.BusinessFilters;
import dev.access4j.directory.SolutionId;
import dev.access4j.examples.engine.guard.TaskRow;
import dev.access4j.examples.engine.guard.TaskSort;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowable.common.engine.impl.db.SuspensionState;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The query of the guarded list without its condition: everybody's tasks. */
final class UnguardedList {

  private static final String FROM =
      " FROM ACT_RU_TASK t JOIN ACCESS_PLACE p ON p.ID_ = t.CATEGORY_ COLLATE \"C\""
          + " WHERE t.TENANT_ID_ = :organization";
  private static final String COLUMNS =
      "SELECT t.ID_, COALESCE(t.NAME_, '') AS NAME_, t.PROC_INST_ID_, t.ASSIGNEE_, t.PRIORITY_,"
          + " t.CREATE_TIME_, t.DUE_DATE_, t.SUSPENSION_STATE_,"
          + " p.SOLUTION_, p.VERSION_, p.PROCESS_, p.SWIMLANE_";
  private static final String COUNT =
      "SELECT p.SOLUTION_, p.PROCESS_, p.SWIMLANE_, COUNT(*) AS TASKS"
          + FROM
          + " GROUP BY p.SOLUTION_, p.PROCESS_, p.SWIMLANE_"
          + " ORDER BY p.SOLUTION_, p.PROCESS_, p.SWIMLANE_";

  /** A task, and the filter values of its place. */
  record Filtered(TaskRow row, BusinessFilters filters) {}

  private final Jdbi database;
  private final String organization = LendingBank.ORGANIZATION.value();

  UnguardedList(Jdbi database) {
    this.database = database;
  }

  List<TaskRow> page(TaskSort sort, Optional<TaskRow> after, int size) {
    String sql =
        COLUMNS
            + FROM
            + (after.isPresent() ? " AND " + after(sort) : "")
            + (" ORDER BY " + order(sort))
            + " LIMIT :rows";
    return database.withHandle(
        handle -> {
          try (Query query = handle.createQuery(sql)) {
            after.ifPresent(
                row -> query.bind("afterKey", keyOf(sort, row)).bind("afterId", row.id()));
            return query
                .bind("organization", organization)
                .bind("rows", size + 1)
                .map((row, context) -> rowOf(row))
                .list();
          }
        });
  }

  Map<SolutionId, Map<Resource.SwimlaneOf, Long>> counts() {
    return database.withHandle(
        handle -> {
          try (Query query = handle.createQuery(COUNT)) {
            return query
                .bind("organization", organization)
                .reduceRows(
                    new LinkedHashMap<>(),
                    (counts, row) -> {
                      counts
                          .computeIfAbsent(
                              SolutionId.of(row.getColumn("SOLUTION_", String.class)),
                              solution -> new LinkedHashMap<>())
                          .put(
                              new Resource.SwimlaneOf(
                                  row.getColumn("PROCESS_", String.class),
                                  row.getColumn("SWIMLANE_", String.class)),
                              row.getColumn("TASKS", Long.class));
                      return counts;
                    });
          }
        });
  }

  /** Everything, with what a check needs. */
  List<Filtered> all(TaskSort sort) {
    String sql = COLUMNS + ", p.FILTERS_" + FROM + " ORDER BY " + order(sort);
    return database.withHandle(
        handle -> {
          try (Query query = handle.createQuery(sql)) {
            return query
                .bind("organization", organization)
                .map((row, context) -> new Filtered(rowOf(row), filtersOf(row)))
                .list();
          }
        });
  }

  private static String key(TaskSort sort) {
    return switch (sort) {
      case NEWEST, OLDEST -> "t.CREATE_TIME_";
      case PRIORITY -> "t.PRIORITY_";
      case DUE -> "COALESCE(t.DUE_DATE_, TIMESTAMP '9999-12-31 00:00:00')";
      case NAME -> "COALESCE(t.NAME_, '')";
    };
  }

  private static Object keyOf(TaskSort sort, TaskRow row) {
    return switch (sort) {
      case NEWEST, OLDEST -> Timestamp.from(row.created());
      case PRIORITY -> row.priority();
      case DUE ->
          row.due().map(Timestamp::from).orElseGet(() -> Timestamp.valueOf("9999-12-31 00:00:00"));
      case NAME -> row.name();
    };
  }

  private static boolean descending(TaskSort sort) {
    return sort == TaskSort.NEWEST || sort == TaskSort.PRIORITY;
  }

  private static String order(TaskSort sort) {
    String direction = descending(sort) ? " DESC" : " ASC";
    return key(sort) + direction + ", t.ID_" + direction;
  }

  private static String after(TaskSort sort) {
    return "("
        + key(sort)
        + ", t.ID_) "
        + (descending(sort) ? "<" : ">")
        + " (:afterKey, :afterId)";
  }

  private static TaskRow rowOf(ResultSet row) throws SQLException {
    @Nullable Timestamp due = row.getTimestamp("DUE_DATE_");
    return new TaskRow(
        row.getString("ID_"),
        row.getString("NAME_"),
        row.getString("PROC_INST_ID_"),
        SolutionRef.pinned(row.getString("SOLUTION_"), row.getString("VERSION_")),
        new Resource.SwimlaneOf(row.getString("PROCESS_"), row.getString("SWIMLANE_")),
        Optional.ofNullable(row.getString("ASSIGNEE_")),
        row.getInt("PRIORITY_"),
        row.getTimestamp("CREATE_TIME_").toInstant(),
        Optional.ofNullable(due).map(Timestamp::toInstant),
        row.getInt("SUSPENSION_STATE_") == SuspensionState.SUSPENDED.getStateCode());
  }

  private static BusinessFilters filtersOf(ResultSet row) throws SQLException {
    String[] values =
        Arrays.stream((Object[]) row.getArray("FILTERS_").getArray()).toArray(String[]::new);
    return BusinessFilters.of(BusinessFilters.DEFAULT_KEY, values);
  }
}
