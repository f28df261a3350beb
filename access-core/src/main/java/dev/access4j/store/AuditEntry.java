package dev.access4j.store;

import static java.util.Objects.requireNonNull;

import dev.access4j.audit.AuditEvent;

/**
 * An audit event as the store keeps it (AD-6).
 *
 * @param number its place in the organization's log: from 1 on, each higher than those before
 * @param revision the revision that the write made which appended it, or, if that had changed
 *     nothing by then, the one that it started from
 * @param event what happened
 */
public record AuditEntry(long number, Revision revision, AuditEvent event) {

  /**
   * Checks the entry.
   *
   * @param number see above
   * @param revision see above
   * @param event see above
   */
  public AuditEntry {
    if (number < 1) {
      throw new IllegalArgumentException("entries are numbered from 1: " + number);
    }
    requireNonNull(revision, "revision");
    requireNonNull(event, "event");
  }
}
