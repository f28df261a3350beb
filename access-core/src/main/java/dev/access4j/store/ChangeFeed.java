package dev.access4j.store;

/**
 * Tells listeners what was changed, so that caches can follow (EV-11). One feed tells of all
 * organizations of its store. Thread-safe.
 *
 * <p>A listener of the process that wrote has heard of a change before the write returns. What a
 * listener hears of can be read already, and a write that failed is told to nobody.
 */
public interface ChangeFeed {

  /**
   * Adds a listener. From now on it hears of each change, for each organization in the order of
   * revisions without a gap, or is told that changes were {@link ChangeListener#lost lost}. One
   * that throws may have missed the change: it is told that it was lost, and the other listeners
   * hear of the change all the same. Costs at most one query.
   *
   * @param listener the listener; it returns soon, throws nothing and may be called from any
   *     thread. Added twice it has two places, and hears everything twice
   * @return ends the listening when closed
   * @throws StoreException if the feed cannot be followed
   */
  Subscription subscribe(ChangeListener listener);

  /**
   * Tells whether every listener has heard of every write before that write returned, whoever
   * wrote. Such a feed needs no {@link ChangeListener#current} to stay fresh, and evaluators
   * measure no time. Reads nothing.
   *
   * @return true for a store that one process alone writes to; the same at each call
   */
  boolean immediate();

  /** A listener's place at the feed. Thread-safe. */
  interface Subscription extends AutoCloseable {
    /**
     * Ends the listening of this place and no other; a call that is under way may still arrive.
     * Throws nothing, and does nothing the second time.
     */
    @Override
    void close();
  }
}
