package dev.access4j.examples.engine.guard;

import java.util.ArrayList;
import java.util.List;
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

  private static final class Frame {
    final List<Runnable> afterwards = new ArrayList<>();
    boolean decided;
  }

  @SuppressWarnings("ThreadLocalUsage") // several engines may share a thread
  private final ThreadLocal<@Nullable Frame> current = new ThreadLocal<>();

  @Override
  public <T> T execute(CommandConfig config, Command<T> command, CommandExecutor executor) {
    if (current.get() != null) {
      return next.execute(config, command, executor);
    }
    Frame frame = new Frame();
    current.set(frame);
    try {
      return next.execute(config, command, executor);
    } finally {
      current.remove();
      // Also where it failed: a transaction of its own within it may have been committed.
      frame.afterwards.forEach(Runnable::run);
    }
  }

  /** Tells whether a command runs on this thread. */
  boolean isOpen() {
    return current.get() != null;
  }

  /** Tells whether the command at hand is the outermost, which is to be decided; once. */
  boolean takeDecision() {
    Frame frame = current.get();
    if (frame == null) {
      return true;
    }
    boolean first = !frame.decided;
    frame.decided = true;
    return first;
  }

  /**
   * Runs a host's code when the outermost command is over, with its transaction and its session:
   * what that code asks of the engine is a command of its own.
   *
   * @param work throws nothing
   */
  void afterwards(Runnable work) {
    Frame frame = current.get();
    if (frame == null) {
      work.run();
    } else {
      frame.afterwards.add(work);
    }
  }
}
