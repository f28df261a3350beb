package dev.access4j.testkit.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Work that other threads do meanwhile. */
final class Race {

  /** How long a store may make another thread wait before the test goes on without it. */
  private static final long PATIENCE_MILLIS = 200;

  private static final long LIMIT_SECONDS = 60;

  private Race() {}

  /** Runs all at once, and waits for all; throws what one of them threw. */
  static void run(List<? extends Callable<?>> racers) {
    CyclicBarrier start = new CyclicBarrier(racers.size());
    ExecutorService threads = Executors.newFixedThreadPool(racers.size());
    try {
      List<Future<?>> running = new ArrayList<>();
      for (Callable<?> racer : racers) {
        running.add(
            threads.submit(
                () -> {
                  start.await(LIMIT_SECONDS, TimeUnit.SECONDS);
                  return racer.call();
                }));
      }
      running.forEach(Race::finish);
    } finally {
      threads.shutdownNow();
    }
  }

  /**
   * Starts something in another thread, and waits until it is done, or until it seems to wait for
   * this thread: a store may let a writer wait for readers.
   */
  static Future<?> meanwhile(Runnable work) {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    Future<?> running = thread.submit(work);
    thread.shutdown();
    try {
      running.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // It goes on when this thread lets it.
    } catch (ExecutionException e) {
      throw new AssertionError("another thread failed", e.getCause());
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
    return running;
  }

  static void finish(Future<?> running) {
    try {
      running.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError("a thread failed: " + e.getCause(), e.getCause());
    } catch (TimeoutException | InterruptedException e) {
      throw new AssertionError("a thread has not come to an end", e);
    }
  }
}
