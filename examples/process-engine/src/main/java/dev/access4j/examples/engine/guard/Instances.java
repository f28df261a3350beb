package dev.access4j.examples.engine.guard;

import dev.access4j.decision.BusinessFilters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
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
      remember(task.getProcessInstanceId(), place.filters(), asked.context());
    }
    return place;
  }

  /** Finds where a task is; empty if it is of no solution of this organization. */
  Optional<Place> find(TaskEntity task, CommandContext context) {
    return tenant.equals(task.getTenantId())
        ? places.find(task.getCategory(), context)
        : Optional.empty();
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
    for (ExecutionEntity token :
        tokens(executions.findChildExecutionsByProcessInstanceId(instance.getId()))) {
      found.add(
          new Place(definition.version(), definition.swimlaneOf(token.getActivityId()), filters));
    }
    return found;
  }

  /** Picks the executions that are tokens: those at an activity that have none within them. */
  static List<ExecutionEntity> tokens(Collection<ExecutionEntity> executions) {
    Set<String> parents = new HashSet<>();
    executions.stream()
        .filter(each -> each.getActivityId() != null)
        .forEach(each -> parents.add(each.getParentId()));
    List<ExecutionEntity> tokens = new ArrayList<>();
    for (ExecutionEntity each : executions) {
      if (each.getActivityId() != null && !parents.contains(each.getId())) {
        tokens.add(each);
      }
    }
    return tokens;
  }

  /**
   * Returns the filters of an instance: as this command knows them already, else from the variable.
   */
  BusinessFilters filtersOf(ExecutionEntity instance, CommandContext context) {
    BusinessFilters known = remembered(context).get(instance.getId());
    if (known != null) {
      return known;
    }
    // Not by the getters for variables: they prefer a transient one, which nobody else would see.
    VariableInstanceEntity variable =
        ((VariableScopeImpl) instance).getVariableInstanceEntities().get(FilterVariable.NAME);
    BusinessFilters read =
        variable == null ? BusinessFilters.NONE : FilterVariable.of(variable.getValue());
    remember(instance.getId(), read, context);
    return read;
  }

  /** Keeps the filters of an instance for the rest of a command. */
  static void remember(String instance, BusinessFilters filters, CommandContext context) {
    remembered(context).put(instance, filters);
  }

  @SuppressWarnings("unchecked") // the attribute is this class's own
  private static Map<String, BusinessFilters> remembered(CommandContext context) {
    Object kept = context.getAttribute(FILTERS);
    if (kept == null) {
      kept = new HashMap<String, BusinessFilters>();
      context.addAttribute(FILTERS, kept);
    }
    return (Map<String, BusinessFilters>) kept;
  }
}
