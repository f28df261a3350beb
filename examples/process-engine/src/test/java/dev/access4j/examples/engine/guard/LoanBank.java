package dev.access4j.examples.engine.guard;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.access4j.Access4j;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.SolutionId;
import dev.access4j.examples.engine.bpmn.ProcessLanes;
import dev.access4j.file.AccessFile;
import dev.access4j.file.Format;
import dev.access4j.jdbc.AccessSchema;
import dev.access4j.jdbc.JdbcAccessStore;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Permissions;
import dev.access4j.solution.Process;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.Swimlane;
import dev.access4j.solution.VersionState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.flowable.engine.RuntimeService;
import org.flowable.engine.TaskService;
import org.flowable.task.api.Task;

/**
 * A bank on a database: the library's tables and the engine's, a loan in three lanes, and ana (a
 * teller of branch_01), ben (one of branch_02), carla (an analyst), dan (who assigns and holds) and
 * eva (of the back office).
 */
final class LoanBank implements AutoCloseable {

  static final OrganizationId ORG = OrganizationId.of("bank");
  static final SolutionId LENDING = SolutionId.of("lending");
  static final SolutionRef.Pinned VERSION = SolutionRef.pinned("lending", "1");

  /** A loan of one task, in the front office. */
  static final String SHORT_LOAN =
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

  final Access4j access;
  final GuardedEngine engine;
  final List<String> laneChanges = new CopyOnWriteArrayList<>();

  /** Hears of lane changes too. */
  volatile LaneChangeListener listener = change -> {};

  private final JdbcAccessStore store;

  LoanBank(DataSource database) {
    this(database, false);
  }

  /** Makes the tables, and nothing in them. */
  static void makeTables(DataSource database) {
    AccessSchema.migrate(database);
    try (JdbcAccessStore store = JdbcAccessStore.builder(database).build();
        Access4j access = Access4j.builder(store).build();
        GuardedEngine made = GuardedEngine.builder(access, ORG, database).build()) {
      made.engine();
    }
  }

  LoanBank(DataSource database, boolean jobs) {
    AccessSchema.migrate(database);
    store = JdbcAccessStore.builder(database).build();
    String document =
        new String(resource("loan-bank.json"), UTF_8).replace("@organization@", ORG.value());
    AccessFile.read("bank.json", new ByteArrayInputStream(document.getBytes(UTF_8)), Format.JSON)
        .plan(store)
        .apply(store);
    access = Access4j.builder(store).build();
    GuardedEngine.Builder builder =
        GuardedEngine.builder(access, ORG, database)
            .laneChanges(
                change -> {
                  laneChanges.add(nameOf(change) + " " + change.change());
                  listener.changed(change);
                });
    engine = (jobs ? builder.runJobs() : builder).build();
    engine.deployments().deploy(VERSION, Map.of("loan.bpmn", resource("loan.bpmn")));
  }

  private static byte[] resource(String name) {
    try (InputStream in =
        LoanBank.class.getResourceAsStream("/dev/access4j/examples/engine/" + name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is a resource of this program");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deploys a model, and publishes its lanes as a version in which one role may do all. */
  void deploy(SolutionRef.Pinned version, String name, String model, String role) {
    deploy(version, name, model, lane -> role);
  }

  /** The same with a role for each lane. */
  void deploy(
      SolutionRef.Pinned version, String name, String model, UnaryOperator<String> roleOfLane) {
    List<Process> drawn =
        engine.deployments().deploy(version, Map.of(name, model.getBytes(UTF_8))).stream()
            .map(ProcessLanes::toProcess)
            .toList();
    access.change(
        ORG,
        writer -> {
          Set<RoleId> listed = new HashSet<>();
          List<Process> processes = new ArrayList<>();
          for (Process process : drawn) {
            List<Swimlane> lanes = new ArrayList<>();
            for (Swimlane lane : process.swimlanes()) {
              String role = roleOfLane.apply(lane.name());
              RoleId id = writer.view().roleNamed(RoleScope.ORGANIZATION, role).orElseThrow().id();
              listed.add(id);
              lanes.add(new Swimlane(lane.name(), permittingAll(id)));
            }
            processes.add(new Process(process.name(), lanes, process.startSwimlane(), true));
          }
          writer.draft(version.solution(), version.version());
          writer.put(
              new SolutionVersion(
                  version.solution(),
                  version.version(),
                  VersionState.DRAFT,
                  listed,
                  processes,
                  List.of()));
          writer.publish(version.solution(), version.version());
        });
  }

  private static Permissions permittingAll(RoleId role) {
    Map<Operation, Set<RoleId>> permitted = new EnumMap<>(Operation.class);
    EnumSet.complementOf(EnumSet.of(Operation.INTERACT))
        .forEach(operation -> permitted.put(operation, Set.of(role)));
    return new Permissions(permitted);
  }

  private String nameOf(LaneChange change) {
    return store.read(ORG, view -> view.user(change.user().id()).orElseThrow().username());
  }

  String id(String username) {
    return access.subject(ORG, username).orElseThrow().id().value();
  }

  <T> T as(String username, Supplier<T> work) {
    return engine.asUser(id(username), work);
  }

  void run(String username, Runnable work) {
    as(
        username,
        () -> {
          work.run();
          return true;
        });
  }

  TaskService tasks() {
    return engine.engine().getTaskService();
  }

  RuntimeService instances() {
    return engine.engine().getRuntimeService();
  }

  /** Starts a process with a branch, and returns the id of the instance. */
  String start(String username, String process, String branch) {
    return as(
        username,
        () ->
            instances()
                .startProcessInstanceByKeyAndTenantId(
                    process, Map.of("task.businessFilters", branch), ORG.value())
                .getId());
  }

  /** Starts a loan of a branch, and returns the id of the instance. */
  String start(String username, String branch) {
    return start(username, "loan", branch);
  }

  /** Returns the one task of an instance, as nobody's list shows it. */
  Task task(String instance) {
    return engine.asService(
        ServiceActor.OPERATOR,
        () -> tasks().createTaskQuery().processInstanceId(instance).singleResult());
  }

  /** Returns the task of an instance at a node, as nobody's list shows it. */
  String task(String instance, String node) {
    return engine.asService(
        ServiceActor.OPERATOR,
        () ->
            tasks()
                .createTaskQuery()
                .processInstanceId(instance)
                .taskDefinitionKey(node)
                .singleResult()
                .getId());
  }

  /** Lets a waiting node of an instance go on. */
  void trigger(String instance, String node) {
    engine.asService(
        ServiceActor.OPERATOR,
        () -> {
          instances()
              .trigger(
                  instances()
                      .createExecutionQuery()
                      .processInstanceId(instance)
                      .activityId(node)
                      .singleResult()
                      .getId());
          return true;
        });
  }

  /** Returns the instances whose tasks a user may work on, the newest task first. */
  List<String> list(String username) {
    return engine
        .taskList()
        .page(
            access.subject(ORG, username).orElseThrow(),
            Operation.EXECUTE,
            TaskSort.NEWEST,
            Optional.empty(),
            50)
        .rows()
        .stream()
        .map(TaskRow::instance)
        .toList();
  }

  @Override
  public void close() {
    engine.close();
    access.close();
    store.close();
  }
}
