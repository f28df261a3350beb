package dev.access4j.examples.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.access4j.solution.SolutionRef;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flowable.common.engine.api.FlowableOptimisticLockingException;
import org.flowable.engine.delegate.TaskListener;
import org.flowable.task.service.delegate.DelegateTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Filter values that change while another transaction is under way")
@ParameterizedClass
@EnumSource
final class FilterChangesTest {

  private static final String PAUSING =
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:flowable="http://flowable.org/bpmn" targetNamespace="x">
        <process id="pausing" isExecutable="true">
          <startEvent id="start"/>
          <sequenceFlow id="f1" sourceRef="start" targetRef="both"/>
          <parallelGateway id="both"/>
          <sequenceFlow id="f5" sourceRef="both" targetRef="change"/>
          <receiveTask id="change"/>
          <sequenceFlow id="f6" sourceRef="change" targetRef="changed"/>
          <serviceTask id="changed" flowable:expression=
              "${execution.processInstance.setVariable('task.businessFilters', 'branch_02')}"/>
          <sequenceFlow id="f7" sourceRef="both" targetRef="wait"/>
          <receiveTask id="wait"/>
          <sequenceFlow id="f2" sourceRef="wait" targetRef="check"/>
          <userTask id="check">
            <extensionElements>
              <flowable:taskListener event="create" class="%s"/>
            </extensionElements>
          </userTask>
        </process>
      </definitions>
      """
          .formatted(Pause.class.getName());

  private final HikariDataSource database;
  private final LoanBank bank;

  FilterChangesTest(EngineDatabase kind) {
    database = kind.create();
    bank = new LoanBank(database);
  }

  @AfterEach
  void close() {
    bank.close();
    database.close();
  }

  /** Holds a transaction open that makes a task. */
  public static final class Pause implements TaskListener {

    private static volatile Gate gate = new Gate();

    /** For the engine. */
    public Pause() {}

    @Override
    public void notify(DelegateTask task) {
      gate.pass();
    }
  }

  /** Where one thread stops until another has done something. */
  private static final class Gate {
    final CountDownLatch reached = new CountDownLatch(1);
    final CountDownLatch opened = new CountDownLatch(1);

    void pass() {
      reached.countDown();
      await(opened);
    }

    static void await(CountDownLatch latch) {
      try {
        assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  @DisplayName("no task that is made meanwhile keeps the old values")
  void newTask() {
    bank.deploy(SolutionRef.pinned("lending", "pausing"), "pausing.bpmn", PAUSING, "teller");
    String instance = bank.start("ana", "pausing", "branch_01");
    Gate gate = new Gate();
    Pause.gate = gate;
    CompletableFuture<Void> making =
        CompletableFuture.runAsync(() -> bank.trigger(instance, "wait"));
    Gate.await(gate.reached);
    bank.trigger(instance, "change");
    gate.opened.countDown();
    assertThatThrownBy(making::join).hasCauseInstanceOf(FlowableOptimisticLockingException.class);
    bank.trigger(instance, "wait");
    assertThat(bank.list("ana")).isEmpty();
    assertThat(bank.list("ben")).containsExactly(instance);
  }

  @Test
  @DisplayName("no variable is removed by who may not touch the task any more")
  void removedVariable() {
    Gate gate = new Gate();
    String instance = bank.start("ana", "branch_01");
    String task = bank.task(instance).getId();
    bank.run("ana", () -> bank.tasks().setVariable(task, "amount", 7));
    try (GuardedEngine slow =
        GuardedEngine.builder(bank.access, LoanBank.ORG, database)
            .decisions((user, operation, lane, decision) -> gate.pass())
            .build()) {
      CompletableFuture<Boolean> removing =
          CompletableFuture.supplyAsync(
              () ->
                  slow.asUser(
                      bank.id("ana"),
                      () -> {
                        slow.engine().getTaskService().removeVariable(task, "amount");
                        return true;
                      }));
      Gate.await(gate.reached);
      moveTo("branch_02", instance);
      gate.opened.countDown();
      assertThatThrownBy(removing::join)
          .hasCauseInstanceOf(FlowableOptimisticLockingException.class);
    }
    assertThat(bank.<Map<String, Object>>as("ben", () -> bank.tasks().getVariables(task)))
        .containsEntry("amount", 7);
  }

  private void moveTo(String branch, String instance) {
    bank.engine.asService(
        ServiceActor.OPERATOR,
        () -> {
          bank.instances().setVariable(instance, "task.businessFilters", branch);
          return true;
        });
  }
}
