package dev.access4j.decision;

import static java.util.Objects.requireNonNull;

/** What a move of the token from one swimlane to another did to a user's access (EV-15). */
public enum LaneTransition {
  /** The user could work on the instance and no longer can. */
  LOST,
  /** The user could not work on the instance and now can. */
  REGAINED,
  /** Neither. */
  UNCHANGED;

  /**
   * Compares the access to an instance before something with that after (EV-15). EV-14 and EV-15
   * speak of one token; the access to an instance with several is the {@link InstanceAccess#best
   * best} over the swimlanes that its tokens are in, so that a user who keeps one of two tasks has
   * lost nothing.
   *
   * @param before the access before
   * @param after the access after
   * @return lost when {@link InstanceAccess#FULL} ended, regained when it began; to see the
   *     instance or not makes no difference
   */
  public static LaneTransition between(InstanceAccess before, InstanceAccess after) {
    requireNonNull(before, "before");
    requireNonNull(after, "after");
    boolean could = before == InstanceAccess.FULL;
    boolean can = after == InstanceAccess.FULL;
    if (could == can) {
      return UNCHANGED;
    }
    return could ? LOST : REGAINED;
  }
}
