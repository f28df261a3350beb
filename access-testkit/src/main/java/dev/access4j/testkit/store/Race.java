package dev.access4j.testkit.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Work that other threads do meanwhile. */
final class Race {

  /** How long a store may make another thread wait before the test goes on without it. */
  private static final long PATIENCE_MILLIS = 200;

  private static final long LIMIT_SECONDS = 60;

  private Race() {}

  /**
   * Runs all at once, some rounds of them, and waits for all. A round begins when the one before it
   * has ended, so that no racer is through before another has begun. Throws what one of them threw.
   */
  static void run(int rounds, List<? extends Callable<?>> racers) {
    Phaser start = new Phaser(racers.size());
    ExecutorService threads = Executors.newFixedThreadPool(racers.size(), Race::daemon);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (Callable<?> racer : racers) {
        running.add(threads.submit(() -> race(rounds, racer, start)));
      }
      running.forEach(Race::finish);
    } finally {
      threads.shutdownNow();
    }
  }

  private static boolean race(int rounds, Callable<?> racer, Phaser start) throws Exception {
    try {
      for (int round = 0; round < rounds; round++) {
        start.arriveAndAwaitAdvance();
        racer.call();
      }
      return true;
    } finally {
      // One that failed must not keep the others waiting.
      start.arriveAndDeregister();
    }
  }

  /** Threads that a store has caught for good do not keep the process alive. */
  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "racer");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Starts something in another thread, and waits until it is done, or until it seems to wait for
   * this thread: a store may let a writer wait for readers.
   */
  static Future<?> meanwhile(Runnable work) {
    ExecutorService thread = Executors.newSingleThreadExecutor(Race::daemon);
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
