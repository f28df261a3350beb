package dev.access4j.examples.engine.guard;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.decision.Subject;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionShare;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.flowable.task.api.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A task list")
@ParameterizedClass
@EnumSource
final class TaskListTest {

  private static final String MEMO =
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x">
        <process id="memo" isExecutable="true">
          <startEvent id="start"/>
          <sequenceFlow id="flow" sourceRef="start" targetRef="write"/>
          <userTask id="write" name="Write it"/>
        </process>
      </definitions>
      """;

  private static final Resource.SwimlaneOf FRONT_OFFICE =
      new Resource.SwimlaneOf("loan", "Front office");

  /** Where each task of a loan is drawn. */
  private static final Map<String, String> LANES =
      Map.of(
          "enter", "Front office",
          "assess", "Credit analysis",
          "sign", "Front office",
          "pay", "Back office");

  private static final SolutionRef.Pinned SECOND = SolutionRef.pinned("lending", "2");

  /** For no variable at all. */
  private static final String NONE = "none";

  private static final List<@Nullable Object> FILTERS =
      Arrays.asList(
          "branch_01",
          "branch_02",
          List.of("branch_02", "x"),
          Arrays.asList("branch_01", null),
          new String[] {"branch_01", "branch_02"},
          List.of(),
          "x",
          " ",
          null,
          NONE);

  private static final int LOANS = 100;

  private final HikariDataSource database;
  private final LoanBank bank;
  private final TaskList list;

  TaskListTest(EngineDatabase kind) {
    database = kind.create();
    bank = new LoanBank(database);
    list = bank.engine.taskList();
  }

  @AfterEach
  void close() {
    bank.close();
    database.close();
  }

  @Test
  @DisplayName("has the tasks that its user may work on, and moves with their values")
  void moves() {
    String first = bank.start("ana", "branch_01");
    bank.start("ben", "branch_02");
    assertThat(names("ana")).containsExactly("Enter the application");
    assertThat(names("ben")).containsExactly("Enter the application");
    assertThat(names("carla")).isEmpty();
    asService(
        () ->
            bank.instances().setVariable(first, "task.businessFilters", List.of("branch_02", "x")));
    assertThat(names("ana")).isEmpty();
    assertThat(names("ben")).hasSize(2);
    assertThat(list.counts(subject("ben"), Operation.EXECUTE))
        .isEqualTo(Map.of(LoanBank.LENDING, Map.of(FRONT_OFFICE, 2L)));
    TaskPage one =
        list.page(subject("ben"), Operation.EXECUTE, TaskSort.OLDEST, Optional.empty(), 1);
    TaskPage two = list.page(subject("ben"), Operation.EXECUTE, TaskSort.OLDEST, one.next(), 1);
    assertThat(one.rows()).hasSize(1).doesNotContainAnyElementsOf(two.rows());
    assertThat(two.next()).isEmpty();
  }

  @Test
  @DisplayName("has the tasks of a version that was deployed after it was last asked for")
  void deployedSince() {
    assertThat(names("ana")).isEmpty();
    bank.deploy(SECOND, "memo.bpmn", MEMO, "teller");
    bank.run(
        "ana",
        () ->
            bank.instances()
                .startProcessInstanceByKeyAndTenantId(
                    "memo", Map.of("task.businessFilters", "branch_01"), LoanBank.ORG.value()));
    assertThat(names("ana")).containsExactly("Write it");
    assertThat(names("ben")).isEmpty();
  }

  @Test
  @DisplayName("has the tasks that a check of each one allows, no other, and counts these: LU-5")
  void eachChecked() {
    SplittableRandom random = new SplittableRandom(20261130);
    for (int i = 0; i < LOANS; i++) {
      if (i == LOANS / 2) {
        bank.deploy(SECOND, "loan.bpmn", LoanBank.SHORT_LOAN, "teller");
      }
      String loan =
          random.nextBoolean() ? bank.start("ana", "branch_01") : bank.start("ben", "branch_02");
      int passed = i < LOANS / 2 ? random.nextInt(LANES.size()) : 0;
      @Nullable Object values = FILTERS.get(random.nextInt(FILTERS.size()));
      asService(
          () -> {
            for (int done = 0; done < passed; done++) {
              bank.tasks().complete(bank.task(loan).getId());
            }
            if (NONE.equals(values)) {
              bank.instances().removeVariable(loan, "task.businessFilters");
            } else {
              bank.instances().setVariable(loan, "task.businessFilters", values);
            }
          });
    }
    Map<Task, Optional<BusinessFilters>> all = tasksAndFilters();
    assertThat(all).hasSize(LOANS);
    int listed = 0;
    for (String username : List.of("ana", "ben", "carla", "dan", "eva")) {
      for (Operation operation : Operation.values()) {
        Subject.User user = subject(username);
        List<Task> allowed = new ArrayList<>();
        all.forEach(
            (task, values) -> {
              AccessRequest request =
                  AccessRequest.of(user, versionOf(task), laneOf(task), operation);
              if (bank.access.evaluator().isAllowed(values.map(request::with).orElse(request))) {
                allowed.add(task);
              }
            });
        assertThat(
                list.page(user, operation, TaskSort.NAME, Optional.empty(), LOANS).rows().stream()
                    .map(TaskRow::id))
            .as("%s %s", username, operation)
            .containsExactlyInAnyOrderElementsOf(allowed.stream().map(Task::getId).toList());
        assertThat(list.counts(user, operation).getOrDefault(LoanBank.LENDING, Map.of()))
            .isEqualTo(allowed.stream().collect(groupingBy(TaskListTest::laneOf, counting())));
        listed += allowed.size();
      }
    }
    assertThat(listed).isGreaterThan(LOANS);
  }

  /** All tasks as the engine itself has them, with the values of their instances. */
  private Map<Task, Optional<BusinessFilters>> tasksAndFilters() {
    return bank.engine.asService(
        ServiceActor.OPERATOR,
        () ->
            bank.tasks().createTaskQuery().list().stream()
                .collect(
                    toMap(
                        task -> task,
                        task ->
                            filters(
                                bank.instances()
                                    .hasVariable(
                                        task.getProcessInstanceId(), "task.businessFilters"),
                                bank.instances()
                                    .getVariable(
                                        task.getProcessInstanceId(), "task.businessFilters")))));
  }

  private static Optional<BusinessFilters> filters(boolean there, @Nullable Object values) {
    String[] texts =
        values instanceof Object[] array
            ? Arrays.copyOf(array, array.length, String[].class)
            : values instanceof List<?> several
                ? several.toArray(String[]::new)
                : new String[] {(String) values};
    return there && texts.length > 0
        ? Optional.of(BusinessFilters.of(BusinessFilters.DEFAULT_KEY, texts))
        : Optional.empty();
  }

  private static SolutionRef.Pinned versionOf(Task task) {
    return task.getProcessDefinitionId().startsWith("loan:1:") ? LoanBank.VERSION : SECOND;
  }

  private static Resource.SwimlaneOf laneOf(Task task) {
    return new Resource.SwimlaneOf("loan", LANES.getOrDefault(task.getTaskDefinitionKey(), "none"));
  }

  @Test
  @DisplayName("counts the tasks of two solutions apart")
  void twoSolutions() {
    SolutionRef.Pinned savings = SolutionRef.pinned("savings", "1");
    bank.start("ana", "branch_01");
    bank.access.change(
        LoanBank.ORG, writer -> writer.put(Solution.of(savings.solution(), "Savings")));
    bank.deploy(savings, "memo.bpmn", MEMO, "teller");
    bank.access.change(
        LoanBank.ORG,
        writer ->
            writer.share(
                SolutionShare.withGroup(
                    savings.solution(),
                    writer.view().groupNamed("Branch 01").orElseThrow().group().id(),
                    SharedRoles.FROM_GROUP)));
    bank.start("ana", "memo", "branch_01");
    bank.start("ana", "memo", "branch_01");
    assertThat(list.counts(subject("ana"), Operation.EXECUTE))
        .isEqualTo(
            Map.of(
                LoanBank.LENDING,
                Map.of(FRONT_OFFICE, 1L),
                savings.solution(),
                Map.of(new Resource.SwimlaneOf("memo", "Default"), 2L)));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("goes on page by page, also over what is equal or has no such value")
  void paging(TaskSort sort) {
    String[] names = {"b", null, "a", "b", "a", null, "b"};
    Integer[] days = {2, null, 1, 2, null, 1, 2};
    for (int i = 0; i < names.length; i++) {
      Task task = bank.task(bank.start("ana", "branch_01"));
      task.setName(names[i]);
      task.setPriority(i % 3);
      task.setDueDate(
          days[i] == null ? null : Date.from(Instant.EPOCH.plus(Duration.ofDays(days[i]))));
      asService(() -> bank.tasks().saveTask(task));
    }
    bank.start("ben", "branch_02");
    List<TaskRow> all =
        list.page(subject("ana"), Operation.EXECUTE, sort, Optional.empty(), 50).rows();
    assertThat(all).hasSize(names.length).doesNotHaveDuplicates();
    assertThat(list.counts(subject("ana"), Operation.EXECUTE))
        .isEqualTo(Map.of(LoanBank.LENDING, Map.of(FRONT_OFFICE, (long) names.length)));
    for (int size = 1; size <= names.length; size++) {
      List<TaskRow> paged = new ArrayList<>();
      Optional<TaskRow> after = Optional.empty();
      do {
        TaskPage page = list.page(subject("ana"), Operation.EXECUTE, sort, after, size);
        paged.addAll(page.rows());
        after = page.next();
      } while (after.isPresent());
      assertThat(paged).isEqualTo(all);
    }
    switch (sort) {
      case NEWEST ->
          assertThat(all).isSortedAccordingTo(Comparator.comparing(TaskRow::created).reversed());
      case OLDEST -> assertThat(all).isSortedAccordingTo(Comparator.comparing(TaskRow::created));
      case PRIORITY ->
          assertThat(all).isSortedAccordingTo(Comparator.comparing(TaskRow::priority).reversed());
      case DUE ->
          assertThat(all)
              .isSortedAccordingTo(Comparator.comparing(row -> row.due().orElse(Instant.MAX)));
      case NAME -> assertThat(all).isSortedAccordingTo(Comparator.comparing(TaskRow::name));
    }
  }

  private List<String> names(String user) {
    return list
        .page(subject(user), Operation.EXECUTE, TaskSort.NEWEST, Optional.empty(), 50)
        .rows()
        .stream()
        .map(TaskRow::name)
        .toList();
  }

  private Subject.User subject(String user) {
    return bank.access.subject(LoanBank.ORG, user).orElseThrow();
  }

  private void asService(Runnable work) {
    bank.engine.asService(
        ServiceActor.OPERATOR,
        () -> {
          work.run();
          return true;
        });
  }
}
