package dev.access4j.jdbc;

import dev.access4j.directory.OrganizationId;
import dev.access4j.store.Change;
import dev.access4j.store.ChangeListeners;
import dev.access4j.store.StoreException;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How far the listeners have come in each organization, and the telling of what comes next: for one
 * organization one call at a time, in order and each change once, whoever brings it. Thread-safe.
 *
 * <p>A position moves before its change is told, under the same lock: who finds that a change was
 * told already has waited until it was.
 */
final class Delivery {

  /** More than the threads that write at a time; a few organizations share a lock. */
  private static final int STRIPES = 64;

  private final ChangeListeners listeners;
  private final Stripe[] stripes;

  /**
   * Starts where no position is known.
   *
   * @param most about how many positions to keep; that of an organization in which nothing was
   *     changed for long is forgotten first, which costs a "lost" at the next write there
   */
  Delivery(ChangeListeners listeners, int most) {
    this.listeners = listeners;
    this.stripes =
        Stream.generate(() -> new Stripe(Math.max(1, most / STRIPES)))
            .limit(STRIPES)
            .toArray(Stripe[]::new);
  }

  /** The revision that the listeners have heard of, if it is known. */
  OptionalLong position(OrganizationId organization) {
    Stripe stripe = lock(organization);
    try {
      Long position = stripe.positions.get(organization);
      return position == null ? OptionalLong.empty() : OptionalLong.of(position);
    } finally {
      stripe.lock.unlock();
    }
  }

  void forget(OrganizationId organization) {
    Stripe stripe = lock(organization);
    try {
      stripe.positions.remove(organization);
    } finally {
      stripe.lock.unlock();
    }
  }

  /** Forgets a position that is beyond a revision, when nobody listens. */
  void forgetBeyond(OrganizationId organization, long revision) {
    Stripe stripe = lock(organization);
    try {
      stripe.positions.computeIfPresent(
          organization, (id, position) -> position > revision ? null : position);
    } finally {
      stripe.lock.unlock();
    }
  }

  /** The organizations whose positions are known. */
  Set<OrganizationId> known() {
    Set<OrganizationId> known = new HashSet<>();
    for (Stripe stripe : stripes) {
      stripe.lock.lock();
      try {
        known.addAll(stripe.positions.keySet());
      } finally {
        stripe.lock.unlock();
      }
    }
    return known;
  }

  // --- What a writer brings ---

  /**
   * Tells of changes in their order, and that the ones before are lost if it is not known that they
   * were told.
   *
   * @throws StoreException when all is told, if a listener failed at everything
   */
  void written(OrganizationId organization, List<Change> changes) {
    ListenerFailures failures = new ListenerFailures();
    Stripe stripe = lock(organization);
    try {
      changes.forEach(change -> tell(stripe, change, true, failures));
    } finally {
      stripe.lock.unlock();
    }
    failures.throwIfAny();
  }

  /**
   * Says that changes may be missing; the position stays, so that they are told when they are
   * found.
   *
   * @throws StoreException when all is told, if a listener failed
   */
  void uncertain(OrganizationId organization) {
    ListenerFailures failures = new ListenerFailures();
    Stripe stripe = lock(organization);
    try {
      lost(organization, failures);
    } finally {
      stripe.lock.unlock();
    }
    failures.throwIfAny();
  }

  // --- What a look finds ---

  /**
   * Tells of a change that was found, unless it was told.
   *
   * @param complete whether all is found that came before it and was not told: then it may be the
   *     first of its organization, which nobody has listened to before
   */
  void found(RecordedChange found, boolean complete) {
    ListenerFailures failures = new ListenerFailures();
    Stripe stripe = lock(found.organization());
    try {
      found
          .change()
          .ifPresentOrElse(
              change -> tell(stripe, change, !complete, failures),
              () -> skipTo(stripe, found.organization(), found.revision(), failures));
    } finally {
      stripe.lock.unlock();
    }
    failures.logIfAny();
  }

  /** Says that the changes up to a revision are lost, unless they were told. */
  void lostUpTo(OrganizationId organization, long revision) {
    ListenerFailures failures = new ListenerFailures();
    Stripe stripe = lock(organization);
    try {
      skipTo(stripe, organization, revision, failures);
    } finally {
      stripe.lock.unlock();
    }
    failures.logIfAny();
  }

  /** Says that changes may be missing, at a moment when the organization was at a revision. */
  void lostAt(OrganizationId organization, long revision) {
    ListenerFailures failures = new ListenerFailures();
    Stripe stripe = lock(organization);
    try {
      stripe.positions.merge(organization, revision, Math::max);
      lost(organization, failures);
    } finally {
      stripe.lock.unlock();
    }
    failures.logIfAny();
  }

  /** Notes where an organization is, when nobody listens that could have missed something. */
  void startAt(OrganizationId organization, long revision) {
    Stripe stripe = lock(organization);
    try {
      stripe.positions.put(organization, revision);
    } finally {
      stripe.lock.unlock();
    }
  }

  /** Forgets all positions, and returns of which organizations there were some. */
  Set<OrganizationId> forgetAll() {
    Set<OrganizationId> known = known();
    known.forEach(this::forget);
    return known;
  }

  /**
   * Says that all that had been committed at a moment was told; not to a listener that does not
   * take what it is told.
   */
  void current(long nanoTime) {
    for (OrganizationId organization : listeners.owed()) {
      Stripe stripe = lock(organization);
      try {
        listeners.settle(organization);
      } finally {
        stripe.lock.unlock();
      }
    }
    listeners.current(nanoTime);
  }

  // --- With the lock held ---

  private void tell(Stripe stripe, Change change, boolean lostIfFirst, ListenerFailures failures) {
    OrganizationId organization = change.organization();
    long revision = change.revision().value();
    Long position = stripe.positions.get(organization);
    if (position != null && revision <= position) {
      return;
    }
    boolean gap = position == null ? lostIfFirst && revision > 1 : revision > position + 1;
    stripe.positions.put(organization, revision);
    if (gap) {
      lost(organization, failures);
    }
    attempt(() -> listeners.tell(change), failures);
  }

  private void skipTo(
      Stripe stripe, OrganizationId organization, long revision, ListenerFailures failures) {
    Long position = stripe.positions.get(organization);
    if (position == null || position < revision) {
      stripe.positions.put(organization, revision);
      lost(organization, failures);
    }
  }

  private void lost(OrganizationId organization, ListenerFailures failures) {
    attempt(() -> listeners.lost(organization), failures);
  }

  private static void attempt(Runnable call, ListenerFailures failures) {
    try {
      call.run();
    } catch (StoreException e) {
      failures.add(e);
    }
  }

  private Stripe lock(OrganizationId organization) {
    Stripe stripe = stripes[Math.floorMod(organization.hashCode(), STRIPES)];
    stripe.lock.lock();
    return stripe;
  }
}
