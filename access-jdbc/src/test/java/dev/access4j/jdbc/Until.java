package dev.access4j.jdbc;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Asks again and again, for a minute at most. */
final class Until {

  private static final long LIMIT_NANOS = Duration.ofMinutes(1).toNanos();

  private Until() {}

  static void isTrue(String what, Callable<Boolean> condition) throws Exception {
    long begun = System.nanoTime();
    while (!condition.call()) {
      if (System.nanoTime() - begun > LIMIT_NANOS) {
        throw new AssertionError("in a minute it is not so that " + what);
      }
      // Leaves the processors to those that are waited for.
      LockSupport.parkNanos(1_000_000);
    }
  }
}
