package dev.access4j.decision;

import dev.access4j.store.Revision;
import dev.access4j.store.StaleReadException;
import dev.access4j.store.StoreException;

/**
 * One operation on one resource: a handle for an engine that knows the resource when it deploys,
 * and asks about many users (EV-16). It renews itself and can be kept. Thread-safe.
 *
 * <p>It has looked the resource up already. A warm {@link #isAllowed(Subject, BusinessFilters)
 * isAllowed} looks up the subject and the version, and with business filters each key and at most
 * each value. Warm, no question reads the store; what is not warm is read as {@link
 * AccessEvaluator} says.
 *
 * <p>Every question throws {@link StaleReadException}, which is a {@link StoreException}, if the
 * store has not come to the revision that {@link #atLeast} was told, and {@link
 * IllegalStateException} after {@code Access4j.close()}.
 */
public interface PreparedCheck {

  /**
   * Returns a handle that answers at a revision or a later one (EV-11). Reads nothing.
   *
   * @param revision the oldest revision that may answer
   * @return a handle for the same operation and resource
   */
  PreparedCheck atLeast(Revision revision);

  /**
   * Tells whether a subject is allowed, without business filters (EV-8).
   *
   * @param subject who asks
   * @return true if allowed; allocates nothing once warm
   * @throws IllegalArgumentException if the subject is of another organization
   * @throws StoreException if the store has to be read and cannot
   */
  default boolean isAllowed(Subject subject) {
    return isAllowed(subject, BusinessFilters.NONE);
  }

  /**
   * Tells whether a subject is allowed (EV-8).
   *
   * @param subject who asks
   * @param filters the instance's business-filter values
   * @return true if allowed; allocates nothing once warm
   * @throws IllegalArgumentException if the subject is of another organization
   * @throws StoreException if the store has to be read and cannot
   */
  boolean isAllowed(Subject subject, BusinessFilters filters);

  /**
   * Decides without business filters, with a grant or a reason (EV-8).
   *
   * @param subject who asks
   * @return the decision, as {@link AccessEvaluator#evaluate} gives it
   * @throws IllegalArgumentException if the subject is of another organization
   * @throws StoreException if the store has to be read and cannot
   */
  default Decision evaluate(Subject subject) {
    return evaluate(subject, BusinessFilters.NONE);
  }

  /**
   * Decides, with a grant or a reason (EV-8).
   *
   * @param subject who asks
   * @param filters the instance's business-filter values
   * @return the decision, as {@link AccessEvaluator#evaluate} gives it
   * @throws IllegalArgumentException if the subject is of another organization
   * @throws StoreException if the store has to be read and cannot
   */
  Decision evaluate(Subject subject, BusinessFilters filters);
}
