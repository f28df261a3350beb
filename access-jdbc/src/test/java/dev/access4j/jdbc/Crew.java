package dev.access4j.jdbc;

import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/** Threads that do something until they are told to stop, and whose failures are not lost. */
final class Crew implements AutoCloseable {

  private final ExecutorService threads = Executors.newCachedThreadPool(Crew::daemon);
  private final List<Future<?>> running = new ArrayList<>();
  private final CountDownLatch failed = new CountDownLatch(1);
  private volatile boolean stopped;

  /** One turn of what a thread does again and again. */
  interface Turn {
    void take() throws Exception;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "crew");
    thread.setDaemon(true);
    return thread;
  }

  /** Has a thread take turns until all are told to stop, or one fails. */
  void again(Turn turn) {
    running.add(
        threads.submit(
            () -> {
              try {
                while (!stopped) {
                  turn.take();
                }
              } catch (Throwable e) {
                // An assertion too: the others are not to go on when one has found something.
                stopped = true;
                failed.countDown();
                throw e;
              }
              return true;
            }));
  }

  /** Has a thread do something once, whose answer somebody waits for. */
  <T> Future<T> ask(Callable<T> work) {
    Future<T> asked = threads.submit(work);
    running.add(asked);
    return asked;
  }

  /** Has a thread do something once. */
  void once(Turn turn) {
    running.add(
        threads.submit(
            () -> {
              turn.take();
              return true;
            }));
  }

  /** Waits until a thread has failed, but not for longer than that. */
  void awaitFailure(Duration most) throws InterruptedException {
    if (failed.await(most.toNanos(), NANOSECONDS)) {
      stop();
    }
  }

  /** Throws what a thread threw, if one has. */
  void requireWell() throws InterruptedException {
    for (Future<?> each : running) {
      if (each.isDone()) {
        await(each);
      }
    }
  }

  /** Tells all to stop, waits for them, and throws what one threw. */
  void stop() throws InterruptedException {
    stopped = true;
    for (Future<?> each : running) {
      await(each);
    }
  }

  static <T> T await(Future<T> future) throws InterruptedException {
    try {
      return future.get(1, MINUTES);
    } catch (ExecutionException e) {
      throw new AssertionError("a thread failed: " + e.getCause(), e.getCause());
    } catch (TimeoutException | CancellationException e) {
      throw new AssertionError("a thread has not come to an end", e);
    }
  }

  @Override
  public void close() {
    stopped = true;
    threads.shutdownNow();
  }
}
