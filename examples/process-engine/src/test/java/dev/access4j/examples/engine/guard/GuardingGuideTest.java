package dev.access4j.examples.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.access4j.Access4j;
import dev.access4j.decision.Decision;
import dev.access4j.decision.DenialReason;
import dev.access4j.decision.Subject;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.SolutionId;
import dev.access4j.examples.engine.bpmn.ProcessLanes;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Process;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.flowable.common.engine.api.FlowableOptimisticLockingException;
import org.flowable.engine.RuntimeService;
import org.flowable.engine.TaskService;
import org.flowable.task.api.Task;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What the guide says of a process engine")
final class GuardingGuideTest {

  private static final OrganizationId BANK = LoanBank.ORG;

  private static final String CALLING =
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x">
        <process id="calling" isExecutable="true">
          <startEvent id="start"/>
          <sequenceFlow id="f1" sourceRef="start" targetRef="call"/>
          <callActivity id="call" calledElement="called"/>
        </process>
        <process id="called" isExecutable="true">
          <startEvent id="begin"/>
          <sequenceFlow id="f2" sourceRef="begin" targetRef="check"/>
          <userTask id="check" name="Check"/>
        </process>
      </definitions>
      """;

  private static final String WITH_DATA =
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x"
          xmlns:flowable="http://flowable.org/bpmn" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
        <process id="data" isExecutable="true">
          <dataObject id="object" name="task.businessFilters" itemSubjectRef="xsd:string">
            <extensionElements><flowable:value>branch_02</flowable:value></extensionElements>
          </dataObject>
          <startEvent id="start"/>
          <sequenceFlow id="f1" sourceRef="start" targetRef="check"/>
          <userTask id="check" name="Check"/>
        </process>
      </definitions>
      """;

  private final JdbcConnectionPool database =
      JdbcConnectionPool.create(
          "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
  private final LoanBank bank = new LoanBank(database);
  private final List<LaneChange> inbox = new ArrayList<>();
  private final List<String> journal = new ArrayList<>();
  private final GuardedEngine engine = engine(bank.access);
  private final RuntimeService instances = engine.engine().getRuntimeService();
  private final TaskService tasks = engine.engine().getTaskService();

  private GuardedEngine engine(Access4j access) {
    // region engine
    GuardedEngine guarded =
        GuardedEngine.builder(access, BANK, database)
            .decisions((user, operation, lane, answer) -> journal.add(operation + " " + answer))
            .laneChanges(change -> inbox.add(change)) // ana has LOST the instance
            .build();
    // endregion
    return guarded;
  }

  @AfterEach
  void close() {
    engine.close();
    bank.close();
    database.dispose();
  }

  @Test
  @DisplayName("a deployment is a version, which nobody may start before it is published")
  void deployment() throws IOException {
    byte[] model = model();
    // region deploy
    SolutionRef.Pinned second = SolutionRef.pinned("lending", "2");
    List<Process> processes =
        engine.deployments().deploy(second, Map.of("loan.bpmn", model)).stream()
            .map(ProcessLanes::toProcess) // in whose lanes nobody may do anything yet
            .toList();
    // endregion
    assertThat(processes)
        .singleElement()
        .satisfies(process -> assertThat(process.swimlanes()).hasSize(3));
    assertThat(refused(() -> bank.start("ana", "branch_01")))
        .contains(DenialReason.UNKNOWN_VERSION);
  }

  private static byte[] model() throws IOException {
    try (InputStream in =
        GuardingGuideTest.class.getResourceAsStream("/dev/access4j/examples/engine/loan.bpmn")) {
      return Objects.requireNonNull(in, "loan.bpmn").readAllBytes();
    }
  }

  @Test
  @DisplayName("a command is given as a user, and a refusal has its decision")
  void command() {
    List<String> answers = new ArrayList<>();
    for (String user : List.of(bank.id("ana"), bank.id("eva"))) {
      // region command
      Map<String, Object> variables = Map.of("task.businessFilters", "branch_01");
      try {
        String loan =
            engine.asUser(
                user,
                () ->
                    instances
                        .startProcessInstanceByKeyAndTenantId("loan", variables, BANK.value())
                        .getId());
        answers.add("started " + loan);
      } catch (CommandRefusedException refused) {
        answers.add(refused.decision().map(Decision::toString).orElse("for no end user"));
      }
      // endregion
    }
    assertThat(answers).hasSize(2).element(0).asString().startsWith("started ");
    assertThat(answers).element(1).asString().startsWith("DENIED:OPERATION_NOT_PERMITTED");
    assertThat(journal).hasSize(2).element(1).asString().startsWith("start DENIED:");
  }

  @Test
  @DisplayName("a task list is read page by page, and counted by lane")
  void list() {
    for (int i = 0; i < 3; i++) {
      bank.start("ana", "branch_01");
    }
    Subject.User ana = subject("ana");
    List<TaskRow> shown = new ArrayList<>();
    // region list
    TaskList list = engine.taskList();
    Optional<TaskRow> after = Optional.empty(); // or the last row that the user has seen
    do {
      TaskPage page = list.page(ana, Operation.EXECUTE, TaskSort.OLDEST, after, 2);
      shown.addAll(page.rows());
      after = page.next();
    } while (after.isPresent());
    Map<SolutionId, Map<Resource.SwimlaneOf, Long>> badges = list.counts(ana, Operation.EXECUTE);
    // endregion
    assertThat(shown).hasSize(3).doesNotHaveDuplicates();
    assertThat(badges)
        .isEqualTo(
            Map.of(LoanBank.LENDING, Map.of(new Resource.SwimlaneOf("loan", "Front office"), 3L)));
  }

  @Test
  @DisplayName("candidates are shown to who may assign, and one of them is given the task")
  void candidates() {
    String task = bank.task(bank.start("ana", "branch_01")).getId();
    String dan = bank.id("dan");
    // region candidates
    List<String> names;
    try (Stream<EndUser> users = engine.asUser(dan, () -> engine.candidates().of(task))) {
      names = users.limit(20).map(EndUser::username).toList();
    }
    Optional<EndUser> chosen = engine.candidates().allocate(task); // as a service
    // endregion
    assertThat(names).containsExactly("ana");
    assertThat(chosen).map(EndUser::username).contains("ana");
  }

  @Test
  @DisplayName("who stands by hears of a lane change once it is committed: EV-15")
  void laneChange() {
    String loan = bank.start("ana", "branch_01");
    String task = bank.task(loan).getId();
    engine.asUser(bank.id("ana"), () -> done(() -> tasks.complete(task)));
    assertThat(inbox).singleElement().returns(loan, LaneChange::instance);
  }

  @Test
  @DisplayName("a service has its name")
  void service() {
    String loan = bank.start("ana", "branch_01");
    // region service
    Task task =
        engine.asService(
            ServiceActor.OPERATOR,
            () -> tasks.createTaskQuery().processInstanceId(loan).singleResult());
    // endregion
    assertThat(task.getName()).isEqualTo("Enter the application");
  }

  @Test
  @DisplayName("what changes between a decision and its command makes the command fail")
  void changedBetween() {
    String loan = bank.start("ana", "branch_01");
    String task = bank.task(loan).getId();
    try (GuardedEngine slow =
        GuardedEngine.builder(bank.access, BANK, database)
            .decisions((user, operation, lane, answer) -> moveElsewhere(loan))
            .build()) {
      TaskService slowly = slow.engine().getTaskService();
      assertThatExceptionOfType(FlowableOptimisticLockingException.class)
          .isThrownBy(() -> slow.asUser(bank.id("ana"), () -> done(() -> slowly.complete(task))));
    }
    assertThat(bank.task(loan).getId()).isEqualTo(task);
    assertThat(list("ana")).isEmpty();
  }

  private void moveElsewhere(String loan) {
    CompletableFuture.runAsync(
            () ->
                engine.asService(
                    ServiceActor.OPERATOR,
                    () ->
                        done(
                            () ->
                                instances.setVariable(loan, "task.businessFilters", "branch_02"))))
        .join();
  }

  @Test
  @DisplayName("rights that cannot be read stop the command and the list: EV-9")
  void unreadable() throws SQLException {
    String loan = bank.start("ana", "branch_01");
    String task = bank.task(loan).getId();
    String dan = bank.id("dan");
    Subject.User subject = subject("dan");
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER TABLE access_user RENAME TO access_nobody");
    }
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> engine.asUser(dan, () -> done(() -> tasks.suspendTask(task, dan))));
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(
            () ->
                engine
                    .taskList()
                    .page(subject, Operation.VIEW, TaskSort.NEWEST, Optional.empty(), 50));
    assertThat(bank.task(loan).isSuspended()).isFalse();
  }

  @Test
  @DisplayName("limit: who may execute in a lane completes a colleague's task")
  void colleague() {
    String loan =
        engine.asUser(
            bank.id("ana"),
            () ->
                instances
                    .startProcessInstanceByKeyAndTenantId(
                        "loan",
                        Map.of("task.businessFilters", List.of("branch_01", "branch_02")),
                        BANK.value())
                    .getId());
    String task = bank.task(loan).getId();
    bank.run("ana", () -> tasks.claim(task, bank.id("ana")));
    bank.run("ben", () -> tasks.complete(task));
    assertThat(bank.task(loan).getName()).isEqualTo("Assess the risk");
  }

  @Test
  @DisplayName("limit: a called process has only the filter values that the model passes on")
  void called() {
    bank.deploy(SolutionRef.pinned("lending", "calling"), "calling.bpmn", CALLING, "teller");
    start("calling", Map.of("task.businessFilters", "branch_01"));
    assertThat(list("ana")).containsExactly("Check");
    assertThat(list("ben")).containsExactly("Check");
  }

  @Test
  @DisplayName("limit: a start does not know the filter values that a data object will set")
  void dataObject() {
    bank.deploy(SolutionRef.pinned("lending", "data"), "data.bpmn", WITH_DATA, "teller");
    start("data", Map.of());
    assertThat(list("ana")).isEmpty();
    assertThat(list("ben")).containsExactly("Check");
  }

  private void start(String process, Map<String, Object> variables) {
    bank.run(
        "ana",
        () -> instances.startProcessInstanceByKeyAndTenantId(process, variables, BANK.value()));
  }

  private List<String> list(String user) {
    return engine
        .taskList()
        .page(subject(user), Operation.EXECUTE, TaskSort.NEWEST, Optional.empty(), 50)
        .rows()
        .stream()
        .map(TaskRow::name)
        .toList();
  }

  private Subject.User subject(String user) {
    return bank.access.subject(BANK, user).orElseThrow();
  }

  private static boolean done(Runnable work) {
    work.run();
    return true;
  }

  private static Optional<DenialReason> refused(Runnable work) {
    try {
      work.run();
      return Optional.empty();
    } catch (CommandRefusedException e) {
      return e.decision().map(decision -> ((Decision.Denied) decision).reason());
    }
  }
}
