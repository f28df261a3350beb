package dev.access4j.examples.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.access4j.decision.Decision;
import dev.access4j.decision.DenialReason;
import dev.access4j.decision.Subject;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.GroupId;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.Operation;
import dev.access4j.solution.SolutionRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowable.task.api.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A guarded engine")
@ParameterizedClass
@EnumSource
final class GuardedEngineTest {

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

  /** The same process in one lane, which is another's. */
  private static final String OTHER_LOAN =
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">
        <process id="loan" isExecutable="true">
          <laneSet id="lanes">
            <lane id="all" name="Front office">
              <flowNodeRef>start</flowNodeRef>
              <flowNodeRef>enter</flowNodeRef>
            </lane>
          </laneSet>
          <startEvent id="start"/>
          <sequenceFlow id="f1" sourceRef="start" targetRef="enter"/>
          <userTask id="enter"/>
        </process>
      </definitions>
      """;

  private final HikariDataSource database;
  private final LoanBank bank;

  GuardedEngineTest(EngineDatabase kind) {
    database = kind.create();
    bank = new LoanBank(database);
  }

  @AfterEach
  void close() {
    bank.close();
    database.close();
  }

  @Test
  @DisplayName("a loan goes through its lanes with those who may, and they hear of lane changes")
  void loan() {
    String loan = bank.start("ana", "branch_01");
    complete("ana", loan);
    assertThat(bank.laneChanges).containsExactly("ana LOST");
    complete("carla", loan);
    assertThat(bank.laneChanges).containsExactly("ana LOST", "ana REGAINED", "carla LOST");
    complete("ana", loan);
    complete("eva", loan);
    assertThat(bank.laneChanges).endsWith("ana LOST").hasSize(4);
    Object left =
        bank.engine.asService(
            ServiceActor.OPERATOR, () -> bank.instances().createProcessInstanceQuery().count());
    assertThat(left).isEqualTo(0L);
  }

  private void complete(String user, String loan) {
    Task task = bank.task(loan);
    bank.run(user, () -> bank.tasks().claim(task.getId(), bank.id(user)));
    bank.run(user, () -> bank.tasks().complete(task.getId(), Map.of("note", user)));
  }

  @Test
  @DisplayName("a start is refused with its decision, and starts nothing: EV-13")
  void start() {
    refused(DenialReason.OPERATION_NOT_PERMITTED, () -> bank.start("eva", "branch_01"));
    refused(DenialReason.BUSINESS_FILTER_MISMATCH, () -> bank.start("ana", "branch_02"));
    assertThat(
            bank.engine.<Long>asService(
                ServiceActor.OPERATOR, () -> bank.instances().createProcessInstanceQuery().count()))
        .isZero();
  }

  @Test
  @DisplayName("each operation on a task needs its own right, and a refusal changes nothing")
  void operations() {
    Task task = bank.task(bank.start("ana", "branch_01"));
    String id = task.getId();
    DenialReason notPermitted = DenialReason.OPERATION_NOT_PERMITTED;
    refused(notPermitted, () -> bank.run("dan", () -> bank.tasks().claim(id, bank.id("dan"))));
    refused(
        DenialReason.BUSINESS_FILTER_MISMATCH,
        () -> bank.run("ben", () -> bank.tasks().claim(id, bank.id("ben"))));
    refused(
        notPermitted, () -> bank.run("ana", () -> bank.tasks().setAssignee(id, bank.id("dan"))));
    // dan may assign, and not to somebody who could not work there.
    refused(
        notPermitted, () -> bank.run("dan", () -> bank.tasks().setAssignee(id, bank.id("eva"))));
    refused(
        notPermitted, () -> bank.run("ana", () -> bank.tasks().suspendTask(id, bank.id("ana"))));
    refused(notPermitted, () -> bank.run("carla", () -> bank.tasks().complete(id)));
    refused(
        DenialReason.BUSINESS_FILTER_MISMATCH,
        () -> bank.run("ben", () -> bank.tasks().getVariables(id)));
    assertThat(bank.task(task.getProcessInstanceId()))
        .returns(null, Task::getAssignee)
        .returns(false, Task::isSuspended)
        .returns(task.getTaskDefinitionKey(), Task::getTaskDefinitionKey);

    bank.run("dan", () -> bank.tasks().setAssignee(id, bank.id("ana")));
    bank.run("dan", () -> bank.tasks().suspendTask(id, bank.id("dan")));
    bank.run("dan", () -> bank.tasks().activateTask(id, bank.id("dan")));
    refused(notPermitted, () -> bank.run("ana", () -> bank.tasks().unclaim(id)));
    bank.run("dan", () -> bank.tasks().unclaim(id));
    assertThat(bank.<Map<String, Object>>as("carla", () -> bank.tasks().getVariables(id)))
        .containsEntry("task.businessFilters", "branch_01");
  }

  @Test
  @DisplayName("what is not for end users is refused to all, and so is nobody")
  void closed() {
    String loan = bank.start("ana", "branch_01");
    String task = bank.task(loan).getId();
    closed("ana", () -> bank.tasks().deleteTask(task));
    closed("ana", () -> bank.instances().deleteProcessInstance(loan, "why"));
    closed("ana", () -> bank.instances().setVariable(loan, "task.businessFilters", "branch_02"));
    closed("ana", () -> bank.tasks().setVariable(task, "task.businessFilters", "branch_02"));
    closed("ana", () -> bank.tasks().complete(task, Map.of("task.businessFilters", "branch_02")));
    closed("ana", () -> bank.tasks().createTaskQuery().count());
    closed(
        "ana", () -> bank.engine.engine().getManagementService().executeCommand(context -> "mine"));
    assertThatExceptionOfType(CommandRefusedException.class)
        .isThrownBy(() -> bank.tasks().complete(task))
        .withMessageContaining("nobody is authenticated");
  }

  private void closed(String user, Runnable work) {
    assertThatExceptionOfType(CommandRefusedException.class)
        .isThrownBy(() -> bank.run(user, work))
        .satisfies(refusal -> assertThat(refusal.decision()).isEmpty());
  }

  @Test
  @DisplayName("a revoked share counts at the next click: SH-6")
  void revoked() {
    String loan = bank.start("ana", "branch_01");
    complete("ana", loan);
    String task = bank.task(loan).getId();
    bank.run("carla", () -> bank.tasks().claim(task, bank.id("carla")));
    bank.access.change(
        LoanBank.ORG,
        writer ->
            writer.unshare(
                LoanBank.LENDING,
                Grantee.group(writer.view().groupNamed("Credit desk").orElseThrow().group().id())));
    refused(DenialReason.NOT_SHARED, () -> bank.run("carla", () -> bank.tasks().complete(task)));
    assertThat(list("carla")).isEmpty();
  }

  @Test
  @DisplayName("a task list has the tasks that its user may work on, and moves with their values")
  void list() {
    String first = bank.start("ana", "branch_01");
    bank.start("ben", "branch_02");
    assertThat(list("ana")).containsExactly("Enter the application");
    assertThat(list("ben")).containsExactly("Enter the application");
    assertThat(list("carla")).isEmpty();
    bank.engine.asService(
        ServiceActor.OPERATOR,
        () -> {
          bank.instances().setVariable(first, "task.businessFilters", List.of("branch_02", "x"));
          return true;
        });
    assertThat(list("ana")).isEmpty();
    assertThat(list("ben")).hasSize(2);
    assertThat(bank.engine.taskList().counts(subject("ben"), Operation.EXECUTE))
        .containsValue(2L)
        .hasSize(1);
    TaskPage one =
        bank.engine
            .taskList()
            .page(subject("ben"), Operation.EXECUTE, TaskSort.OLDEST, Optional.empty(), 1);
    TaskPage two =
        bank.engine
            .taskList()
            .page(subject("ben"), Operation.EXECUTE, TaskSort.OLDEST, one.next(), 1);
    assertThat(one.rows()).hasSize(1).doesNotContainAnyElementsOf(two.rows());
    assertThat(two.next()).isEmpty();
  }

  @Test
  @DisplayName(
      "a task list has the tasks of a version that was deployed after it was last asked for")
  void deployedSince() {
    assertThat(list("ana")).isEmpty();
    bank.deploy(SolutionRef.pinned("lending", "2"), "memo.bpmn", MEMO, "teller");
    bank.run(
        "ana",
        () ->
            bank.instances()
                .startProcessInstanceByKeyAndTenantId(
                    "memo", Map.of("task.businessFilters", "branch_01"), LoanBank.ORG.value()));
    assertThat(list("ana")).containsExactly("Write it");
    assertThat(list("ben")).isEmpty();
  }

  @Test
  @DisplayName("a task goes to the least loaded of those who may work on it: LU-4")
  void allocation() {
    String loan = bank.start("ana", "branch_01");
    String task = bank.task(loan).getId();
    assertThat(
            bank.<List<String>>as(
                "dan", () -> bank.engine.candidates().of(task).map(EndUser::username).toList()))
        .containsExactly("ana");
    assertThatExceptionOfType(CommandRefusedException.class)
        .isThrownBy(() -> bank.as("ana", () -> bank.engine.candidates().of(task)));
    assertThat(bank.engine.candidates().allocate(task)).map(EndUser::username).contains("ana");
    assertThat(bank.task(loan).getAssignee()).isEqualTo(bank.id("ana"));
    // Of two, whoever has fewer at the moment, and not the first by its id.
    bank.access.change(
        LoanBank.ORG,
        writer -> {
          GroupId branch = writer.view().groupNamed("Branch 01").orElseThrow().group().id();
          writer.addMember(branch, EndUserId.of(bank.id("eva")));
        });
    String second = bank.task(bank.start("ana", "branch_01")).getId();
    assertThat(bank.engine.candidates().allocate(second)).map(EndUser::username).contains("eva");
    String third = bank.task(bank.start("ana", "branch_01")).getId();
    bank.run("eva", () -> bank.tasks().claim(third, bank.id("eva")));
    String fourth = bank.task(bank.start("ana", "branch_01")).getId();
    assertThat(bank.engine.candidates().allocate(fourth)).map(EndUser::username).contains("ana");
    String fifth = bank.task(bank.start("ana", "branch_01")).getId();
    bank.run("ana", () -> bank.tasks().claim(fifth, bank.id("ana")));
    String sixth = bank.task(bank.start("ana", "branch_01")).getId();
    assertThat(bank.engine.candidates().allocate(sixth)).map(EndUser::username).contains("eva");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a task list goes on page by page, also over what is equal or has no such value")
  void paging(TaskSort sort) {
    String[] names = {"b", null, "a", "b", "a", null, "b"};
    Integer[] days = {2, null, 1, 2, null, 1, 2};
    for (int i = 0; i < names.length; i++) {
      Task task = bank.task(bank.start("ana", "branch_01"));
      task.setName(names[i]);
      task.setPriority(i % 3);
      task.setDueDate(
          days[i] == null ? null : Date.from(Instant.EPOCH.plus(Duration.ofDays(days[i]))));
      bank.engine.asService(
          ServiceActor.OPERATOR,
          () -> {
            bank.tasks().saveTask(task);
            return true;
          });
    }
    bank.start("ben", "branch_02");
    TaskList list = bank.engine.taskList();
    List<TaskRow> all =
        list.page(subject("ana"), Operation.EXECUTE, sort, Optional.empty(), 50).rows();
    assertThat(all).hasSize(names.length).doesNotHaveDuplicates();
    assertThat(list.counts(subject("ana"), Operation.EXECUTE)).containsValue((long) names.length);
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

  private List<String> list(String user) {
    return bank
        .engine
        .taskList()
        .page(subject(user), Operation.EXECUTE, TaskSort.NEWEST, Optional.empty(), 50)
        .rows()
        .stream()
        .map(TaskRow::name)
        .toList();
  }

  private Subject.User subject(String user) {
    return bank.access.subject(LoanBank.ORG, user).orElseThrow();
  }

  private static void refused(DenialReason reason, Runnable work) {
    assertThatExceptionOfType(CommandRefusedException.class)
        .isThrownBy(work::run)
        .satisfies(
            refusal ->
                assertThat(refusal.decision())
                    .get()
                    .isInstanceOfSatisfying(
                        Decision.Denied.class,
                        denied -> assertThat(denied.reason()).isEqualTo(reason)));
  }

  @Test
  @DisplayName("an instance stays with the version that it began in (SOL-1): commands, list, lanes")
  void pinned() {
    String loan = bank.start("ana", "branch_01");
    bank.deploy(SolutionRef.pinned("lending", "2"), "loan.bpmn", OTHER_LOAN, "manager");
    assertThat(bank.list("ana")).containsExactly(loan);
    assertThatExceptionOfType(CommandRefusedException.class)
        .isThrownBy(() -> bank.start("ana", "branch_01"));
    bank.run("ana", () -> bank.tasks().complete(bank.task(loan).getId()));
    assertThat(bank.laneChanges).containsExactly("ana LOST");
    assertThat(bank.list("carla")).containsExactly(loan);
    bank.run("carla", () -> bank.tasks().complete(bank.task(loan).getId()));
  }
}
