package dev.access4j.examples.engine.guard;

import dev.access4j.Access4j;
import dev.access4j.decision.AccessEvaluator;
import dev.access4j.directory.OrganizationId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flowable.common.engine.api.delegate.event.FlowableEventListener;
import org.flowable.common.engine.impl.identity.Authentication;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.ProcessEngineConfiguration;
import org.flowable.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flowable.job.service.impl.asyncexecutor.AsyncJobExecutorConfiguration;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * An embedded Flowable each of whose commands asks an {@link AccessEvaluator} first. Its services
 * are the engine's own; who calls them is the user that {@code IdentityService} was told, by its id
 * in the library. The organization is a tenant of the engine: several engines on one database may
 * each serve another one, and see nothing of the others (DIR-1). Thread-safe.
 */
public final class GuardedEngine implements AutoCloseable {

  private final ProcessEngine engine;
  private final Callers callers;
  private final CommandFrame frame = new CommandFrame();
  private final Deployments deployments;
  private final TaskList taskList;
  private final Candidates candidates;

  private GuardedEngine(Builder builder) {
    this.callers = new Callers(builder.organization);
    Places places = Places.in(builder.dataSource);
    Definitions definitions = new Definitions(callers.tenant());
    Instances instances = new Instances(callers.tenant(), definitions, places);
    AccessEvaluator evaluator = builder.access.evaluator();

    ProcessEngineConfigurationImpl settings = new StandaloneProcessEngineConfiguration();
    settings.setDataSource(builder.dataSource);
    settings.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
    // Both have commands of their own, and this host uses neither.
    settings.setDisableIdmEngine(true);
    settings.setDisableEventRegistry(true);
    // region wiring
    settings.addCustomPreCommandInterceptor(frame);
    settings.addCustomPostCommandInterceptor(
        new CommandGuard(
            new CommandRules(instances, callers), callers, evaluator, builder.decisions, frame));
    settings.setStartProcessInstanceInterceptor(new StartGuard(definitions));
    settings.setCreateUserTaskInterceptor(new TaskPlacing(definitions, instances, places));
    List<FlowableEventListener> listeners = new ArrayList<>();
    listeners.add(new FilterChanges(instances, places));
    if (builder.laneChanges != null) {
      listeners.add(
          new TokenMoves(
              definitions,
              instances,
              new LaneNotices(evaluator, callers, builder.laneChanges, frame)));
    }
    settings.setEventListeners(listeners);
    // endregion
    settings.setInternalJobManager(new TenantJobs(settings, callers.tenant()));
    settings.addEnabledJobCategory(callers.tenant());
    settings.setAsyncExecutor(new ServiceJobExecutor(new AsyncJobExecutorConfiguration(), callers));
    settings.setAsyncExecutorActivate(builder.jobs);

    this.engine = callers.as(ServiceActor.ENGINE, settings::buildProcessEngine);
    places.indexTasks(builder.dataSource);
    Jdbi database = Jdbi.create(builder.dataSource);
    DeployedVersions versions = new DeployedVersions(database);
    this.deployments = new Deployments(engine.getRepositoryService(), callers, versions);
    this.taskList = new TaskList(database, builder.dataSource, places, evaluator, versions);
    this.candidates =
        new Candidates(
            database,
            evaluator,
            builder.organization,
            engine.getManagementService(),
            callers,
            instances);
  }

  /**
   * Starts to say what an engine is made of.
   *
   * @param access decides, for one organization's users
   * @param organization the organization whose users are authenticated here
   * @param dataSource the engine's database, PostgreSQL or H2; its tables are made if missing
   * @return a builder of an engine without lane changes and without a job executor
   */
  public static Builder builder(
      Access4j access, OrganizationId organization, DataSource dataSource) {
    return new Builder(access, organization, dataSource);
  }

  /**
   * Returns the engine. Its services are guarded whoever calls them; its configuration and its end
   * are not, and are the host's.
   *
   * @return the engine, the same at each call
   */
  public ProcessEngine engine() {
    return engine;
  }

  /**
   * Returns what deploys versions of solutions.
   *
   * @return the deployments
   */
  public Deployments deployments() {
    return deployments;
  }

  /**
   * Returns the tasks that a user may see.
   *
   * @return the task list
   */
  public TaskList taskList() {
    return taskList;
  }

  /**
   * Returns who may work on a task, and what gives it to one of them.
   *
   * @return the candidates
   */
  public Candidates candidates() {
    return candidates;
  }

  /**
   * Does what a user asks, on this thread and as that user, also within the work of a service.
   *
   * @param user the user's id, as {@code IdentityService.setAuthenticatedUserId} takes it
   * @param work calls the engine
   * @param <T> the type of the answer
   * @return what the work returned
   * @throws CommandRefusedException if the user may not do it
   * @throws IllegalStateException within a command, as in a model's code: what is asked there goes
   *     with that command and would not be decided
   */
  public <T> T asUser(String user, Supplier<T> work) {
    if (frame.isOpen()) {
      throw new IllegalStateException("what a user asks within a command would not be decided");
    }
    String outer = Authentication.getAuthenticatedUserId();
    Authentication.setAuthenticatedUserId(user);
    try {
      return callers.asAuthenticated(work);
    } finally {
      Authentication.setAuthenticatedUserId(outer);
    }
  }

  /**
   * Does work that no end user asks for, on this thread and without a guard. For trusted code.
   *
   * @param actor what the work is
   * @param work calls the engine
   * @param <T> the type of the answer
   * @return what the work returned
   */
  public <T> T asService(ServiceActor actor, Supplier<T> work) {
    return callers.as(actor, work);
  }

  /** Closes the engine. The library and the database stay open. */
  @Override
  public void close() {
    callers.as(ServiceActor.ENGINE, engine::close).run();
  }

  /** Says what an engine is made of. Not thread-safe. */
  public static final class Builder {

    private final Access4j access;
    private final OrganizationId organization;
    private final DataSource dataSource;
    private @Nullable LaneChangeListener laneChanges;
    private DecisionListener decisions = DecisionListener.NONE;
    private boolean jobs;

    private Builder(Access4j access, OrganizationId organization, DataSource dataSource) {
      this.access = access;
      this.organization = organization;
      this.dataSource = dataSource;
    }

    /**
     * Sets who hears of lane changes (EV-15). Nobody unless set.
     *
     * @param listener tells the users
     * @return this
     */
    public Builder laneChanges(LaneChangeListener listener) {
      this.laneChanges = listener;
      return this;
    }

    /**
     * Sets who hears of the decisions that the guard makes. Nobody unless set.
     *
     * @param listener records them
     * @return this
     */
    public Builder decisions(DecisionListener listener) {
      this.decisions = listener;
      return this;
    }

    /**
     * Starts the job executor with the engine: timers fire and asynchronous work runs.
     *
     * @return this
     */
    public Builder runJobs() {
      this.jobs = true;
      return this;
    }

    /**
     * Starts the engine.
     *
     * @return the engine, whose tables are there
     */
    public GuardedEngine build() {
      return new GuardedEngine(this);
    }
  }
}
