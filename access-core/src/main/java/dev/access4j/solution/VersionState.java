package dev.access4j.solution;

/** Where a solution version stands (SOL-1). */
public enum VersionState {
  /** Being edited; never evaluated. */
  DRAFT,
  /** Immutable but for the deletion of a role (SOL-7). */
  PUBLISHED
}
