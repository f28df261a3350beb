package dev.access4j.examples.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.access4j.solution.SolutionRef;
import java.util.List;
import java.util.Map;
import org.flowable.engine.runtime.ProcessInstanceBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A start that goes round the guard")
@ParameterizedClass
@EnumSource
final class StartsAroundTest {

  private static final String TWO_STARTS =
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">
        <process id="two" isExecutable="true">
          <laneSet id="lanes">
            <lane id="l1" name="Front">
              <flowNodeRef>front</flowNodeRef>
              <flowNodeRef>write</flowNodeRef>
            </lane>
            <lane id="l2" name="Back">
              <flowNodeRef>back</flowNodeRef>
              <flowNodeRef>check</flowNodeRef>
            </lane>
          </laneSet>
          <startEvent id="front"/>
          <sequenceFlow id="f1" sourceRef="front" targetRef="write"/>
          <userTask id="write"/>
          <startEvent id="back"><messageEventDefinition messageRef="m"/></startEvent>
          <sequenceFlow id="f2" sourceRef="back" targetRef="check"/>
          <userTask id="check"/>
        </process>
        <message id="m" name="back-message"/>
      </definitions>
      """;

  private final HikariDataSource database;
  private final LoanBank bank;

  StartsAroundTest(EngineDatabase kind) {
    database = kind.create();
    bank = new LoanBank(database);
  }

  @AfterEach
  void close() {
    bank.close();
    database.close();
  }

  @Test
  @DisplayName("an instance cannot be started for another organization's tenant: DIR-1")
  void otherTenant() {
    refused(
        "ana",
        () ->
            bank.instances()
                .createProcessInstanceBuilder()
                .processDefinitionKey("loan")
                .tenantId(LoanBank.ORG.value())
                .overrideProcessDefinitionTenantId("other-bank")
                .variable("task.businessFilters", "branch_01")
                .start());
  }

  @Test
  @DisplayName("nobody starts an instance in another's name")
  void startInAnothersName() {
    for (boolean owner : new boolean[] {true, false}) {
      refused(
          "ana",
          () -> {
            ProcessInstanceBuilder start =
                bank.instances()
                    .createProcessInstanceBuilder()
                    .processDefinitionKey("loan")
                    .tenantId(LoanBank.ORG.value())
                    .variable("task.businessFilters", "branch_01");
            if (owner) {
              start.owner(bank.id("dan"));
            } else {
              start.assignee(bank.id("dan"));
            }
            start.start();
          });
    }
  }

  @Test
  @DisplayName(
      "where a process was deployed again, rights in the version before start nothing more: SOL-1")
  void replacedVersion() {
    String loan = bank.start("ana", "branch_01");
    String before = bank.task(loan).getProcessDefinitionId();
    bank.run("ana", () -> startNamed(before));
    bank.deploy(SolutionRef.pinned("lending", "2"), "loan.bpmn", LoanBank.SHORT_LOAN, "manager");
    refused("ana", () -> startNamed(before));
    refused(
        "ana",
        () ->
            bank.instances()
                .createProcessInstanceBuilder()
                .processDefinitionKey("loan")
                .processDefinitionParentDeploymentId(deploymentOf(before))
                .tenantId(LoanBank.ORG.value())
                .start());
    bank.engine.asService(ServiceActor.OPERATOR, () -> startNamed(before));
    assertThat(bank.list("ana")).hasSize(3);
  }

  private String startNamed(String definition) {
    return bank.instances()
        .startProcessInstanceById(definition, Map.of("task.businessFilters", "branch_01"))
        .getId();
  }

  private String deploymentOf(String definition) {
    return bank.engine.asService(
        ServiceActor.OPERATOR,
        () ->
            bank.engine
                .engine()
                .getRepositoryService()
                .getProcessDefinition(definition)
                .getDeploymentId());
  }

  @Test
  @DisplayName("who names the first node needs both rights in its lane")
  void firstNodeElsewhere() {
    bank.deploy(
        SolutionRef.pinned("lending", "two"),
        "two.bpmn",
        TWO_STARTS,
        lane -> lane.equals("Front") ? "teller" : "analyst");
    // Ana may begin in the front office, carla work in the back one: neither may both.
    for (String user : List.of("ana", "carla")) {
      assertThatExceptionOfType(CommandRefusedException.class)
          .isThrownBy(() -> bank.run(user, () -> startAt("back")))
          .satisfies(refusal -> assertThat(refusal.decision()).isPresent());
    }
    bank.run("ana", () -> startAt("front"));
  }

  private void startAt(String event) {
    bank.instances()
        .createProcessInstanceBuilder()
        .processDefinitionKey("two")
        .tenantId(LoanBank.ORG.value())
        .variable("task.businessFilters", "branch_01")
        .startEventId(event)
        .start();
  }

  private void refused(String user, Runnable work) {
    assertThatExceptionOfType(CommandRefusedException.class)
        .isThrownBy(() -> bank.run(user, work))
        .satisfies(refusal -> assertThat(refusal.decision()).isEmpty());
  }
}
