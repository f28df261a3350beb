package dev.access4j.decision;

/** What a user may do with a process instance, by the swimlane that its token is in (EV-14). */
public enum InstanceAccess {
  /** Work on it. */
  FULL,
  /** See it. */
  READ_ONLY,
  /** Neither. */
  DENIED
}
