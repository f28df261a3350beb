package dev.access4j.examples.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.Decision;
import dev.access4j.decision.DenialReason;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.GroupId;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.SolutionRef;
import dev.access4j.store.AccessWriter;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.flowable.task.api.Task;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A guarded engine")
@ParameterizedClass
@EnumSource
final class GuardedEngineTest {

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
    unshare("Credit desk");
    refused(DenialReason.NOT_SHARED, () -> bank.run("carla", () -> bank.tasks().complete(task)));
    assertThat(bank.list("carla")).isEmpty();
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
        LoanBank.ORG, writer -> writer.addMember(branch(writer), EndUserId.of(bank.id("eva"))));
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

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  @DisplayName("a task is not given to somebody whose right goes while candidates are read")
  void allocationToTheRevoked() {
    bank.access.change(
        LoanBank.ORG, writer -> writer.addMember(branch(writer), EndUserId.of(bank.id("eva"))));
    // Ana has fewer tasks than eva, and comes first.
    String other = bank.task(bank.start("ana", "branch_01")).getId();
    bank.run("eva", () -> bank.tasks().claim(other, bank.id("eva")));
    String task = bank.task(bank.start("ana", "branch_01")).getId();
    AccessEvaluator lagging =
        laggingBehind(writer -> writer.removeMember(branch(writer), EndUserId.of(bank.id("ana"))));
    Candidates candidates =
        new Candidates(
            Jdbi.create(database),
            lagging,
            LoanBank.ORG,
            bank.engine.engine().getManagementService(),
            new Callers(LoanBank.ORG),
            new Instances(
                LoanBank.ORG.value(), new Definitions(LoanBank.ORG.value()), Places.in(database)));
    assertThat(
            bank.engine.<Optional<EndUser>>asService(
                ServiceActor.TASK_MANAGER, () -> candidates.allocate(task)))
        .map(EndUser::username)
        .contains("eva");
  }

  private static GroupId branch(AccessWriter writer) {
    return writer.view().groupNamed("Branch 01").orElseThrow().group().id();
  }

  /** The evaluator, but the users that it names are those of before a change. */
  private AccessEvaluator laggingBehind(Consumer<AccessWriter> change) {
    AccessEvaluator evaluator = bank.access.evaluator();
    List<Object> before = new ArrayList<>();
    return (AccessEvaluator)
        Proxy.newProxyInstance(
            AccessEvaluator.class.getClassLoader(),
            new Class<?>[] {AccessEvaluator.class},
            (proxy, method, arguments) -> {
              Object answer = method.invoke(evaluator, arguments);
              if (!(answer instanceof Stream<?> users)) {
                return answer;
              }
              try (users) {
                if (before.isEmpty()) {
                  users.forEach(before::add);
                  bank.access.change(LoanBank.ORG, change);
                }
              }
              return before.stream();
            });
  }

  private void unshare(String group) {
    bank.access.change(
        LoanBank.ORG,
        writer ->
            writer.unshare(
                LoanBank.LENDING,
                Grantee.group(writer.view().groupNamed(group).orElseThrow().group().id())));
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
    bank.deploy(SolutionRef.pinned("lending", "2"), "loan.bpmn", LoanBank.SHORT_LOAN, "manager");
    assertThat(bank.list("ana")).containsExactly(loan);
    assertThatExceptionOfType(CommandRefusedException.class)
        .isThrownBy(() -> bank.start("ana", "branch_01"));
    bank.run("ana", () -> bank.tasks().complete(bank.task(loan).getId()));
    assertThat(bank.laneChanges).containsExactly("ana LOST");
    assertThat(bank.list("carla")).containsExactly(loan);
    bank.run("carla", () -> bank.tasks().complete(bank.task(loan).getId()));
  }
}
