package dev.access4j.examples.engine.guard;

import org.flowable.common.engine.impl.interceptor.AbstractCommandInterceptor;
import org.flowable.common.engine.impl.interceptor.Command;
import org.flowable.common.engine.impl.interceptor.CommandConfig;
import org.flowable.common.engine.impl.interceptor.CommandExecutor;
import org.jspecify.annotations.Nullable;

/**
 * Marks the outermost command of a thread, from before its transaction until after its commit, so
 * that {@link CommandGuard} tells it from the commands that the engine gives within it: those of a
 * deployed model, and those that follow the commit. Thread-safe.
 */
final class CommandFrame extends AbstractCommandInterceptor {

  private enum State {
    UNDECIDED,
    DECIDED
  }

  @SuppressWarnings("ThreadLocalUsage") // several engines may share a thread
  private final ThreadLocal<@Nullable State> state = new ThreadLocal<>();

  @Override
  public <T> T execute(CommandConfig config, Command<T> command, CommandExecutor executor) {
    if (state.get() != null) {
      return next.execute(config, command, executor);
    }
    state.set(State.UNDECIDED);
    try {
      return next.execute(config, command, executor);
    } finally {
      state.remove();
    }
  }

  /** Tells whether the command at hand is the outermost, which is to be decided; once. */
  boolean takeDecision() {
    State now = state.get();
    if (now == State.UNDECIDED) {
      state.set(State.DECIDED);
    }
    return now != State.DECIDED;
  }

  /** Runs a host's code within a command: what it asks of the engine is decided by itself. */
  void outside(Runnable work) {
    State outer = state.get();
    state.remove();
    try {
      work.run();
    } finally {
      if (outer != null) {
        state.set(outer);
      }
    }
  }
}
