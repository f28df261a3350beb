package dev.access4j.examples.engine.guard;

import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.AccessScope;
import dev.access4j.decision.AttributeSource;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.decision.Subject;
import dev.access4j.directory.SolutionId;
import dev.access4j.jdbc.ScopeColumns;
import dev.access4j.jdbc.ScopeCondition;
import dev.access4j.jdbc.ScopeSql;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.store.StoreException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.flowable.common.engine.impl.db.SuspensionState;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that a user may see: one query over the engine's own table, whose condition is the
 * user's scope (LU-5). The database sorts, pages and counts. Thread-safe.
 */
public final class TaskList {

  private static final int LARGEST_PAGE = 1_000;

  private static final String FROM = " FROM ACT_RU_TASK t JOIN ACCESS_PLACE p ON ";
  private static final String WHERE = " WHERE t.TENANT_ID_ = :organization AND ";
  private static final String PAGE =
      "SELECT t.ID_, COALESCE(t.NAME_, '') AS NAME_, t.PROC_INST_ID_, t.ASSIGNEE_, t.PRIORITY_,"
          + " t.CREATE_TIME_, t.DUE_DATE_, t.SUSPENSION_STATE_,"
          + " p.SOLUTION_, p.VERSION_, p.PROCESS_, p.SWIMLANE_"
          + FROM;
  private static final String LANE = "p.SOLUTION_, p.PROCESS_, p.SWIMLANE_";
  private static final String COUNT = "SELECT " + LANE + ", COUNT(*) AS TASKS" + FROM;
  private static final String BY_LANE = " GROUP BY " + LANE + " ORDER BY " + LANE;

  private final Jdbi database;
  private final AccessEvaluator evaluator;
  private final DeployedVersions versions;
  private final ScopeSql visible;
  private final String page;
  private final String count;

  TaskList(
      Jdbi database,
      DataSource dataSource,
      Places places,
      AccessEvaluator evaluator,
      DeployedVersions versions) {
    this.database = database;
    this.evaluator = evaluator;
    this.versions = versions;
    this.page = PAGE + places.ofTask() + WHERE;
    this.count = COUNT + places.ofTask() + WHERE;
    // region condition
    ScopeColumns columns =
        ScopeColumns.of("t")
            .resourceKey("p.LANE_", places::lane)
            .filterArray(BusinessFilters.DEFAULT_KEY, "p.FILTERS_")
            .build();
    this.visible = ScopeSql.of(dataSource, columns);
    // endregion
  }

  /**
   * Returns a page of tasks.
   *
   * @param user whose list
   * @param operation what the user wants to do with the tasks: {@code EXECUTE} for those to work
   *     on, {@code VIEW} for those to look at, {@code ASSIGN} for those to give to others
   * @param sort how the list is sorted
   * @param after the row that the page comes after; none for the first page
   * @param size how many at most, from 1 to 1,000
   * @return the page
   * @throws StoreException if the user's rights cannot be read
   */
  public TaskPage page(
      Subject.User user, Operation operation, TaskSort sort, Optional<TaskRow> after, int size) {
    if (size < 1 || size > LARGEST_PAGE) {
      throw new IllegalArgumentException(
          "a page has 1 to " + LARGEST_PAGE + " tasks, and not " + size);
    }
    ScopeCondition mine = visible.condition(scope(user, operation));
    String sql =
        page
            + mine.namedSql("mine")
            + (after.isPresent() ? " AND " + sort.after() : "")
            + " ORDER BY "
            + sort.order()
            + " LIMIT :rows";
    List<TaskRow> rows =
        database.withHandle(
            handle -> {
              try (Query query = handle.createQuery(sql)) {
                bind(query, user, mine);
                after.ifPresent(
                    row -> query.bind("afterKey", sort.keyOf(row)).bind("afterId", row.id()));
                // One more than asked for tells whether there is a next page.
                return query.bind("rows", size + 1).map((row, context) -> rowOf(row)).list();
              }
            });
    return rows.size() <= size
        ? new TaskPage(rows, Optional.empty())
        : new TaskPage(rows.subList(0, size), Optional.of(rows.get(size - 1)));
  }

  /**
   * Counts tasks by swimlane. Looks at each task of the lanes that the user may see.
   *
   * @param user whose tasks
   * @param operation what the user wants to do with them
   * @return how many there are of each solution, all its versions together, in each swimlane that
   *     has some
   * @throws StoreException if the user's rights cannot be read
   */
  public Map<SolutionId, Map<Resource.SwimlaneOf, Long>> counts(
      Subject.User user, Operation operation) {
    ScopeCondition mine = visible.condition(scope(user, operation));
    return database.withHandle(
        handle -> {
          try (Query query = handle.createQuery(count + mine.namedSql("mine") + BY_LANE)) {
            bind(query, user, mine);
            return query.reduceRows(
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

  // The scope is of the user's organization, and so are only rows of that tenant.
  private static void bind(Query query, Subject.User user, ScopeCondition mine) {
    query.bind("organization", user.organization().value());
    mine.bind(query, "mine");
  }

  // Over the versions that tasks can have, so that it comes from the evaluator's caches.
  private AccessScope scope(Subject.User user, Operation operation) {
    return evaluator.scope(
        user, operation, AttributeSource.USER_AND_GROUPS, versions.of(user.organization()));
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
}
