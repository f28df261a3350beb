package dev.access4j.decision;

import static java.util.Objects.requireNonNull;

/**
 * What a user may do with a process instance, by the swimlane that its token is in (EV-14); from
 * the most to the least.
 */
public enum InstanceAccess {
  /** Work on it. */
  FULL,
  /** See it. */
  READ_ONLY,
  /** Neither. */
  DENIED;

  /**
   * Returns the better of two, {@link #FULL} before {@link #READ_ONLY} before {@link #DENIED}.
   * EV-14 speaks of one token; the access to an instance with several, as behind a parallel
   * gateway, is the best over the swimlanes that they are in, and {@link #DENIED} without any:
   * {@code reduce(DENIED, InstanceAccess::best)}.
   *
   * @param one the access by one token
   * @param other the access by another
   * @return the one of them that allows more
   */
  public static InstanceAccess best(InstanceAccess one, InstanceAccess other) {
    requireNonNull(one, "one");
    requireNonNull(other, "other");
    return one.compareTo(other) <= 0 ? one : other;
  }
}
