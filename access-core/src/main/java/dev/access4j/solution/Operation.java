package dev.access4j.solution;

/** What may be done with a resource; no operation implies another (SOL-3, SOL-5). */
public enum Operation {
  /** See instances in a swimlane. */
  VIEW,
  /** Work on them. */
  EXECUTE,
  /** Take a task oneself. */
  SELF_ASSIGN,
  /** Give a task to another. */
  ASSIGN,
  /** Take a task from another. */
  UNASSIGN,
  /** Put an instance on hold. */
  HOLD,
  /** Let a held instance go on. */
  UNHOLD,
  /** Use a UI flow; the only operation there. */
  INTERACT
}
