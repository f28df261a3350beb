package dev.access4j.examples.engine.guard;

import dev.access4j.decision.BusinessFilters;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.flowable.common.engine.api.delegate.event.AbstractFlowableEventListener;
import org.flowable.common.engine.api.delegate.event.FlowableEngineEventType;
import org.flowable.common.engine.api.delegate.event.FlowableEvent;
import org.flowable.common.engine.impl.context.Context;
import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.flowable.engine.impl.util.CommandContextUtil;
import org.flowable.task.service.TaskService;
import org.flowable.task.service.impl.persistence.entity.TaskEntity;
import org.flowable.variable.api.event.FlowableVariableEvent;

/**
 * Follows the filter values of instances: within the transaction that changes them, the tasks that
 * are there move to their new places. Values that are no texts stop the command.
 */
final class FilterChanges extends AbstractFlowableEventListener {

  private final Instances instances;
  private final Places places;

  FilterChanges(Instances instances, Places places) {
    this.instances = instances;
    this.places = places;
  }

  @Override
  public void onEvent(FlowableEvent event) {
    if (!(event instanceof FlowableVariableEvent change)
        || !FilterVariable.NAME.equals(change.getVariableName())
        || change.getProcessInstanceId() == null
        || !change.getProcessInstanceId().equals(change.getExecutionId())
        || change.getTaskId() != null) {
      return;
    }
    CommandContext context = Context.getCommandContext();
    BusinessFilters filters =
        change.getType() == FlowableEngineEventType.VARIABLE_DELETED
            ? BusinessFilters.NONE
            : FilterVariable.of(change.getVariableValue());
    String instance = change.getProcessInstanceId();
    instances.changed(instance, filters, context);
    ExecutionEntity execution =
        CommandContextUtil.getExecutionEntityManager(context).findById(instance);
    if (execution != null && mayHaveTasks(execution)) {
      // For those that are made meanwhile, and are not seen here.
      Instances.lock(execution);
      moveTasks(instance, filters, context);
    }
  }

  // An instance that begins has no task yet, and one whose variables go at its end none any more.
  private static boolean mayHaveTasks(ExecutionEntity execution) {
    return !execution.isEnded() && !execution.isDeleted() && !execution.getExecutions().isEmpty();
  }

  private void moveTasks(String instance, BusinessFilters filters, CommandContext context) {
    TaskService tasks = CommandContextUtil.getTaskService(context);
    for (TaskEntity task : tasks.findTasksByProcessInstanceId(instance)) {
      Optional<Place> place = places.find(task.getCategory(), context);
      if (place.isPresent()) {
        task.setCategory(places.keep(place.get().with(filters), context));
        tasks.updateTask(task, false);
      }
    }
  }

  @Override
  public boolean isFailOnException() {
    return true;
  }

  @Override
  public Collection<FlowableEngineEventType> getTypes() {
    return Set.of(
        FlowableEngineEventType.VARIABLE_CREATED,
        FlowableEngineEventType.VARIABLE_UPDATED,
        FlowableEngineEventType.VARIABLE_DELETED);
  }
}
