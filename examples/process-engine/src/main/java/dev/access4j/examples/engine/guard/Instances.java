package dev.access4j.examples.engine.guard;

import dev.access4j.decision.BusinessFilters;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flowable.common.engine.api.FlowableObjectNotFoundException;
import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.flowable.engine.impl.persistence.entity.ExecutionEntityManager;
import org.flowable.engine.impl.util.CommandContextUtil;
import org.flowable.engine.runtime.ProcessInstance;
import org.flowable.task.service.impl.persistence.entity.TaskEntity;
import org.flowable.variable.service.impl.persistence.entity.VariableInstanceEntity;
import org.flowable.variable.service.impl.persistence.entity.VariableScopeImpl;
import org.jspecify.annotations.Nullable;

/** Where tasks and the tokens of instances are. All of it within a command. Thread-safe. */
final class Instances {

  private static final String FILTERS = "access4j.filters";

  private final String tenant;
  private final Definitions definitions;
  private final Places places;

  Instances(String tenant, Definitions definitions, Places places) {
    this.tenant = tenant;
    this.definitions = definitions;
    this.places = places;
  }

  /**
   * Finds the task that a command is about. The command finds it in the session again, so that this
   * costs the engine no query.
   */
  TaskEntity task(@Nullable String id, CommandContext context) {
    TaskEntity task = id == null ? null : CommandContextUtil.getTaskService(context).getTask(id);
    if (task == null || !tenant.equals(task.getTenantId())) {
      throw new FlowableObjectNotFoundException("there is no task " + id, TaskEntity.class);
    }
    return task;
  }

  /** Returns where a task is, by what it carries itself. */
  Place placeOf(TaskEntity task, Asked asked) {
    Place place =
        find(task, asked.context())
            .orElseThrow(() -> asked.refuse("task " + task.getId() + " is of no solution"));
    if (task.getProcessInstanceId() != null) {
      remember(task.getProcessInstanceId(), place.filters(), true, asked.context());
    }
    return place;
  }

  /** Finds where a task is; empty if it is of no solution of this organization. */
  Optional<Place> find(TaskEntity task, CommandContext context) {
    return tenant.equals(task.getTenantId())
        ? places.find(task.getCategory(), context)
        : Optional.empty();
  }

  /** Returns the variables in which the engine counts in a task's process. */
  Set<String> countersOf(TaskEntity task, CommandContext context) {
    String definition = task.getProcessDefinitionId();
    return definition == null
        ? Set.of()
        : definitions.find(definition, context).map(Definition::counters).orElse(Set.of());
  }

  /** Returns where the tokens of an instance are; one query, and one more for its filters. */
  Set<Place> placesOf(@Nullable String executionId, Asked asked) {
    CommandContext context = asked.context();
    ExecutionEntityManager executions = CommandContextUtil.getExecutionEntityManager(context);
    ExecutionEntity execution = executionId == null ? null : executions.findById(executionId);
    ExecutionEntity instance =
        execution == null ? null : executions.findById(execution.getProcessInstanceId());
    // One of another organization is none that could be told from one that is not there (DIR-1).
    if (instance == null || !tenant.equals(instance.getTenantId())) {
      throw new FlowableObjectNotFoundException(
          "there is no instance " + executionId, ProcessInstance.class);
    }
    Definition definition =
        definitions
            .find(instance.getProcessDefinitionId(), context)
            .orElseThrow(() -> asked.refuse("instance " + instance.getId() + " is of no solution"));
    BusinessFilters filters = filtersOf(instance, context);
    Set<Place> found = new HashSet<>();
    for (String node : Tokens.of(instance, context).now()) {
      found.add(new Place(definition.version(), definition.swimlaneOf(node), filters));
    }
    return found;
  }

  /**
   * Returns the filters of an instance: as this command knows them already, else from the variable.
   */
  BusinessFilters filtersOf(ExecutionEntity instance, CommandContext context) {
    return known(instance, context).now();
  }

  /**
   * Returns the filters that an instance had when the command began, or that are known first where
   * it changes them before anything asks for them.
   */
  BusinessFilters filtersBefore(ExecutionEntity instance, CommandContext context) {
    return known(instance, context).first();
  }

  /**
   * Returns the filters for a task that is being made. If they change in another transaction, one
   * of the two fails: by a task that the command was decided by, or by the instance, which both
   * write.
   */
  BusinessFilters filtersOfNewTask(ExecutionEntity instance, CommandContext context) {
    Known known = known(instance, context);
    if (!known.byTask()) {
      lock(instance);
    }
    return known.now();
  }

  /** Notes what the filters of an instance are changed to. */
  void changed(String instance, BusinessFilters filters, CommandContext context) {
    remember(instance, filters, false, context);
  }

  /** Makes a command fail if another writes the same instance. */
  static void lock(ExecutionEntity instance) {
    if (!instance.isInserted()) {
      instance.forceUpdate();
    }
  }

  private Known known(ExecutionEntity instance, CommandContext context) {
    Known known = remembered(context).get(instance.getId());
    if (known != null) {
      return known;
    }
    // Not by the getters for variables: they prefer a transient one, which nobody else would see.
    VariableInstanceEntity variable =
        ((VariableScopeImpl) instance).getVariableInstanceEntities().get(FilterVariable.NAME);
    BusinessFilters read =
        variable == null ? BusinessFilters.NONE : FilterVariable.of(variable.getValue());
    return remember(instance.getId(), read, false, context);
  }

  private static Known remember(
      String instance, BusinessFilters filters, boolean byTask, CommandContext context) {
    Known before = remembered(context).get(instance);
    Known now =
        before == null
            ? new Known(filters, filters, byTask)
            : new Known(before.first(), filters, before.byTask() || byTask);
    remembered(context).put(instance, now);
    return now;
  }

  @SuppressWarnings("unchecked") // the attribute is this class's own
  private static Map<String, Known> remembered(CommandContext context) {
    Object kept = context.getAttribute(FILTERS);
    if (kept == null) {
      kept = new HashMap<String, Known>();
      context.addAttribute(FILTERS, kept);
    }
    return (Map<String, Known>) kept;
  }

  /**
   * What a command knows of the filters of an instance.
   *
   * @param byTask whether from a task that the command was decided by, and writes
   */
  private record Known(BusinessFilters first, BusinessFilters now, boolean byTask) {}
}
