package dev.access4j.admin;

/** What became of one of many invitations. */
public enum InviteOutcome {
  /** The mail was sent, now. */
  SENT,
  /** The user is there, but no mail was sent (ID-3): it can be invited again. */
  NOT_SENT,
  /** The user was invited before, or needs no invitation any more; no mail was sent now. */
  UNCHANGED,
  /** A rule refuses the user: nothing was made. */
  REFUSED
}
