package dev.access4j.examples.engine.guard;

import org.flowable.common.engine.api.FlowableException;
import org.flowable.common.engine.impl.interceptor.Command;
import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.task.service.impl.persistence.entity.TaskEntity;

/** Finds where a task is. */
final class FindPlaceCmd implements Command<Place> {

  private final String taskId;
  private final Instances instances;

  FindPlaceCmd(String taskId, Instances instances) {
    this.taskId = taskId;
    this.instances = instances;
  }

  @Override
  public Place execute(CommandContext context) {
    TaskEntity task = instances.task(taskId, context);
    return instances
        .find(task, context)
        .orElseThrow(() -> new FlowableException("task " + taskId + " is of no solution"));
  }
}
