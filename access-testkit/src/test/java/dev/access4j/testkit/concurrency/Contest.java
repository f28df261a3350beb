package dev.access4j.testkit.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Askers that ask until the writers have ended. The first failure of anybody ends it for all, so
 * that none waits for one that is gone.
 */
final class Contest {

  private final CountDownLatch start = new CountDownLatch(1);
  private volatile boolean on = true;

  /** Whether there is still something to ask or to write; whoever waits must look. */
  boolean isOn() {
    return on && !Thread.currentThread().isInterrupted();
  }

  /** Runs all at once, and returns what the askers return. */
  <T> List<T> run(List<Callable<T>> askers, List<? extends Callable<?>> writers) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(askers.size() + writers.size());
    try {
      List<Future<T>> answers = new ArrayList<>();
      askers.forEach(asker -> answers.add(pool.submit(() -> guarded(asker))));
      List<Future<?>> writes = new ArrayList<>();
      writers.forEach(writer -> writes.add(pool.submit(() -> guarded(writer))));
      start.countDown();
      List<T> answered = new ArrayList<>();
      List<Throwable> failures = new ArrayList<>();
      for (Future<?> write : writes) {
        collect(write, failures);
      }
      on = false;
      for (Future<T> answer : answers) {
        collect(answer, failures).forEach(answered::add);
      }
      if (!failures.isEmpty()) {
        AssertionError failure = new AssertionError("a thread failed", failures.get(0));
        failures.subList(1, failures.size()).forEach(failure::addSuppressed);
        throw failure;
      }
      return answered;
    } finally {
      on = false;
      pool.shutdownNow();
      assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).as("all threads ended").isTrue();
    }
  }

  private static <T> List<T> collect(Future<T> future, List<Throwable> failures)
      throws InterruptedException {
    try {
      return List.of(future.get());
    } catch (ExecutionException e) {
      failures.add(e.getCause());
      return List.of();
    }
  }

  private <T> T guarded(Callable<T> work) throws Exception {
    start.await();
    boolean done = false;
    try {
      T answer = work.call();
      done = true;
      return answer;
    } finally {
      if (!done) {
        on = false;
      }
    }
  }
}
