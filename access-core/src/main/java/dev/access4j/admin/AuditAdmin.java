package dev.access4j.admin;

import dev.access4j.audit.AuditQuery;
import dev.access4j.store.AuditEntry;
import dev.access4j.store.PageRequest;

/** Reads the audit log (AD-6). See {@link AccessAdmin} for what holds always. */
public interface AuditAdmin {

  /**
   * Pages through the audit log of the actor's organization.
   *
   * @param actor who acts
   * @param query which entries, and in which order
   * @param page how many after which number
   * @return the page
   */
  ListPage<AuditEntry, Long> list(Actor actor, AuditQuery query, PageRequest<Long> page);
}
