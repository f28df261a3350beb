package dev.access4j.internal.migration;

import dev.access4j.admin.MigrationCause;
import dev.access4j.directory.RoleId;
import java.util.List;
import java.util.Set;

/**
 * What a combination comes to: the roles that count before the migration on every solution (AM-2),
 * and what changes for all who have it.
 */
record Footing(Set<RoleId> before, List<Opening> openings) {

  /** A cell of a version that a cause opens. */
  record Opening(Published version, Published.Cell cell, MigrationCause cause) {}
}
