package dev.access4j.examples.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.access4j.solution.SolutionRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flowable.engine.runtime.Execution;
import org.flowable.task.api.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Lane changes: EV-15")
@ParameterizedClass
@EnumSource
final class LaneChangesTest {

  private static final Map<String, String> ROLES =
      Map.of("Front", "teller", "Credit", "analyst", "Back", "clerk", "Default", "manager");

  private final HikariDataSource database;
  private final LoanBank bank;

  LaneChangesTest(EngineDatabase kind) {
    database = kind.create();
    bank = new LoanBank(database);
  }

  @AfterEach
  void close() {
    bank.close();
    database.close();
  }

  // --- What a listener does ---

  @Test
  @DisplayName("what a listener asks of the engine is a command of its own, and is kept")
  void listenerChanges() {
    String loan = bank.start("ana", "branch_01");
    bank.listener =
        change -> {
          String task = bank.task(loan).getId();
          bank.run("carla", () -> bank.tasks().claim(task, bank.id("carla")));
        };
    complete("ana", bank.task(loan).getId());
    assertThat(bank.task(loan)).extracting(Task::getAssignee).isEqualTo(bank.id("carla"));
  }

  @Test
  @DisplayName("a move that a listener causes is told too")
  void listenerMoves() {
    String loan = bank.start("ana", "branch_01");
    bank.listener =
        change -> {
          if (bank.laneChanges.size() == 1) {
            complete("carla", bank.task(loan).getId());
          }
        };
    complete("ana", bank.task(loan).getId());
    assertThat(bank.laneChanges).containsExactly("ana LOST", "ana REGAINED");
  }

  @Test
  @DisplayName("what a listener asks of the engine is decided, also when a service moved the token")
  void listenerIsGuarded() {
    String loan = bank.start("ana", "branch_01");
    List<String> answers = new ArrayList<>();
    bank.listener =
        change -> {
          String task = task(loan);
          answers.add(refusal(() -> bank.tasks().complete(task)));
          answers.add(refusal(() -> complete("eva", task)));
        };
    String task = bank.task(loan).getId();
    bank.engine.asService(
        ServiceActor.OPERATOR,
        () -> {
          bank.tasks().complete(task);
          return true;
        });
    assertThat(answers)
        .satisfiesExactly(
            nobody -> assertThat(nobody).contains("nobody is authenticated"),
            eva -> assertThat(eva).contains("may not EXECUTE"));
    assertThat(bank.task(loan).getId()).isNotEqualTo(task);
  }

  private String task(String loan) {
    return bank.task(loan).getId();
  }

  private static String refusal(Runnable work) {
    try {
      work.run();
      return "allowed";
    } catch (CommandRefusedException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  @DisplayName("a user within the work of a service is that user")
  void userWithinService() {
    String task = bank.task(bank.start("ana", "branch_01")).getId();
    assertThatExceptionOfType(CommandRefusedException.class)
        .isThrownBy(
            () ->
                bank.engine.asService(
                    ServiceActor.OPERATOR,
                    () ->
                        bank.as(
                            "eva",
                            () -> {
                              bank.tasks().complete(task);
                              return true;
                            })));
  }

  // --- Where tokens are ---

  private static final String EVENTS =
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x">
        <message id="cancel" name="cancel"/>
        <message id="ask" name="ask"/>
        <process id="events" isExecutable="true">
          <laneSet id="lanes">
            <lane id="front" name="Front">
              <flowNodeRef>start</flowNodeRef>
              <flowNodeRef>write</flowNodeRef>
              <flowNodeRef>cancelled</flowNodeRef>
              <flowNodeRef>asked</flowNodeRef>
              <flowNodeRef>answer</flowNodeRef>
            </lane>
            <lane id="credit" name="Credit"><flowNodeRef>assess</flowNodeRef></lane>
          </laneSet>
          <startEvent id="start"/>
          <sequenceFlow id="f1" sourceRef="start" targetRef="write"/>
          <userTask id="write"/>
          <sequenceFlow id="f2" sourceRef="write" targetRef="assess"/>
          <userTask id="assess"/>
          <boundaryEvent id="asked" attachedToRef="assess" cancelActivity="false">
            <messageEventDefinition messageRef="ask"/>
          </boundaryEvent>
          <sequenceFlow id="f3" sourceRef="asked" targetRef="answer"/>
          <userTask id="answer"/>
          <subProcess id="cancelled" triggeredByEvent="true">
            <startEvent id="toCancel" isInterrupting="true">
              <messageEventDefinition messageRef="cancel"/>
            </startEvent>
            <sequenceFlow id="f4" sourceRef="toCancel" targetRef="sayWhy"/>
            <userTask id="sayWhy"/>
          </subProcess>
        </process>
      </definitions>
      """;

  @Test
  @DisplayName("what waits for an event is no token: neither told of, nor asked about")
  void waitingEvents() {
    String instance = atCredit();
    assertThat(bank.laneChanges).containsExactly("ana LOST");
    bank.run("carla", () -> bank.instances().suspendProcessInstanceById(instance));
    bank.run("carla", () -> bank.instances().activateProcessInstanceById(instance));
  }

  @Test
  @DisplayName("a token that an event makes in another lane is told")
  void boundaryEvent() {
    String instance = atCredit();
    message("ask", instance);
    assertThat(bank.laneChanges).containsExactly("ana LOST", "ana REGAINED");
  }

  @Test
  @DisplayName("a token that an event takes away into a subprocess is told")
  void eventSubprocess() {
    String instance = atCredit();
    message("cancel", instance);
    assertThat(bank.laneChanges).containsExactly("ana LOST", "ana REGAINED");
  }

  @Test
  @DisplayName("a token that an operator moves by hand is told")
  void movedByHand() {
    String instance = atCredit();
    bank.engine.asService(
        ServiceActor.OPERATOR,
        () -> {
          bank.instances()
              .createChangeActivityStateBuilder()
              .processInstanceId(instance)
              .moveActivityIdTo("assess", "write")
              .changeState();
          return true;
        });
    assertThat(bank.laneChanges).containsExactly("ana LOST", "ana REGAINED");
  }

  @Test
  @DisplayName("who has a task that an event or an operator takes away is told")
  void takenAway() {
    String cancelled = atCredit();
    String assess = bank.task(cancelled, "assess");
    bank.run("carla", () -> bank.tasks().claim(assess, bank.id("carla")));
    message("cancel", cancelled);
    assertThat(bank.laneChanges)
        .containsExactlyInAnyOrder("ana LOST", "ana REGAINED", "carla LOST");
  }

  /** An instance that ana has started and passed on. */
  private String atCredit() {
    bank.deploy(SolutionRef.pinned("lending", "events"), "events.bpmn", EVENTS, ROLES::get);
    String instance = bank.start("ana", "events", "branch_01");
    complete("ana", bank.task(instance, "write"));
    return instance;
  }

  private void message(String name, String instance) {
    bank.engine.asService(
        ServiceActor.OPERATOR,
        () -> {
          Execution waiting =
              bank.instances()
                  .createExecutionQuery()
                  .processInstanceId(instance)
                  .messageEventSubscriptionName(name)
                  .singleResult();
          bank.instances().messageEventReceived(name, waiting.getId());
          return true;
        });
  }

  private static final String LATER =
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:flowable="http://flowable.org/bpmn" targetNamespace="x">
        <process id="later" isExecutable="true">
          <laneSet id="lanes">
            <lane id="front" name="Front">
              <flowNodeRef>start</flowNodeRef>
              <flowNodeRef>split</flowNodeRef>
              <flowNodeRef>write</flowNodeRef>
              <flowNodeRef>wait</flowNodeRef>
            </lane>
            <lane id="credit" name="Credit"><flowNodeRef>score</flowNodeRef></lane>
            <lane id="back" name="Back"><flowNodeRef>pay</flowNodeRef></lane>
          </laneSet>
          <startEvent id="start"/>
          <sequenceFlow id="f1" sourceRef="start" targetRef="split"/>
          <parallelGateway id="split"/>
          <sequenceFlow id="f2" sourceRef="split" targetRef="pay"/>
          <userTask id="pay"/>
          <sequenceFlow id="f3" sourceRef="split" targetRef="write"/>
          <userTask id="write"/>
          <sequenceFlow id="f4" sourceRef="write" targetRef="wait"/>
          <receiveTask id="wait"/>
          <sequenceFlow id="f5" sourceRef="wait" targetRef="score"/>
          <serviceTask id="score" flowable:async="true" flowable:expression="${true}"/>
        </process>
      </definitions>
      """;

  @Test
  @DisplayName("a token that goes where a job will go on is told when it gets there")
  void asynchronous() {
    String instance = waiting();
    bank.trigger(instance, "wait");
    assertThat(bank.laneChanges).containsExactly("ana LOST");
  }

  @Test
  @DisplayName("the end of one of several tokens is told")
  void ended() {
    bank.deploy(SolutionRef.pinned("lending", "later"), "later.bpmn", LATER, ROLES::get);
    String instance = bank.start("ana", "later", "branch_01");
    bank.run("eva", () -> bank.tasks().claim(bank.task(instance, "pay"), bank.id("eva")));
    complete("eva", bank.task(instance, "pay"));
    assertThat(bank.laneChanges).containsExactly("eva LOST");
  }

  private String waiting() {
    bank.deploy(SolutionRef.pinned("lending", "later"), "later.bpmn", LATER, ROLES::get);
    String instance = bank.start("ana", "later", "branch_01");
    complete("ana", bank.task(instance, "write"));
    assertThat(bank.laneChanges).isEmpty();
    return instance;
  }

  private static final String FORK =
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x">
        <process id="fork" isExecutable="true">
          <laneSet id="lanes">
            <lane id="front" name="Front">
              <flowNodeRef>start</flowNodeRef>
              <flowNodeRef>split</flowNodeRef>
              <flowNodeRef>write</flowNodeRef>
              <flowNodeRef>join</flowNodeRef>
            </lane>
            <lane id="credit" name="Credit"><flowNodeRef>assess</flowNodeRef></lane>
            <lane id="back" name="Back"><flowNodeRef>pay</flowNodeRef></lane>
          </laneSet>
          <startEvent id="start"/>
          <sequenceFlow id="f1" sourceRef="start" targetRef="split"/>
          <parallelGateway id="split"/>
          <sequenceFlow id="f2" sourceRef="split" targetRef="write"/>
          <userTask id="write"/>
          <sequenceFlow id="f3" sourceRef="split" targetRef="assess"/>
          <userTask id="assess"/>
          <sequenceFlow id="f4" sourceRef="write" targetRef="join"/>
          <sequenceFlow id="f5" sourceRef="assess" targetRef="join"/>
          <parallelGateway id="join"/>
          <sequenceFlow id="f6" sourceRef="join" targetRef="pay"/>
          <userTask id="pay"/>
        </process>
      </definitions>
      """;

  @Test
  @DisplayName("tokens that join are told, whichever came last")
  void join() {
    bank.deploy(SolutionRef.pinned("lending", "fork"), "fork.bpmn", FORK, ROLES::get);
    String first = bank.start("ana", "fork", "branch_01");
    complete("ana", bank.task(first, "write"));
    assertThat(bank.laneChanges).isEmpty();
    complete("carla", bank.task(first, "assess"));
    assertThat(bank.laneChanges).containsExactly("ana LOST");
    String second = bank.start("ana", "fork", "branch_01");
    complete("carla", bank.task(second, "assess"));
    assertThat(bank.laneChanges).hasSize(1);
    complete("ana", bank.task(second, "write"));
    assertThat(bank.laneChanges).containsExactly("ana LOST", "ana LOST");
  }

  private static final String PASSED_ON =
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:flowable="http://flowable.org/bpmn" targetNamespace="x">
        <process id="passedOn" isExecutable="true">
          <laneSet id="lanes">
            <lane id="front" name="Front">
              <flowNodeRef>start</flowNodeRef>
              <flowNodeRef>write</flowNodeRef>
              <flowNodeRef>pass</flowNodeRef>
            </lane>
            <lane id="credit" name="Credit"><flowNodeRef>assess</flowNodeRef></lane>
          </laneSet>
          <startEvent id="start"/>
          <sequenceFlow id="f1" sourceRef="start" targetRef="write"/>
          <userTask id="write"/>
          <sequenceFlow id="f2" sourceRef="write" targetRef="pass"/>
          <serviceTask id="pass" flowable:expression=
              "${execution.processInstance.setVariable('task.businessFilters', 'branch_02')}"/>
          <sequenceFlow id="f3" sourceRef="pass" targetRef="assess"/>
          <userTask id="assess"/>
        </process>
      </definitions>
      """;

  @Test
  @DisplayName("where the filter values change with the move, access before is by those before")
  void passedOn() {
    bank.deploy(SolutionRef.pinned("lending", "passed"), "passed.bpmn", PASSED_ON, ROLES::get);
    String instance = bank.start("ana", "passedOn", "branch_01");
    complete("ana", bank.task(instance, "write"));
    assertThat(bank.laneChanges).containsExactly("ana LOST");
  }

  private void complete(String user, String task) {
    bank.run(user, () -> bank.tasks().complete(task));
  }
}
