package dev.access4j.jdbc;

import static java.util.concurrent.TimeUnit.MINUTES;

import dev.access4j.directory.OrganizationId;
import dev.access4j.store.Change;
import dev.access4j.store.ChangeListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** Writes down what a feed tells, as "org r7" and "org lost", and waits for it. Thread-safe. */
final class Heard implements ChangeListener {

  private final Lock lock = new ReentrantLock();
  private final Condition more = lock.newCondition();
  private final List<String> words = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private long current = Long.MIN_VALUE;

  @Override
  public void changed(Change change) {
    lock.lock();
    try {
      changes.add(change);
      hear(change.organization() + " " + change.revision());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void lost(OrganizationId organization) {
    lock.lock();
    try {
      hear(organization + " lost");
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void current(long nanoTime) {
    lock.lock();
    try {
      current = nanoTime;
      more.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void hear(String word) {
    words.add(word);
    more.signalAll();
  }

  List<String> words() {
    lock.lock();
    try {
      return List.copyOf(words);
    } finally {
      lock.unlock();
    }
  }

  List<String> wordsOf(String organization) {
    return words().stream().filter(word -> word.startsWith(organization + " ")).toList();
  }

  List<Change> changes() {
    lock.lock();
    try {
      return List.copyOf(changes);
    } finally {
      lock.unlock();
    }
  }

  /** When the feed last asked, as it said. */
  long current() {
    lock.lock();
    try {
      return current;
    } finally {
      lock.unlock();
    }
  }

  Heard await(String word) {
    return await("hears " + word, heard -> heard.words.contains(word));
  }

  /** Waits until all is heard that was committed before the call. */
  Heard awaitCurrent() {
    long now = System.nanoTime();
    return await("is current", heard -> heard.current - now >= 0 && heard.current > Long.MIN_VALUE);
  }

  Heard await(String what, Predicate<Heard> condition) {
    lock.lock();
    try {
      long left = MINUTES.toNanos(1);
      while (!condition.test(this)) {
        left = more.awaitNanos(left);
        if (left <= 0) {
          throw new AssertionError("in a minute it never " + what + "; heard: " + words);
        }
      }
      return this;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      lock.unlock();
    }
  }
}
