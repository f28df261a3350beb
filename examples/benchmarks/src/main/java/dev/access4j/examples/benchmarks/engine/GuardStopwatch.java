package dev.access4j.examples.benchmarks.engine;

import java.util.Collection;
import java.util.List;
import org.flowable.common.engine.api.delegate.event.FlowableEvent;
import org.flowable.common.engine.api.delegate.event.FlowableEventListener;
import org.flowable.common.engine.api.delegate.event.FlowableEventType;
import org.flowable.common.engine.impl.context.Context;
import org.flowable.common.engine.impl.interceptor.AbstractCommandInterceptor;
import org.flowable.common.engine.impl.interceptor.Command;
import org.flowable.common.engine.impl.interceptor.CommandConfig;
import org.flowable.common.engine.impl.interceptor.CommandExecutor;
import org.flowable.common.engine.impl.interceptor.CommandInterceptor;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.flowable.engine.impl.cmd.NeedsActiveTaskCmd;
import org.flowable.engine.impl.util.CommandContextUtil;
import org.flowable.engine.interceptor.CreateUserTaskAfterContext;
import org.flowable.engine.interceptor.CreateUserTaskBeforeContext;
import org.flowable.engine.interceptor.CreateUserTaskInterceptor;
import org.flowable.engine.interceptor.StartProcessInstanceAfterContext;
import org.flowable.engine.interceptor.StartProcessInstanceBeforeContext;
import org.flowable.engine.interceptor.StartProcessInstanceInterceptor;
import org.flowable.engine.interceptor.StartSubProcessInstanceAfterContext;
import org.flowable.engine.interceptor.StartSubProcessInstanceBeforeContext;

/**
 * Stops the time that is spent in the guard's own code, within an engine that runs: in the
 * interceptor of commands, in those of starts and of new tasks, and in the listener to variables.
 *
 * <p>The task that a command is about is read beforehand, since the engine reads it anyhow, and
 * once. For one thread. Reading the clock is counted with the guard.
 */
final class GuardStopwatch {

  private long nanos;

  long takeNanos() {
    long taken = nanos;
    nanos = 0;
    return taken;
  }

  void putInto(ProcessEngine engine) {
    ProcessEngineConfigurationImpl settings =
        (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    List<CommandInterceptor> chain = settings.getCommandInterceptors();
    for (int i = 1; i < chain.size() - 1; i++) {
      if (chain.get(i).getClass().getSimpleName().equals("CommandGuard")) {
        around(chain.get(i - 1), chain.get(i), chain.get(i + 1));
      }
    }
    settings.setStartProcessInstanceInterceptor(
        timed(settings.getStartProcessInstanceInterceptor()));
    settings.setCreateUserTaskInterceptor(timed(settings.getCreateUserTaskInterceptor()));
    for (FlowableEventListener listener : settings.getEventListeners()) {
      settings.getEventDispatcher().removeEventListener(listener);
      settings.getEventDispatcher().addEventListener(timed(listener));
    }
  }

  private void around(
      CommandInterceptor before, CommandInterceptor guard, CommandInterceptor after) {
    long[] from = new long[1];
    before.setNext(
        new AbstractCommandInterceptor() {
          @Override
          public <T> T execute(CommandConfig config, Command<T> command, CommandExecutor executor) {
            if (command instanceof NeedsActiveTaskCmd<?>) {
              CommandContextUtil.getTaskService(Context.getCommandContext())
                  .getTask(Lending.task());
            }
            from[0] = System.nanoTime();
            return guard.execute(config, command, executor);
          }
        });
    guard.setNext(
        new AbstractCommandInterceptor() {
          @Override
          public <T> T execute(CommandConfig config, Command<T> command, CommandExecutor executor) {
            nanos += System.nanoTime() - from[0];
            return after.execute(config, command, executor);
          }
        });
  }

  private void timed(Runnable work) {
    long from = System.nanoTime();
    try {
      work.run();
    } finally {
      nanos += System.nanoTime() - from;
    }
  }

  // Written out: a proxy's reflection would be a fifth of what is measured.

  private StartProcessInstanceInterceptor timed(StartProcessInstanceInterceptor starts) {
    return new StartProcessInstanceInterceptor() {
      @Override
      public void beforeStartProcessInstance(StartProcessInstanceBeforeContext start) {
        timed(() -> starts.beforeStartProcessInstance(start));
      }

      @Override
      public void afterStartProcessInstance(StartProcessInstanceAfterContext start) {
        timed(() -> starts.afterStartProcessInstance(start));
      }

      @Override
      public void beforeStartSubProcessInstance(StartSubProcessInstanceBeforeContext start) {
        timed(() -> starts.beforeStartSubProcessInstance(start));
      }

      @Override
      public void afterStartSubProcessInstance(StartSubProcessInstanceAfterContext start) {
        timed(() -> starts.afterStartSubProcessInstance(start));
      }
    };
  }

  private CreateUserTaskInterceptor timed(CreateUserTaskInterceptor tasks) {
    return new CreateUserTaskInterceptor() {
      @Override
      public void beforeCreateUserTask(CreateUserTaskBeforeContext task) {
        timed(() -> tasks.beforeCreateUserTask(task));
      }

      @Override
      public void afterCreateUserTask(CreateUserTaskAfterContext task) {
        timed(() -> tasks.afterCreateUserTask(task));
      }
    };
  }

  private FlowableEventListener timed(FlowableEventListener listener) {
    return new FlowableEventListener() {
      @Override
      public void onEvent(FlowableEvent event) {
        timed(() -> listener.onEvent(event));
      }

      @Override
      public boolean isFailOnException() {
        return listener.isFailOnException();
      }

      @Override
      public boolean isFireOnTransactionLifecycleEvent() {
        return listener.isFireOnTransactionLifecycleEvent();
      }

      @Override
      public String getOnTransaction() {
        return listener.getOnTransaction();
      }

      @Override
      public Collection<? extends FlowableEventType> getTypes() {
        return listener.getTypes();
      }
    };
  }
}
