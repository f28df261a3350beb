package dev.access4j.internal.evaluation;

import dev.access4j.decision.Subject;
import dev.access4j.solution.SolutionRef;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What was compiled for the latest checks, by subject and version: one place of an array, where the
 * way by the cached principal is several objects and a cache's book-keeping longer. What stands
 * here may have been dropped by the caches: it says itself whether it is current.
 *
 * <p>Threads race for the places; what is compiled is published by its final fields.
 */
final class Recent {

  private static final int FEWEST = 1 << 16;
  private static final int MOST = 1 << 22;
  private static final int PER_PRINCIPAL = 16;

  /** How many places there are for each that is taken, at least: few meet another in theirs. */
  private static final int PER_TAKEN = 4;

  /** How often a full cache hears of a reader while it is filled anew. */
  private static final int TURNS = 16;

  private final int mostPlaces;
  private final int evictionsPerTurn;
  private volatile @Nullable Compiled[] places;
  // A race may miscount, and then it grows a little sooner or later.
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
    long most =
        Math.min(Math.min((long) PER_TAKEN * masks, MOST), (long) PER_PRINCIPAL * principals);
    this.mostPlaces = Integer.highestOneBit((int) most);
    this.places = new Compiled[Math.min(FEWEST, mostPlaces)];
    this.evictionsPerTurn = Math.max(1, principals / TURNS);
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
      used = true;
      if (before == null && ++taken > present.length / PER_TAKEN && present.length < mostPlaces) {
        grow(present);
      }
    }
  }

  /** Begins anew with more places: what is asked again comes in again. */
  private synchronized void grow(@Nullable Compiled[] before) {
    if (places == before) {
      places = new Compiled[2 * before.length];
      taken = 0;
    }
  }

  void forget(Compiled compiled) {
    @Nullable Compiled[] present = places;
    int place = placeOf(compiled.parts.principal().subject, compiled.ref, present.length);
    if (present[place] == compiled) {
      present[place] = null;
      taken--;
    }
  }

  /**
   * Forgets all, when a policy is dropped: what was compiled would keep it in memory. For one
   * change that drops many it is done once.
   */
  void forgetAll() {
    if (used) {
      used = false;
      Arrays.fill(places, null);
      taken = 0;
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
