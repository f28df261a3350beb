package dev.access4j.examples.engine.guard;

import dev.access4j.Access4j;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.SolutionId;
import dev.access4j.file.AccessFile;
import dev.access4j.file.Format;
import dev.access4j.jdbc.AccessSchema;
import dev.access4j.jdbc.JdbcAccessStore;
import dev.access4j.solution.SolutionRef;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
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

  private static final String ACCESS =
      """
      {"organization": {"id": "bank", "name": "Bank"},
       "roles": [{"name": "teller"}, {"name": "analyst"}, {"name": "manager"}, {"name": "clerk"}],
       "users": [
        {"username": "ana", "email": "ana@bank.example", "firstName": "A", "lastName": "N"},
        {"username": "ben", "email": "ben@bank.example", "firstName": "B", "lastName": "N"},
        {"username": "carla", "email": "carla@bank.example", "firstName": "C", "lastName": "N"},
        {"username": "dan", "email": "dan@bank.example", "firstName": "D", "lastName": "N"},
        {"username": "eva", "email": "eva@bank.example", "firstName": "E", "lastName": "N"}],
       "groups": [
        {"name": "Branch 01", "roles": ["teller"], "members": ["ana"],
         "attributes": {"businessFilters": "branch_01"}},
        {"name": "Branch 02", "roles": ["teller"], "members": ["ben"],
         "attributes": {"businessFilters": "branch_02"}},
        {"name": "Credit desk", "roles": ["analyst"], "members": ["carla"],
         "attributes": {"businessFilters": "branch_01, branch_02"}},
        {"name": "Managers", "roles": ["manager"], "members": ["dan"],
         "attributes": {"businessFilters": "branch_01, branch_02"}},
        {"name": "Back office", "roles": ["clerk"], "members": ["eva"],
         "attributes": {"businessFilters": "branch_01, branch_02"}}],
       "solutions": [{"id": "lending", "name": "Lending", "live": "1",
        "versions": [{"id": "1", "state": "PUBLISHED",
         "roles": ["teller", "analyst", "manager", "clerk"],
         "processes": [{"name": "loan", "startSwimlane": "Front office", "swimlanes": [
          {"name": "Front office", "permissions":
           {"EXECUTE": ["teller"], "SELF_ASSIGN": ["teller"], "VIEW": ["manager"],
            "ASSIGN": ["manager"], "UNASSIGN": ["manager"], "HOLD": ["manager"],
            "UNHOLD": ["manager"]}},
          {"name": "Credit analysis", "permissions":
           {"EXECUTE": ["analyst"], "SELF_ASSIGN": ["analyst"], "ASSIGN": ["manager"]}},
          {"name": "Back office", "permissions":
           {"EXECUTE": ["clerk"], "SELF_ASSIGN": ["clerk"]}}]}]},
         {"id": "jobs", "state": "PUBLISHED", "roles": ["teller"],
          "processes": [{"name": "waiting", "swimlanes": [{"name": "Default", "permissions":
           {"EXECUTE": ["teller"], "SELF_ASSIGN": ["teller"]}}]}]}],
        "shares": [
         {"group": "Branch 01", "roles": "FROM_GROUP"},
         {"group": "Branch 02", "roles": "FROM_GROUP"},
         {"group": "Credit desk", "roles": "FROM_GROUP"},
         {"group": "Managers", "roles": "FROM_GROUP"},
         {"group": "Back office", "roles": "FROM_GROUP"}]}]}
      """;

  final Access4j access;
  final GuardedEngine engine;
  final List<String> laneChanges = new CopyOnWriteArrayList<>();
  private final JdbcAccessStore store;

  LoanBank(DataSource database) {
    this(database, false);
  }

  LoanBank(DataSource database, boolean jobs) {
    AccessSchema.migrate(database);
    store = JdbcAccessStore.builder(database).build();
    AccessFile.read(
            "bank.json",
            new ByteArrayInputStream(ACCESS.getBytes(StandardCharsets.UTF_8)),
            Format.JSON)
        .plan(store)
        .apply(store);
    access = Access4j.builder(store).build();
    GuardedEngine.Builder builder =
        GuardedEngine.builder(access, ORG, database)
            .laneChanges(change -> laneChanges.add(nameOf(change) + " " + change.change()));
    engine = (jobs ? builder.runJobs() : builder).build();
    engine.deployments().deploy(VERSION, Map.of("loan.bpmn", model()));
  }

  private static byte[] model() {
    try (InputStream in =
        LoanBank.class.getResourceAsStream("/dev/access4j/examples/engine/loan.bpmn")) {
      if (in == null) {
        throw new IllegalStateException("the model is a resource of this program");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  /** Starts a loan of a branch, and returns the id of the instance. */
  String start(String username, String branch) {
    return as(
        username,
        () ->
            instances()
                .startProcessInstanceByKeyAndTenantId(
                    "loan", Map.of("task.businessFilters", branch), ORG.value())
                .getId());
  }

  /** Returns the one task of an instance, as nobody's list shows it. */
  Task task(String instance) {
    return engine.asService(
        ServiceActor.OPERATOR,
        () -> tasks().createTaskQuery().processInstanceId(instance).singleResult());
  }

  @Override
  public void close() {
    engine.close();
    access.close();
    store.close();
  }
}
