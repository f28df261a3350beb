package dev.access4j.examples.benchmarks.engine;

import dev.access4j.examples.benchmarks.Database;
import dev.access4j.examples.engine.guard.GuardedEngine;
import dev.access4j.examples.engine.guard.ServiceActor;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.flowable.common.engine.impl.identity.Authentication;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.ProcessEngineConfiguration;
import org.flowable.engine.RuntimeService;
import org.flowable.engine.TaskService;
import org.flowable.engine.delegate.TaskListener;
import org.flowable.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flowable.task.service.delegate.DelegateTask;

/**
 * What a user does, on an engine with or without a guard: starts an instance, claims its task, and
 * completes it, so that the instance goes on to another lane.
 */
final class Lending implements AutoCloseable {

  /** What is around the engine. */
  enum Guard {
    /** Nothing. */
    NONE,
    /** Nothing, on tables with the index that the guard's task list needs. */
    INDEX,
    /** The guard. */
    GUARD,
    /** The guard, and somebody who hears of lane changes. */
    GUARD_AND_NOTICES
  }

  private static final String USER = LendingBank.BRANCHES_USER.id().value();
  private static final Map<String, Object> VARIABLES =
      Map.of("task.businessFilters", LendingBank.branch(7));

  private final LendingBank bank;
  private final ProcessEngine engine;
  private final Runnable closing;
  private final Consumer<Runnable> service;
  private final RuntimeService instances;
  private final TaskService tasks;

  /** Remembers a new task's id, so that nobody has to look for it. */
  public static final class Remember implements TaskListener {
    private static volatile String last = "";

    @Override
    public void notify(DelegateTask task) {
      last = task.getId();
    }
  }

  /** Opens an engine on a database that is the caller's, and empty. */
  Lending(Database database, Guard guard) {
    this(database, guard, given -> given);
  }

  /** Takes what is put around the engine's database, and not around the library's. */
  Lending(Database database, Guard guard, UnaryOperator<DataSource> around) {
    DataSource ofEngine = around.apply(database.dataSource());
    this.bank = new LendingBank(database.dataSource());
    byte[] model = LendingBank.bpmn(0);
    if (guard == Guard.INDEX) {
      GuardedEngine.builder(bank.access(), LendingBank.ORGANIZATION, ofEngine).build().close();
    }
    if (guard == Guard.NONE || guard == Guard.INDEX) {
      this.engine = plain(ofEngine);
      this.closing = engine::close;
      this.service = Runnable::run;
      engine
          .getRepositoryService()
          .createDeployment()
          .key(LendingBank.solution(0))
          .category(Integer.toString(LendingBank.VERSIONS))
          .tenantId(LendingBank.ORGANIZATION.value())
          .addBytes("process.bpmn", model)
          .deploy();
    } else {
      GuardedEngine.Builder builder =
          GuardedEngine.builder(bank.access(), LendingBank.ORGANIZATION, ofEngine);
      if (guard == Guard.GUARD_AND_NOTICES) {
        builder.laneChanges(change -> {});
      }
      GuardedEngine guarded = builder.build();
      this.engine = guarded.engine();
      this.closing = guarded::close;
      this.service = work -> guarded.asService(ServiceActor.OPERATOR, done(work));
      guarded
          .deployments()
          .deploy(LendingBank.ref(0, LendingBank.VERSIONS), Map.of("process.bpmn", model));
    }
    this.instances = engine.getRuntimeService();
    this.tasks = engine.getTaskService();
  }

  /** The engine as the guard configures it, without the guard. */
  private static ProcessEngine plain(DataSource database) {
    ProcessEngineConfigurationImpl settings = new StandaloneProcessEngineConfiguration();
    settings.setDataSource(database);
    settings.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
    settings.setDisableIdmEngine(true);
    settings.setDisableEventRegistry(true);
    settings.setAsyncExecutorActivate(false);
    return settings.buildProcessEngine();
  }

  /** The id of the newest task. */
  static String task() {
    return Remember.last;
  }

  ProcessEngine engine() {
    return engine;
  }

  /** The three commands. */
  String startClaimComplete() {
    return asUser(
        () -> {
          String instance =
              instances
                  .startProcessInstanceByKeyAndTenantId(
                      LendingBank.process(0), VARIABLES, LendingBank.ORGANIZATION.value())
                  .getId();
          String task = task();
          tasks.claim(task, USER);
          tasks.complete(task);
          return instance;
        });
  }

  /** Deletes an instance with its history, so that no table grows while it is measured. */
  void forget(String instance) {
    service.accept(
        () -> {
          instances.deleteProcessInstance(instance, "measured");
          engine.getHistoryService().deleteHistoricProcessInstance(instance);
        });
  }

  private static Supplier<Boolean> done(Runnable work) {
    return () -> {
      work.run();
      return true;
    };
  }

  // As the guarded engine does it, so that both do the same.
  private static <T> T asUser(Supplier<T> work) {
    String outer = Authentication.getAuthenticatedUserId();
    Authentication.setAuthenticatedUserId(USER);
    try {
      return work.get();
    } finally {
      Authentication.setAuthenticatedUserId(outer);
    }
  }

  @Override
  public void close() {
    closing.run();
    bank.close();
  }
}
