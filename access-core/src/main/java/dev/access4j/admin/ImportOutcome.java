package dev.access4j.admin;

/** What a row of an import became. */
public enum ImportOutcome {
  /** A user was made. */
  CREATED,
  /** A user was changed, or became a member of a group. */
  UPDATED,
  /** Everything was so already. */
  UNCHANGED,
  /** Something is wrong with the row, and nothing of it was written. */
  REFUSED
}
