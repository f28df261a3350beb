package dev.access4j.examples.engine.guard;

/** Hears of lane changes. */
@FunctionalInterface
public interface LaneChangeListener {

  /**
   * Tells of a change, once, when the command that moved the token is committed and over, on its
   * thread and as whoever is authenticated there. What this throws is logged and goes no further:
   * the move has been made.
   *
   * @param change whose access to which instance has changed, and how
   */
  void changed(LaneChange change);
}
