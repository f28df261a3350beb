package dev.access4j.examples.benchmarks.scale;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.access4j.decision.AccessScope;
import dev.access4j.decision.AttributeSource;
import dev.access4j.examples.benchmarks.Database;
import dev.access4j.examples.benchmarks.report.Figure;
import dev.access4j.solution.Operation;
import dev.access4j.solution.SolutionRef;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * The first page of a user's tasks (LU-5), from the caches to the rows, beside the same page of all
 * tasks: one after the other, in random order, for some users in turn.
 */
final class TaskPages {

  private static final int PAGE = 50;
  private static final int LISTS = 20;

  private final Node node;
  private final int users;
  private final List<SolutionRef.Pinned> deployed;
  private final SplittableRandom random = new SplittableRandom(20261206);

  TaskPages(Node node, int users) {
    this.node = node;
    this.users = users;
    this.deployed = Warm.versions(users);
  }

  List<Figure> measure(String url, int tasks, int samples, Consumer<String> progress)
      throws SQLException {
    HikariConfig config = Database.postgreSql(url, 2);
    try (HikariDataSource database = new HikariDataSource(config)) {
      TaskTable table = new TaskTable(database);
      table.make(tasks, users);
      int[] whose = random.ints(LISTS, 0, users).toArray();
      compare(table, whose, tasks, progress);
      Sample scopes = new Sample();
      Sample guarded = new Sample();
      Sample unguarded = new Sample();
      for (int i = 0; i < GrowthSettings.warmUp(samples); i++) {
        guarded(table, whose[i % LISTS], new Sample(), new Sample());
        unguarded(table, new Sample());
      }
      for (int i = 0; i < samples; i++) {
        boolean guardedFirst = random.nextBoolean();
        if (guardedFirst) {
          guarded(table, whose[i % LISTS], scopes, guarded);
        }
        unguarded(table, unguarded);
        if (!guardedFirst) {
          guarded(table, whose[i % LISTS], scopes, guarded);
        }
      }
      Map<String, String> parameters = Map.of("users", Integer.toString(users));
      return List.of(
          guarded.figure("growth.taskList", parameters, "ms", 1e6),
          unguarded.figure("growth.taskListUnguarded", parameters, "ms", 1e6),
          scopes.figure("growth.taskListScope", parameters, "ms", 1e6));
    }
  }

  private AccessScope scope(int user) {
    return node.evaluator()
        .scope(
            GrowingBank.subject(GrowingBank.user(user)),
            Operation.EXECUTE,
            AttributeSource.USER_AND_GROUPS,
            deployed);
  }

  /** Asks of each task whether its row is allowed, and holds the list against that. */
  private void compare(TaskTable table, int[] whose, int tasks, Consumer<String> progress)
      throws SQLException {
    List<TaskTable.Task> all = table.pageOfAll(tasks);
    Sample seen = new Sample();
    for (int user : whose) {
      AccessScope scope = scope(user);
      List<TaskTable.Task> visible = all.stream().filter(task -> scope.test(task.row())).toList();
      if (!table.page(scope, PAGE).equals(visible.subList(0, Math.min(PAGE, visible.size())))) {
        throw new IllegalStateException("the list of user " + user + " is not what it may see");
      }
      seen.add(visible.size());
    }
    progress.accept(
        String.format(
            Locale.ROOT,
            "of %d tasks a user sees %.0f to %.0f, at the median %.0f",
            all.size(),
            seen.quantile(0),
            seen.quantile(1),
            seen.quantile(0.5)));
  }

  private void guarded(TaskTable table, int user, Sample scopes, Sample pages) throws SQLException {
    long begun = System.nanoTime();
    AccessScope scope = scope(user);
    scopes.add(System.nanoTime() - begun);
    table.page(scope, PAGE);
    pages.add(System.nanoTime() - begun);
  }

  private static void unguarded(TaskTable table, Sample pages) throws SQLException {
    long begun = System.nanoTime();
    table.pageOfAll(PAGE);
    pages.add(System.nanoTime() - begun);
  }
}
