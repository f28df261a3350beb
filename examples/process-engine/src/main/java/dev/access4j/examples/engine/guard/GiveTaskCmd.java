package dev.access4j.examples.engine.guard;

import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.Subject;
import dev.access4j.solution.Operation;
import org.flowable.common.engine.impl.interceptor.Command;
import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.engine.impl.cmd.ClaimTaskCmd;
import org.flowable.task.service.impl.persistence.entity.TaskEntity;

/**
 * Gives a task that nobody has to a user who may work on it. If the task moves elsewhere meanwhile,
 * both have written it, and one of the two fails.
 */
final class GiveTaskCmd implements Command<Boolean> {

  private final String taskId;
  private final Subject.User user;
  private final AccessEvaluator evaluator;
  private final Instances instances;

  GiveTaskCmd(String taskId, Subject.User user, AccessEvaluator evaluator, Instances instances) {
    this.taskId = taskId;
    this.user = user;
    this.evaluator = evaluator;
    this.instances = instances;
  }

  /** Returns false, and changes nothing, if the user may not work on the task. */
  @Override
  public Boolean execute(CommandContext context) {
    TaskEntity task = instances.task(taskId, context);
    boolean allowed =
        instances
            .find(task, context)
            .filter(place -> evaluator.isAllowed(place.request(user, Operation.EXECUTE)))
            .isPresent();
    if (allowed) {
      new ClaimTaskCmd(taskId, user.id().value()).execute(context);
    }
    return allowed;
  }
}
