package dev.access4j.testkit.concurrency;

import dev.access4j.store.Revision;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * Makes writers wait for askers: of the writes that are under way or that no asker has seen the
 * effect of, there are never more than two. So each time that an asker sees something new, it is
 * the effect of two writes at most, and askers see at least half of the history go by, however
 * threads are scheduled.
 */
final class Pace {

  private static final int AHEAD = 2;

  private final Contest contest;
  private final Queue<Long> unseen = new PriorityQueue<>();
  private int underWay;
  private volatile long seen;

  Pace(Contest contest) {
    this.contest = contest;
  }

  /** Waits until one more may write; returns at once when the contest is over. */
  synchronized void begin() throws InterruptedException {
    while (underWay + unseen.size() >= AHEAD && contest.isOn()) {
      // Not for ever: nobody calls when the contest ends.
      wait(100);
    }
    underWay++;
  }

  /** Ends a write that had the organization come to a revision; a refused one may name any. */
  synchronized void end(Revision revision) {
    underWay--;
    if (revision.value() > seen) {
      unseen.add(revision.value());
    }
    notifyAll();
  }

  /** An asker has seen a revision. */
  void saw(Revision revision) {
    if (revision.value() > seen) {
      advance(revision.value());
    }
  }

  private synchronized void advance(long revision) {
    seen = Math.max(seen, revision);
    unseen.removeIf(each -> each <= seen);
    notifyAll();
  }
}
