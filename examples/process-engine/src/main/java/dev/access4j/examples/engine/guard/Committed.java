package dev.access4j.examples.engine.guard;

import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.common.engine.impl.interceptor.CommandContextCloseListener;

/** Does something when a command has been committed, and not otherwise. */
final class Committed implements CommandContextCloseListener {

  private final Runnable work;

  Committed(Runnable work) {
    this.work = work;
  }

  @Override
  public void closing(CommandContext context) {}

  @Override
  public void afterSessionsFlush(CommandContext context) {}

  @Override
  public void closed(CommandContext context) {
    work.run();
  }

  @Override
  public void closeFailure(CommandContext context) {}

  @Override
  public Integer order() {
    return Integer.MAX_VALUE;
  }

  @Override
  public boolean multipleAllowed() {
    return true;
  }
}
