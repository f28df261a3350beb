package dev.access4j.solution;

/** Who may open a solution without a share (SH-5). */
public enum GeneralAccess {
  /** Nobody. The default. */
  INVITED_ONLY,
  /** Every subject, signed in or not, in the role {@code Anonymous}. */
  ANYONE_WITH_LINK
}
