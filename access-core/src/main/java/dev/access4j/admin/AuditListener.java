package dev.access4j.admin;

import dev.access4j.store.AuditEntry;

/**
 * Hears of what this process administers, to forward it (AD-6). Thread-safe.
 *
 * <p>It is called after the transaction, in the thread of the call, for each entry in order. What
 * it throws is logged and changes nothing: an entry that must not be missed is read from the log,
 * from the number of the last one that was forwarded on.
 */
@FunctionalInterface
public interface AuditListener {

  /** Hears of nothing. */
  AuditListener NONE = entry -> {};

  /**
   * Something was done or refused, and can be read in the audit log.
   *
   * @param entry what and where in the log
   */
  void recorded(AuditEntry entry);
}
