package dev.access4j.directory;

/** Where an end user stands (DIR-3). */
public enum UserStatus {
  /** Asked in, not yet signed in; allowed nothing. */
  INVITED,
  /** Signed in at least once; the only status that is ever allowed anything. */
  ACTIVE,
  /** Shut out until activated again. */
  DEACTIVATED;

  /**
   * Tells whether a user may go from this status to another (DIR-3).
   *
   * @param next the status to take on
   * @return true for {@code INVITED} to {@code ACTIVE}, between {@code ACTIVE} and {@code
   *     DEACTIVATED}, and for staying
   */
  public boolean canBecome(UserStatus next) {
    return this == next
        || switch (this) {
          case INVITED, DEACTIVATED -> next == ACTIVE;
          case ACTIVE -> next == DEACTIVATED;
        };
  }
}
