package dev.access4j.examples.engine.guard;

import org.flowable.common.engine.impl.interceptor.Command;

/** What must hold for an end user to give a command. */
interface CommandRule {

  /**
   * Checks a command before it runs, in its transaction. Throws {@link CommandRefusedException} if
   * it may not run.
   */
  void check(Command<?> command, Asked asked);
}
