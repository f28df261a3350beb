package dev.access4j.examples.engine.guard;

import org.flowable.common.engine.impl.interceptor.Command;
import org.jspecify.annotations.Nullable;

/** What must hold for an end user to give a command. Throws {@link CommandRefusedException}. */
interface CommandRule {

  /** Checks a command before it runs, in its transaction. */
  void before(Command<?> command, Asked asked);

  /** Checks what a command has found before the caller sees it. */
  default void after(@Nullable Object result, Asked asked) {}
}
