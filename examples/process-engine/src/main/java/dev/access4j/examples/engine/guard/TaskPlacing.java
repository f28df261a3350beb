package dev.access4j.examples.engine.guard;

import dev.access4j.decision.BusinessFilters;
import java.util.Optional;
import org.flowable.common.engine.impl.context.Context;
import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.flowable.engine.interceptor.CreateUserTaskAfterContext;
import org.flowable.engine.interceptor.CreateUserTaskBeforeContext;
import org.flowable.engine.interceptor.CreateUserTaskInterceptor;

/**
 * Writes at each task, as its category, where it is: in the lane of its node, with the filter
 * values of its instance. So a check reads them with the task, and a task list joins them.
 */
final class TaskPlacing implements CreateUserTaskInterceptor {

  private final Definitions definitions;
  private final Instances instances;
  private final Places places;

  TaskPlacing(Definitions definitions, Instances instances, Places places) {
    this.definitions = definitions;
    this.instances = instances;
    this.places = places;
  }

  @Override
  public void beforeCreateUserTask(CreateUserTaskBeforeContext task) {
    CommandContext context = Context.getCommandContext();
    ExecutionEntity instance = ((ExecutionEntity) task.getExecution()).getProcessInstance();
    Optional<Definition> definition = definitions.find(instance.getProcessDefinitionId(), context);
    if (definition.isEmpty()) {
      // Of no solution, so that no end user may touch it, whatever the model says.
      task.setCategory(null);
      return;
    }
    BusinessFilters filters = instances.filtersOfNewTask(instance, context);
    Place place =
        new Place(
            definition.get().version(),
            definition.get().swimlaneOf(task.getUserTask().getId()),
            filters);
    task.setCategory(places.keep(place, context));
  }

  @Override
  public void afterCreateUserTask(CreateUserTaskAfterContext task) {}
}
