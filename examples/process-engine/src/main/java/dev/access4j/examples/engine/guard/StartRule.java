package dev.access4j.examples.engine.guard;

import org.flowable.common.engine.impl.interceptor.Command;

/**
 * Starting an instance (EV-13). Which definition a command means, and with which variables, the
 * engine finds out itself: {@link StartGuard} decides when it has.
 */
final class StartRule implements CommandRule {

  @Override
  public void before(Command<?> command, Asked asked) {
    asked.context().addAttribute(StartGuard.ASKED, asked);
  }
}
