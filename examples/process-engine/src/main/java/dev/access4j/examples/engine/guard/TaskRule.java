package dev.access4j.examples.engine.guard;

import org.flowable.common.engine.impl.interceptor.Command;
import org.flowable.task.service.impl.persistence.entity.TaskEntity;

/** What must hold of a command on a task, besides the right to its operation. */
interface TaskRule {

  /** Throws {@link CommandRefusedException} if it does not hold. */
  void check(Command<?> command, TaskEntity task, Asked asked);
}
