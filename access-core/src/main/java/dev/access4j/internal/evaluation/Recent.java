package dev.access4j.internal.evaluation;

import dev.access4j.decision.Subject;
import dev.access4j.solution.SolutionRef;
import org.jspecify.annotations.Nullable;

/**
 * What was compiled for the latest checks, by subject and version: one place of an array, where the
 * way by the cached principal is several objects and a cache's book-keeping longer. What stands
 * here may have been dropped by the caches: it says itself whether it is current.
 *
 * <p>Threads race for the places; what is compiled is published by its final fields.
 */
final class Recent {

  private static final int FIRST = 1 << 16;
  private static final int MOST = 1 << 22;
  private static final int PER_PRINCIPAL = 16;

  /** How many places there are for each that is taken: few meet another in theirs. */
  private static final int PER_TAKEN = 4;

  /** How often a full cache hears of a reader while it is filled anew. */
  private static final int TURNS = 16;

  private final int first;
  private final int mostPlaces;
  private final int mostTaken;
  private final int evictionsPerTurn;
  private volatile @Nullable Compiled[] places;
  // Since they were counted last, and those that were forgotten too. Threads that race miscount:
  // the next count is a little later.
  private int taken;
  private volatile int turn;
  private volatile boolean used;
  // Of the principals' cache, which evicts one after the other.
  private int evictions;

  /**
   * Creates it empty.
   *
   * @param masks how many masks may be kept elsewhere: here it is not more
   * @param principals how many principals may be cached
   */
  Recent(int masks, int principals) {
    this(masks, principals, FIRST);
  }

  /** The same, with so many places at first. */
  Recent(int masks, int principals, int first) {
    long most =
        Math.min(Math.min((long) PER_TAKEN * masks, MOST), (long) PER_PRINCIPAL * principals);
    this.mostPlaces = Integer.highestOneBit((int) most);
    this.mostTaken = Math.min(masks, mostPlaces);
    this.first = Math.min(first, mostPlaces);
    this.evictionsPerTurn = Math.max(1, principals / TURNS);
    this.places = new Compiled[this.first];
  }

  @Nullable Compiled find(Subject subject, SolutionRef ref) {
    @Nullable Compiled[] present = places;
    Compiled found = present[placeOf(subject, ref, present.length)];
    return found != null && found.turn == turn && found.isOf(subject, ref) ? found : null;
  }

  void keep(Compiled compiled) {
    @Nullable Compiled[] present = places;
    int place = placeOf(compiled.parts.principal().subject, compiled.ref, present.length);
    compiled.turn = turn;
    Compiled before = present[place];
    if (before != compiled) {
      present[place] = compiled;
      if (!used) {
        used = true;
      }
      if (before == null && ++taken > limit(present)) {
        makeRoom(present);
      }
    }
  }

  private int limit(@Nullable Compiled[] present) {
    return present.length < mostPlaces ? present.length / PER_TAKEN : mostTaken;
  }

  /**
   * If really so many are taken, begins anew, with more places if there may be more: what is asked
   * again comes in again, and what the caches have dropped meanwhile does not.
   */
  private synchronized void makeRoom(@Nullable Compiled[] full) {
    if (places == full) {
      taken = count(full);
      if (taken > limit(full) / 2) {
        taken = 0;
        places = new Compiled[Math.min(2 * full.length, mostPlaces)];
      }
    }
  }

  private static int count(@Nullable Compiled[] places) {
    int count = 0;
    for (Compiled each : places) {
      count += each == null ? 0 : 1;
    }
    return count;
  }

  void forget(Compiled compiled) {
    @Nullable Compiled[] present = places;
    int place = placeOf(compiled.parts.principal().subject, compiled.ref, present.length);
    if (present[place] == compiled) {
      present[place] = null;
    }
  }

  /**
   * Forgets all, when a policy is dropped: what was compiled would keep it in memory. For one
   * change that drops many it is done once.
   */
  synchronized void forgetAll() {
    if (used) {
      used = false;
      taken = 0;
      places = new Compiled[first];
    }
  }

  /**
   * Notes that the principals' cache has made room. After some of that each reader has to ask the
   * cache once, which learns from it who is in use.
   */
  @SuppressWarnings("NonAtomicVolatileUpdate") // one after the other, see above
  void evicted() {
    if (++evictions % evictionsPerTurn == 0) {
      turn++;
    }
  }

  // The organization is left out: on a node there are many users and few organizations.
  private static int placeOf(Subject subject, SolutionRef ref, int places) {
    int who = subject instanceof Subject.User user ? user.id().hashCode() : subject.hashCode();
    int hash = (31 * who + ref.hashCode()) * 0x9E3779B9;
    return (hash ^ (hash >>> 16)) & (places - 1);
  }
}
