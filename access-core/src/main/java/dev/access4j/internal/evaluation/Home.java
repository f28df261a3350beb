package dev.access4j.internal.evaluation;

import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.store.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Where the cached entries of one organization belong, and how far they have followed its history.
 *
 * <p>The invariant that everything rests on: <em>an entry of this home that is in a cache is what
 * the store holds at {@link #applied()}</em>, unless it is newer. A change throws the entries out
 * that it touches before {@code applied} moves to its revision, and an entry that was read at an
 * older revision than {@code applied} is not put in; both under this object's lock. So whoever sees
 * the same {@code applied} before and after looking into the caches has seen one revision.
 *
 * <p>A closed home is one that cannot follow any more: all that belongs to it is void.
 */
final class Home {

  static final long CLOSED = -2;
  private static final long UNKNOWN = -1;

  final OrganizationId id;

  /** Where its entries look for what others hold too. */
  final Shared shared;

  private volatile long applied = UNKNOWN;
  // Long ago: no store has confirmed anything yet.
  private volatile long confirmedNanos = System.nanoTime() - Long.MAX_VALUE / 2;
  // Guarded by this; read without the lock as any other entry is.
  private volatile @Nullable OrganizationEntry organization;

  Home(OrganizationId id, Shared shared) {
    this.id = id;
    this.shared = shared;
  }

  /** The organization as it was read; an absent one is remembered too. */
  record OrganizationEntry(long asOf, @Nullable Organization organization) {}

  /** The revision that the cached entries are good at; negative if there is none. */
  long applied() {
    return applied;
  }

  /** When it was last known that the store has nothing newer, by {@link System#nanoTime}. */
  long confirmedNanos() {
    return confirmedNanos;
  }

  void confirm(long nanoTime) {
    confirmedNanos = nanoTime;
  }

  @Nullable OrganizationEntry organization() {
    return organization;
  }

  void forgetOrganization() {
    organization = null;
  }

  void remember(OrganizationEntry entry) {
    organization = entry;
  }

  synchronized void close() {
    applied = CLOSED;
  }

  boolean isClosed() {
    return applied == CLOSED;
  }

  /** Whether an entry that was read at a revision may go into a cache. Hold the lock. */
  boolean accepts(long asOf) {
    return applied != CLOSED && applied <= asOf;
  }

  /** Whether the next thing to apply is this revision, is old, or leaves a gap. Hold the lock. */
  Step stepTo(Revision revision) {
    if (applied == CLOSED || revision.value() <= applied) {
      return Step.OLD;
    }
    return applied == UNKNOWN || revision.value() == applied + 1 ? Step.NEXT : Step.GAP;
  }

  enum Step {
    OLD,
    NEXT,
    GAP
  }

  /** Moves on, after the entries that the revision touches were thrown out. Hold the lock. */
  void moveTo(Revision revision) {
    applied = revision.value();
  }

  /** Starts at a revision, when nothing is cached yet. Hold the lock. */
  void startAt(Revision revision) {
    if (applied == UNKNOWN) {
      applied = revision.value();
    }
  }

  boolean isStarted() {
    return applied != UNKNOWN;
  }
}
