package dev.access4j.examples.engine.guard;

import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.common.engine.impl.interceptor.CommandContextCloseListener;

/** Hears of the end of a command: {@link #closed} is after its commit. */
abstract class CloseListener implements CommandContextCloseListener {

  @Override
  public void closing(CommandContext context) {}

  @Override
  public void afterSessionsFlush(CommandContext context) {}

  @Override
  public void closed(CommandContext context) {}

  @Override
  public void closeFailure(CommandContext context) {}

  @Override
  public Integer order() {
    return Integer.MAX_VALUE;
  }

  @Override
  public boolean multipleAllowed() {
    return false;
  }
}
