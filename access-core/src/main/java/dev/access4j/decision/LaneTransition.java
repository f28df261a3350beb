package dev.access4j.decision;

/** What a move of the token from one swimlane to another did to a user's access (EV-15). */
public enum LaneTransition {
  /** The user could work on the instance and no longer can. */
  LOST,
  /** The user could not work on the instance and now can. */
  REGAINED,
  /** Neither. */
  UNCHANGED
}
