package dev.access4j.examples.engine.guard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.access4j.solution.SolutionRef;
import java.util.Map;
import org.flowable.common.engine.api.FlowableIllegalArgumentException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A deployment")
@ParameterizedClass
@EnumSource
final class DeploymentsTest {

  private final HikariDataSource database;
  private final LoanBank bank;

  DeploymentsTest(EngineDatabase kind) {
    database = kind.create();
    bank = new LoanBank(database);
  }

  @AfterEach
  void close() {
    bank.close();
    database.close();
  }

  @Test
  @DisplayName("is made once for a version")
  void once() {
    assertThatExceptionOfType(FlowableIllegalArgumentException.class)
        .isThrownBy(() -> deploy(LoanBank.VERSION, "loan.bpmn"))
        .withMessage("version lending@1 is deployed already");
    assertThat(deployments()).isEqualTo(1);
  }

  @Test
  @DisplayName("is refused with all its faults: names that the engine passes over, others' keys")
  void faults() {
    SolutionRef.Pinned savings = SolutionRef.pinned("savings", "1");
    assertThatExceptionOfType(FlowableIllegalArgumentException.class)
        .isThrownBy(() -> deploy(savings, "loan.bpmn2"))
        .withMessage(
            "loan.bpmn2 does not end in .bpmn or .bpmn20.xml;"
                + " process 'loan' is one of solution lending");
    assertThat(deployments()).isEqualTo(1);
    String loan = bank.start("ana", "branch_01");
    assertThat(bank.list("ana")).containsExactly(loan);
  }

  @Test
  @DisplayName("takes over a process that was there before the guard, of no solution")
  void beforeTheGuard() {
    String model = LoanBank.SHORT_LOAN.replace("\"loan\"", "\"old\"");
    bank.engine.asService(
        ServiceActor.OPERATOR,
        () ->
            bank.engine
                .engine()
                .getRepositoryService()
                .createDeployment()
                .tenantId(LoanBank.ORG.value())
                .addString("old.bpmn", model)
                .deploy());
    bank.deploy(SolutionRef.pinned("lending", "2"), "old.bpmn", model, "teller");
    String instance = bank.start("ana", "old", "branch_01");
    assertThat(bank.list("ana")).containsExactly(instance);
  }

  private void deploy(SolutionRef.Pinned version, String file) {
    bank.engine.deployments().deploy(version, Map.of(file, LoanBank.SHORT_LOAN.getBytes(UTF_8)));
  }

  private long deployments() {
    return bank.engine.asService(
        ServiceActor.OPERATOR,
        () -> bank.engine.engine().getRepositoryService().createDeploymentQuery().count());
  }
}
