package dev.access4j.testkit.identity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Work that threads do at once. */
final class Together {

  private static final long LIMIT_SECONDS = 60;

  private Together() {}

  /** Does the same in some threads, and returns what they made of it. */
  static <T> List<T> run(int count, Callable<T> work) {
    return run(Collections.nCopies(count, work));
  }

  /** Does each in a thread of its own, and returns what they made of it, in order. */
  static <T> List<T> run(List<Callable<T>> work) {
    CyclicBarrier start = new CyclicBarrier(work.size());
    ExecutorService threads = Executors.newFixedThreadPool(work.size(), Together::daemon);
    try {
      List<Future<T>> running = new ArrayList<>();
      for (Callable<T> each : work) {
        running.add(
            threads.submit(
                () -> {
                  start.await(LIMIT_SECONDS, TimeUnit.SECONDS);
                  return each.call();
                }));
      }
      return running.stream().map(Together::finish).toList();
    } finally {
      threads.shutdownNow();
    }
  }

  /** A thread that a provider has caught for good does not keep the process alive. */
  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "racer");
    thread.setDaemon(true);
    return thread;
  }

  private static <T> T finish(Future<T> running) {
    try {
      return running.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError("a thread failed: " + e.getCause(), e.getCause());
    } catch (TimeoutException | InterruptedException e) {
      throw new AssertionError("a thread has not come to an end", e);
    }
  }
}
