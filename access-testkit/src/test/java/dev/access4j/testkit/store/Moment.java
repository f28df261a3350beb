package dev.access4j.testkit.store;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A moment in which another thread may come first: it makes a fault that needs an unlucky moment
 * show on any machine.
 */
final class Moment {

  private volatile CountDownLatch next = new CountDownLatch(1);

  /** Ends the waiting of all others. */
  void come() {
    CountDownLatch awaited = next;
    next = new CountDownLatch(1);
    awaited.countDown();
  }

  /** Waits for another thread to come, but not for long. */
  void letAnotherComeFirst() {
    try {
      // Whether it came or the time is up is all the same.
      boolean unused = next.await(2, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
