package dev.access4j.examples.benchmarks.engine;

import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.Subject;
import dev.access4j.directory.SolutionId;
import dev.access4j.examples.benchmarks.Database;
import dev.access4j.examples.engine.guard.GuardedEngine;
import dev.access4j.examples.engine.guard.ServiceActor;
import dev.access4j.examples.engine.guard.TaskPage;
import dev.access4j.examples.engine.guard.TaskRow;
import dev.access4j.examples.engine.guard.TaskSort;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.flowable.task.api.Task;
import org.jdbi.v3.core.Jdbi;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A user's task list, among 200,000 tasks on PostgreSQL, beside the same query without a guard. A
 * page has 50 tasks: the first one, or one in the middle of the list.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TaskListBenchmark {

  private static final int PAGE = 50;
  private static final int COMPARED = 1_000;

  /** How many tasks there are. */
  @Param("200000")
  public int tasks;

  /** Whose list: one who sees a third of the tasks, or one who sees one in a thousand. */
  @Param({"branches", "teams"})
  public String user;

  /** How the list is sorted: by an index of the engine's, or by none. */
  @Param({"NEWEST", "DUE"})
  public TaskSort sort;

  private Database database;
  private LendingBank bank;
  private GuardedEngine engine;
  private UnguardedList unguarded;
  private Subject.User subject;
  private Optional<TaskRow> middle;
  private Optional<TaskRow> unguardedMiddle;

  /** For JMH, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  public TaskListBenchmark() {}

  /** Fills the database, and compares the list with checks of each row. */
  @Setup(Level.Trial)
  public void open() {
    database = Database.open(Database.Kind.POSTGRESQL);
    bank = new LendingBank(database.dataSource());
    engine =
        GuardedEngine.builder(bank.access(), LendingBank.ORGANIZATION, database.dataSource())
            .build();
    LendingBank.deploy(engine);
    Jdbi jdbi = Jdbi.create(database.dataSource());
    new ManyTasks(engine, jdbi).make(tasks);
    unguarded = new UnguardedList(jdbi);
    subject = LendingBank.user(user);
    List<UnguardedList.Filtered> all = unguarded.all(sort);
    List<TaskRow> visible = all.stream().filter(this::isAllowed).map(each -> each.row()).toList();
    compare(all.size(), visible);
    middle = Optional.of(visible.get(visible.size() / 2));
    unguardedMiddle = Optional.of(all.get(all.size() / 2).row());
  }

  private boolean isAllowed(UnguardedList.Filtered task) {
    return bank.access()
        .evaluator()
        .isAllowed(
            AccessRequest.of(
                    subject, task.row().version(), task.row().swimlane(), Operation.EXECUTE)
                .with(task.filters()));
  }

  /** Compares the first pages row by row, and how many tasks there are in each lane. */
  private void compare(int all, List<TaskRow> visible) {
    List<TaskRow> listed = new ArrayList<>();
    Optional<TaskRow> after = Optional.empty();
    do {
      TaskPage page = engine.taskList().page(subject, Operation.EXECUTE, sort, after, PAGE);
      listed.addAll(page.rows());
      after = page.next();
    } while (after.isPresent() && listed.size() < COMPARED);
    Map<SolutionId, Map<Resource.SwimlaneOf, Long>> counted =
        visible.stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.version().solution(),
                    Collectors.groupingBy(TaskRow::swimlane, Collectors.counting())));
    if (all != tasks
        || !listed.equals(visible.subList(0, Math.min(visible.size(), COMPARED)))
        || !engine.taskList().counts(subject, Operation.EXECUTE).equals(counted)) {
      throw new IllegalStateException("the list differs from a check of each row");
    }
    System.out.printf("# %s may work on %,d of %,d tasks%n", user, visible.size(), all);
  }

  /** Stops the database. */
  @TearDown(Level.Trial)
  public void close() {
    engine.close();
    bank.close();
    database.close();
  }

  /**
   * The first page.
   *
   * @return the page
   */
  @Benchmark
  public TaskPage first() {
    return engine.taskList().page(subject, Operation.EXECUTE, sort, Optional.empty(), PAGE);
  }

  /**
   * The page after the task in the middle of the list.
   *
   * @return the page
   */
  @Benchmark
  public TaskPage deep() {
    return engine.taskList().page(subject, Operation.EXECUTE, sort, middle, PAGE);
  }

  /**
   * How many tasks there are in each lane of a solution.
   *
   * @return the counts
   */
  @Benchmark
  public Map<SolutionId, Map<Resource.SwimlaneOf, Long>> counts() {
    return engine.taskList().counts(subject, Operation.EXECUTE);
  }

  /**
   * The first page without a guard.
   *
   * @return the rows
   */
  @Benchmark
  public List<TaskRow> firstUnguarded() {
    return unguarded.page(sort, Optional.empty(), PAGE);
  }

  /**
   * The page after the task in the middle, without a guard.
   *
   * @return the rows
   */
  @Benchmark
  public List<TaskRow> deepUnguarded() {
    return unguarded.page(sort, unguardedMiddle, PAGE);
  }

  /**
   * The counts without a guard.
   *
   * @return the counts
   */
  @Benchmark
  public Map<SolutionId, Map<Resource.SwimlaneOf, Long>> countsUnguarded() {
    return unguarded.counts();
  }

  /**
   * The first page as the engine's own service gives it to a service actor.
   *
   * @return the tasks
   */
  @Benchmark
  public List<Task> firstOfEngine() {
    return engine.asService(
        ServiceActor.OPERATOR,
        () -> {
          var query = engine.engine().getTaskService().createTaskQuery();
          return (sort == TaskSort.NEWEST
                  ? query.orderByTaskCreateTime().desc()
                  : query.orderByDueDateNullsLast().asc())
              .listPage(0, PAGE);
        });
  }
}
