package dev.access4j.examples.engine.guard;

import static dev.access4j.solution.Operation.ASSIGN;
import static dev.access4j.solution.Operation.EXECUTE;
import static dev.access4j.solution.Operation.HOLD;
import static dev.access4j.solution.Operation.SELF_ASSIGN;
import static dev.access4j.solution.Operation.UNASSIGN;
import static dev.access4j.solution.Operation.UNHOLD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.RoleId;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Permissions;
import dev.access4j.solution.Process;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.Swimlane;
import dev.access4j.solution.VersionState;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of the guide: a role for each operation, so that none stands in for another. */
@DisplayName("Of the rights of a lane, a command")
final class RightsTest {

  private static final SolutionRef.Pinned VERSION = SolutionRef.pinned("lending", "rights");
  private static final EndUserId ROB = EndUserId.of("rob");
  private static final EndUserId SAM = EndUserId.of("sam");
  private static final String MODEL =
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">
        <process id="rights" isExecutable="true">
          <startEvent id="start"/>
          <sequenceFlow id="f1" sourceRef="start" targetRef="work"/>
          <userTask id="work"/>
        </process>
      </definitions>
      """;

  /**
   * A command on a task.
   *
   * @param needed the operations that it takes
   * @param before what is done before it, as a service
   */
  record Given(
      String name,
      Set<Operation> needed,
      BiConsumer<LoanBank, String> before,
      BiConsumer<LoanBank, String> command) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Given> commands() {
    return Stream.of(
        new Given(
            "claim",
            Set.of(SELF_ASSIGN),
            (bank, task) -> {},
            (bank, task) -> claim(bank, task, ROB)),
        new Given(
            "take over",
            Set.of(SELF_ASSIGN, UNASSIGN),
            (bank, task) -> bank.tasks().setAssignee(task, SAM.value()),
            (bank, task) -> bank.tasks().setAssignee(task, ROB.value())),
        new Given(
            "assign to other",
            Set.of(ASSIGN),
            (bank, task) -> {},
            (bank, task) -> bank.tasks().setAssignee(task, SAM.value())),
        new Given(
            "pass on",
            Set.of(ASSIGN, UNASSIGN),
            (bank, task) -> claim(bank, task, ROB),
            (bank, task) -> bank.tasks().setAssignee(task, SAM.value())),
        new Given(
            "give back",
            Set.of(UNASSIGN),
            (bank, task) -> claim(bank, task, ROB),
            (bank, task) -> bank.tasks().unclaim(task)),
        new Given(
            "complete",
            Set.of(EXECUTE),
            (bank, task) -> {},
            (bank, task) -> bank.tasks().complete(task)),
        new Given(
            "set variable",
            Set.of(EXECUTE),
            (bank, task) -> {},
            (bank, task) -> bank.tasks().setVariable(task, "amount", 1)),
        new Given(
            "comment",
            Set.of(EXECUTE),
            (bank, task) -> {},
            (bank, task) -> bank.tasks().addComment(task, null, "hello")),
        new Given(
            "suspend",
            Set.of(HOLD),
            (bank, task) -> {},
            (bank, task) -> bank.tasks().suspendTask(task, ROB.value())),
        new Given(
            "activate",
            Set.of(UNHOLD),
            (bank, task) -> bank.tasks().suspendTask(task, SAM.value()),
            (bank, task) -> bank.tasks().activateTask(task, ROB.value())),
        new Given(
            "suspend instance",
            Set.of(HOLD),
            (bank, task) -> {},
            (bank, task) -> bank.instances().suspendProcessInstanceById(instanceOf(bank, task))),
        new Given(
            "activate instance",
            Set.of(UNHOLD),
            (bank, task) -> bank.instances().suspendProcessInstanceById(instanceOf(bank, task)),
            (bank, task) -> bank.instances().activateProcessInstanceById(instanceOf(bank, task))),
        new Given(
            "start",
            Set.of(EXECUTE, SELF_ASSIGN),
            (bank, task) -> {},
            (bank, task) -> start(bank)));
  }

  private final HikariDataSource database = EngineDatabase.H2.create();
  private final LoanBank bank = new LoanBank(database);

  private static void claim(LoanBank bank, String task, EndUserId user) {
    bank.tasks().claim(task, user.value());
  }

  private static String start(LoanBank bank) {
    return bank.instances()
        .startProcessInstanceByKeyAndTenantId("rights", LoanBank.ORG.value())
        .getId();
  }

  private static String instanceOf(LoanBank bank, String task) {
    return bank.engine.asService(
        ServiceActor.OPERATOR,
        () -> bank.tasks().createTaskQuery().taskId(task).singleResult().getProcessInstanceId());
  }

  private static RoleId roleOf(Operation operation) {
    return RoleId.of("may " + operation);
  }

  @BeforeEach
  void publish() {
    bank.engine.deployments().deploy(VERSION, Map.of("rights.bpmn", MODEL.getBytes(UTF_8)));
    bank.access.change(
        LoanBank.ORG,
        writer -> {
          Map<Operation, Set<RoleId>> permitted = new EnumMap<>(Operation.class);
          Set<RoleId> listed = new HashSet<>();
          for (Operation operation : EnumSet.complementOf(EnumSet.of(Operation.INTERACT))) {
            writer.put(EndUserRole.of(roleOf(operation), roleOf(operation).value()));
            permitted.put(operation, Set.of(roleOf(operation)));
            listed.add(roleOf(operation));
          }
          Swimlane lane = new Swimlane("Default", new Permissions(permitted));
          writer.draft(VERSION.solution(), VERSION.version());
          writer.put(
              new SolutionVersion(
                  VERSION.solution(),
                  VERSION.version(),
                  VersionState.DRAFT,
                  listed,
                  List.of(new Process("rights", List.of(lane), "Default", true)),
                  List.of()));
          writer.publish(VERSION.solution(), VERSION.version());
          for (EndUserId user : List.of(ROB, SAM)) {
            writer.put(EndUser.builder(user, user.value(), user + "@bank.example").build());
          }
          writer.share(SolutionShare.withUser(VERSION.solution(), SAM, roleOf(EXECUTE)));
        });
  }

  @AfterEach
  void close() {
    bank.close();
    database.close();
  }

  private void robMay(Set<Operation> operations) {
    Set<RoleId> roles = new HashSet<>();
    operations.forEach(operation -> roles.add(roleOf(operation)));
    bank.access.change(
        LoanBank.ORG,
        writer ->
            writer.share(
                SolutionShare.withUser(VERSION.solution(), ROB, roles.toArray(RoleId[]::new))));
  }

  @ParameterizedTest
  @MethodSource("commands")
  @DisplayName("needs those that the guide says, each of them, and no other")
  void needs(Given given) {
    String task =
        bank.engine.asService(
            ServiceActor.OPERATOR,
            () -> {
              String made = bank.task(start(bank)).getId();
              given.before().accept(bank, made);
              return made;
            });
    for (Operation missing : given.needed()) {
      Set<Operation> all = EnumSet.complementOf(EnumSet.of(missing, Operation.INTERACT));
      robMay(all);
      CommandRefusedException refused =
          catchThrowableOfType(
              CommandRefusedException.class,
              () -> bank.engine.asUser(ROB.value(), () -> done(given, task)));
      assertThat(refused).as("without %s", missing).isNotNull();
      assertThat(refused.decision()).isPresent();
    }
    robMay(given.needed());
    assertThat(bank.engine.asUser(ROB.value(), () -> done(given, task))).isTrue();
  }

  private boolean done(Given given, String task) {
    given.command().accept(bank, task);
    return true;
  }
}
