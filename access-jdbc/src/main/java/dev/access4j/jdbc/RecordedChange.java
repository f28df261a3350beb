package dev.access4j.jdbc;

import dev.access4j.directory.OrganizationId;
import dev.access4j.store.Change;
import java.util.Optional;

/**
 * A change record as it was read.
 *
 * @param organization where
 * @param revision the revision
 * @param change the change; empty if this release cannot say what was touched
 */
record RecordedChange(OrganizationId organization, long revision, Optional<Change> change) {}
