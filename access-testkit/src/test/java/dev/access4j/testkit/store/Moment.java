package dev.access4j.testkit.store;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A moment in which another thread may come first: it makes a fault that needs an unlucky moment
 * show on any machine.
 */
final class Moment {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition come = lock.newCondition();

  /** Ends the waiting of all others. */
  void come() {
    lock.lock();
    try {
      come.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for another thread to come, but not for long. */
  void letAnotherComeFirst() {
    lock.lock();
    try {
      // Whether it came or the time is up is all the same.
      boolean unused = come.await(2, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      lock.unlock();
    }
  }
}
