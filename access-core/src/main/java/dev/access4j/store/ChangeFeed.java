package dev.access4j.store;

/** Tells listeners what was changed, so that caches can follow (EV-11). Thread-safe. */
public interface ChangeFeed {

  /**
   * Adds a listener. From now on it hears of each change, for each organization in the order of
   * revisions without a gap, or is told that the thread was {@link ChangeListener#lost lost}.
   *
   * @param listener the listener; it returns soon, throws nothing and may be called from any thread
   * @return ends the listening when closed
   */
  Subscription subscribe(ChangeListener listener);

  /**
   * Tells whether every listener has heard of every write before that write returned, whoever
   * wrote. Such a feed needs no {@link ChangeListener#current} to stay fresh.
   *
   * @return true for a store that one process alone writes to
   */
  boolean immediate();

  /** A listener's place at the feed. */
  interface Subscription extends AutoCloseable {
    /** Ends the listening; a call that is under way may still arrive. */
    @Override
    void close();
  }
}
