package dev.access4j.examples.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.zaxxer.hikari.HikariDataSource;
import dev.access4j.directory.OrganizationId;
import dev.access4j.solution.SolutionRef;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.flowable.engine.ManagementService;
import org.flowable.job.api.Job;
import org.flowable.task.api.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Timers and asynchronous jobs under the guard")
final class JobsTest {

  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private static final String MODEL =
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:flowable="http://flowable.org/bpmn" targetNamespace="x">
        <process id="waiting" isExecutable="true">
          <startEvent id="start"/>
          <sequenceFlow id="f1" sourceRef="start" targetRef="work"/>
          <serviceTask id="work" flowable:async="true" flowable:expression="${true}"/>
          <sequenceFlow id="f2" sourceRef="work" targetRef="wait"/>
          <intermediateCatchEvent id="wait">
            <timerEventDefinition><timeDuration>PT0.1S</timeDuration></timerEventDefinition>
          </intermediateCatchEvent>
          <sequenceFlow id="f3" sourceRef="wait" targetRef="check"/>
          <userTask id="check" name="Check"/>
          <sequenceFlow id="f4" sourceRef="check" targetRef="end"/>
          <endEvent id="end"/>
        </process>
      </definitions>
      """;

  @ParameterizedTest
  @EnumSource
  @DisplayName("run as the job executor, whose user is nobody, and make tasks that the guard knows")
  void jobs(EngineDatabase kind) {
    try (HikariDataSource database = kind.create();
        LoanBank bank = new LoanBank(database, true)) {
      bank.deploy(SolutionRef.pinned("lending", "jobs"), "waiting.bpmn", MODEL, "teller");
      String instance =
          bank.as(
              "ana",
              () ->
                  bank.instances()
                      .startProcessInstanceByKeyAndTenantId(
                          "waiting",
                          Map.of("task.businessFilters", "branch_01"),
                          LoanBank.ORG.value())
                      .getId());
      Task task = await(bank, instance);
      bank.run("ana", () -> bank.tasks().complete(task.getId()));
      assertThat(bank.task(instance)).isNull();
    }
  }

  @ParameterizedTest
  @EnumSource(names = "H2") // it waits for several looks for jobs, ten seconds each
  @DisplayName("are run by no other organization's engine on the same database: DIR-1")
  void othersJobs(EngineDatabase kind) {
    OrganizationId other = OrganizationId.of("other-bank");
    try (HikariDataSource database = kind.create();
        LoanBank bank = new LoanBank(database);
        GuardedEngine others =
            GuardedEngine.builder(bank.access, other, database).runJobs().build()) {
      bank.deploy(SolutionRef.pinned("lending", "jobs"), "waiting.bpmn", MODEL, "teller");
      String ours = bank.start("ana", "waiting", "branch_01");
      String timed = bank.start("ana", "waiting", "branch_01");
      jobs(
          bank,
          jobs ->
              jobs.executeJob(
                  jobs.createJobQuery().processInstanceId(timed).singleResult().getId()));
      others
          .deployments()
          .deploy(
              SolutionRef.pinned("lending", "jobs"),
              Map.of("waiting.bpmn", MODEL.getBytes(StandardCharsets.UTF_8)));
      // Theirs come later, and take two jobs each: until the second is through, its engine has
      // looked
      // for jobs and for timers since the first.
      for (int i = 0; i < 2; i++) {
        String theirs =
            others.asService(
                ServiceActor.OPERATOR,
                () ->
                    others
                        .engine()
                        .getRuntimeService()
                        .startProcessInstanceByKeyAndTenantId("waiting", other.value())
                        .getId());
        await(bank, theirs);
      }
      jobs(
          bank,
          jobs -> {
            assertThat(jobs.createJobQuery().processInstanceId(ours).count()).isEqualTo(1);
            assertThat(jobs.createTimerJobQuery().processInstanceId(timed).count()).isEqualTo(1);
          });
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("are run that have no tenant, such as those for the engine's history")
  void ofNoTenant(EngineDatabase kind) {
    try (HikariDataSource database = kind.create();
        LoanBank bank = new LoanBank(database)) {
      jobs(
          bank,
          jobs -> {
            jobs.handleHistoryCleanupTimerJob();
            assertThat(jobs.createTimerJobQuery().list())
                .singleElement()
                .extracting(Job::getCategory)
                .isEqualTo(LoanBank.ORG.value());
          });
    }
  }

  private static void jobs(LoanBank bank, Consumer<ManagementService> work) {
    bank.engine.asService(
        ServiceActor.OPERATOR,
        () -> {
          work.accept(bank.engine.engine().getManagementService());
          return true;
        });
  }

  private static Task await(LoanBank bank, String instance) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (System.nanoTime() - deadline < 0) {
      Task task = bank.task(instance);
      if (task != null) {
        return task;
      }
      LockSupport.parkNanos(50_000_000L);
    }
    return fail("no task after a minute: the jobs did not run");
  }
}
