package dev.access4j.internal.evaluation;

import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts the compiled masks that are kept with their principals, and forgets some when they are too
 * many: first what is outdated, then of one principal after the other. Threads that race may
 * miscount; who forgets, counts anew.
 */
final class Masks {

  private final int most;
  private final Collection<Principal> keepers;
  private final LongAdder kept = new LongAdder();
  private final AtomicBoolean sweeping = new AtomicBoolean();

  /**
   * Creates a count of nothing.
   *
   * @param keepers the principals that are cached, at any time
   */
  Masks(int most, Collection<Principal> keepers) {
    this.most = most;
    this.keepers = keepers;
  }

  /** Notes that so many more are kept. */
  void add(int more) {
    kept.add(more);
    if (more > 0 && kept.sum() > most && sweeping.compareAndSet(false, true)) {
      try {
        sweep();
      } finally {
        sweeping.set(false);
      }
    }
  }

  /** Notes that a principal is cached no more, and its masks with it. */
  void gone(Principal principal) {
    kept.add(-principal.kept());
  }

  private void sweep() {
    kept.reset();
    for (Principal principal : keepers) {
      principal.forgetOutdated();
      kept.add(principal.kept());
    }
    long enough = kept.sum() > most ? most - most / 4 : most;
    for (Principal principal : keepers) {
      if (kept.sum() <= enough) {
        return;
      }
      gone(principal);
      principal.forgetAll();
    }
  }

  /** How many are kept, about. */
  long count() {
    return Math.max(0, kept.sum());
  }
}
