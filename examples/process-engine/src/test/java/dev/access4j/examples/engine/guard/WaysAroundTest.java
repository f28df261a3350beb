package dev.access4j.examples.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.access4j.solution.SolutionRef;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.flowable.common.engine.api.FlowableException;
import org.flowable.common.engine.api.FlowableObjectNotFoundException;
import org.flowable.common.engine.impl.interceptor.CommandConfig;
import org.flowable.engine.impl.cmd.StartProcessInstanceCmd;
import org.flowable.task.api.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Ways around the guard, all of them closed")
@ParameterizedClass
@EnumSource
final class WaysAroundTest {

  private static final String MOVING =
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:flowable="http://flowable.org/bpmn" targetNamespace="x">
        <process id="moving" isExecutable="true">
          <startEvent id="start"/>
          <sequenceFlow id="f1" sourceRef="start" targetRef="fork"/>
          <parallelGateway id="fork"/>
          <sequenceFlow id="f2" sourceRef="fork" targetRef="check"/>
          <userTask id="check"/>
          <sequenceFlow id="f3" sourceRef="fork" targetRef="move"/>
          <serviceTask id="move" flowable:expression=
              "${moves ? execution.processInstance.setVariable('task.businessFilters', 'x') : 1}"/>
        </process>
      </definitions>
      """;

  /** Three approvals, one after the other, and what counts them has a name of the model's. */
  private static final String IN_TURN =
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"
          xmlns:flowable="http://flowable.org/bpmn">
        <process id="in-turn" isExecutable="true">
          <startEvent id="start"/>
          <sequenceFlow id="f1" sourceRef="start" targetRef="approve"/>
          <userTask id="approve">
            <multiInstanceLoopCharacteristics isSequential="true"
                flowable:elementIndexVariable="turn">
              <loopCardinality>3</loopCardinality>
            </multiInstanceLoopCharacteristics>
          </userTask>
        </process>
      </definitions>
      """;

  private final HikariDataSource database;
  private final LoanBank bank;

  WaysAroundTest(EngineDatabase kind) {
    database = kind.create();
    bank = new LoanBank(database);
  }

  @AfterEach
  void close() {
    bank.close();
    database.close();
  }

  @Test
  @DisplayName("another organization's instance is as one that is not there: DIR-1")
  void othersInstance() {
    String other =
        bank.engine.asService(
            ServiceActor.OPERATOR,
            () -> {
              bank.engine
                  .engine()
                  .getRepositoryService()
                  .createDeployment()
                  .tenantId("other-bank")
                  .addString("moving.bpmn", MOVING)
                  .deploy();
              return bank.instances()
                  .startProcessInstanceByKeyAndTenantId(
                      "moving", Map.of("moves", false), "other-bank")
                  .getId();
            });
    for (String id : List.of(other, "none")) {
      assertThatExceptionOfType(FlowableObjectNotFoundException.class)
          .isThrownBy(() -> bank.run("dan", () -> bank.instances().getVariables(id)))
          .withMessage("there is no instance " + id);
      assertThatExceptionOfType(FlowableObjectNotFoundException.class)
          .isThrownBy(() -> bank.run("dan", () -> bank.instances().suspendProcessInstanceById(id)))
          .withMessage("there is no instance " + id);
    }
  }

  @Test
  @DisplayName("a comment on one's own task is no comment on another's instance")
  void comment() {
    String own = bank.start("ana", "branch_01");
    String other = bank.start("ben", "branch_02");
    String task = bank.task(own).getId();
    refused("ana", () -> bank.tasks().addComment(task, other, "hello"));
    bank.run("ana", () -> bank.tasks().addComment(task, own, "hello"));
    bank.run("ana", () -> bank.tasks().addComment(task, null, "hello"));
  }

  @Test
  @DisplayName("nobody holds a task in another's name")
  void inAnothersName() {
    String task = bank.task(bank.start("ana", "branch_01")).getId();
    refused("dan", () -> bank.tasks().suspendTask(task, bank.id("ana")));
    bank.run("dan", () -> bank.tasks().suspendTask(task, bank.id("dan")));
    refused("dan", () -> bank.tasks().activateTask(task, bank.id("ana")));
    bank.run("dan", () -> bank.tasks().activateTask(task, null));
  }

  @Test
  @DisplayName("an instance that is on hold as a whole does not go on task by task")
  void heldAsAWhole() {
    String loan = bank.start("ana", "branch_01");
    String task = bank.task(loan).getId();
    // The engine itself has it task by task, or as a whole.
    bank.run("dan", () -> bank.tasks().suspendTask(task, bank.id("dan")));
    assertThatExceptionOfType(FlowableException.class)
        .isThrownBy(() -> bank.run("dan", () -> bank.instances().suspendProcessInstanceById(loan)))
        .isNotInstanceOf(CommandRefusedException.class);
    bank.run("dan", () -> bank.tasks().activateTask(task, bank.id("dan")));
    bank.run("dan", () -> bank.instances().suspendProcessInstanceById(loan));
    refused("dan", () -> bank.tasks().activateTask(task, bank.id("dan")));
    bank.run("dan", () -> bank.instances().activateProcessInstanceById(loan));
    bank.run("ana", () -> bank.tasks().complete(task));
  }

  @Test
  @DisplayName("the name of a variable is no expression, which the engine would evaluate")
  void expressions() {
    String loan = bank.start("ana", "branch_01");
    String task = bank.task(loan).getId();
    String name = "${execution.setVariable('task.businessFilters', 'branch_02')}";
    refused("ana", () -> bank.tasks().setVariable(task, name, 1));
    refused("ana", () -> bank.tasks().complete(task, Map.of(name, 1)));
    refused("ana", () -> bank.tasks().complete(task, Map.of("#{x}", 1)));
    refused("ana", () -> startWith(name, 1));
    assertThat(bank.list("ana")).containsExactly(loan);
  }

  @Test
  @DisplayName("nobody sets a variable that the engine goes by")
  void variablesOfTheEngine() {
    String task = bank.task(bank.start("ana", "branch_01")).getId();
    for (String name :
        List.of(
            "_FLOWABLE_SKIP_EXPRESSION_ENABLED",
            "_ACTIVITI_SKIP_EXPRESSION_ENABLED",
            "nrOfInstances",
            "nrOfActiveInstances",
            "nrOfCompletedInstances",
            "loopCounter")) {
      refused("ana", () -> bank.tasks().setVariable(task, name, 99));
      refused("ana", () -> bank.tasks().complete(task, Map.of(name, 99)));
      refused("ana", () -> startWith(name, 99));
    }
  }

  @Test
  @DisplayName("nobody sets a variable in which a model lets the engine count")
  void countersOfTheModel() {
    bank.deploy(SolutionRef.pinned("lending", "turns"), "in-turn.bpmn", IN_TURN, "teller");
    String instance = bank.start("ana", "in-turn", "branch_01");
    for (int turn = 0; turn < 3; turn++) {
      String task = bank.task(instance).getId();
      refused("ana", () -> bank.tasks().setVariable(task, "turn", 99));
      refused("ana", () -> bank.tasks().removeVariable(task, "turn"));
      refused("ana", () -> bank.tasks().complete(task, Map.of("turn", 99)));
      bank.run("ana", () -> bank.tasks().complete(task, Map.of("approved", true)));
    }
    assertThat(bank.list("ana")).isEmpty();
  }

  private void startWith(String variable, Object value) {
    bank.instances()
        .startProcessInstanceByKeyAndTenantId(
            "loan",
            Map.of("task.businessFilters", "branch_01", variable, value),
            LoanBank.ORG.value());
  }

  @Test
  @DisplayName("a command that wants no transaction is no end user's: it would be half undone")
  void withoutTransaction() {
    Map<String, Object> variables = Map.of("task.businessFilters", List.of("branch_01", "x"));
    refused(
        "ana",
        () ->
            bank.engine
                .engine()
                .getManagementService()
                .executeCommand(
                    new CommandConfig().transactionNotSupported(),
                    new StartProcessInstanceCmd<>(
                        "loan", null, null, variables, LoanBank.ORG.value())));
    String loan =
        bank.as(
            "ana",
            () ->
                bank.instances()
                    .startProcessInstanceByKeyAndTenantId("loan", variables, LoanBank.ORG.value())
                    .getId());
    assertThat(bank.list("ana")).containsExactly(loan);
  }

  @Test
  @DisplayName("within a command nobody asks as a user, since it would not be decided")
  void asUserWithinCommand() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                bank.engine.asService(
                    ServiceActor.OPERATOR,
                    () ->
                        bank.engine
                            .engine()
                            .getManagementService()
                            .executeCommand(context -> bank.start("eva", "branch_01"))));
  }

  @Test
  @DisplayName("a query of the engine tells nothing of rows that its user may not see")
  void oracle() {
    Task other = bank.task(bank.start("ben", "branch_02"));
    // With or without a match, what ana sees is the same.
    refused(
        "ana",
        () ->
            bank.tasks()
                .createTaskQuery()
                .taskId(other.getId())
                .processVariableValueEquals("task.businessFilters", "branch_02")
                .singleResult());
    refused(
        "ana",
        () ->
            bank.tasks()
                .createTaskQuery()
                .taskId(other.getId())
                .processVariableValueEquals("task.businessFilters", "branch_03")
                .singleResult());
    refused("ana", () -> bank.instances().createProcessInstanceQuery().list());
  }

  @Test
  @DisplayName("a place that was rolled back is made again by the next task that is there")
  void rolledBack() {
    bank.deploy(SolutionRef.pinned("lending", "moving"), "moving.bpmn", MOVING, "teller");
    // The task is there, moves, and so has its place looked up; then the flush fails.
    String taken = bank.start("ana", "branch_01");
    assertThatThrownBy(() -> startMoving(taken, true))
        .rootCause()
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("23505"));
    String stays = startMoving("stays", false);
    assertThat(bank.list("ben")).containsExactly(stays);
  }

  private String startMoving(String id, boolean moves) {
    return bank.as(
        "ben",
        () ->
            bank.instances()
                .createProcessInstanceBuilder()
                .processDefinitionKey("moving")
                .tenantId(LoanBank.ORG.value())
                .predefineProcessInstanceId(id)
                .variable("task.businessFilters", "branch_02")
                .variable("moves", moves)
                .start()
                .getId());
  }

  private void refused(String user, Runnable work) {
    assertThatExceptionOfType(CommandRefusedException.class)
        .isThrownBy(() -> bank.run(user, work))
        .satisfies(refusal -> assertThat(refusal.decision()).isEmpty());
  }
}
