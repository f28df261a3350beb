package dev.access4j.directory;

/** What makes a role count on a solution, for a whole organization (AM-1). */
public enum AssignmentModel {
  /** Only shares grant, plus the assignments kept at migration (AM-3). The default. */
  PER_SOLUTION,
  /** Assigned roles and group roles count wherever they are listed; shares do not (AM-2). */
  ORGANIZATION_WIDE
}
