package dev.access4j.internal.admin;

import dev.access4j.admin.Actor;
import dev.access4j.admin.AdminOperation;
import dev.access4j.admin.AuditAdmin;
import dev.access4j.admin.ListPage;
import dev.access4j.audit.AuditQuery;
import dev.access4j.audit.AuditSubject;
import dev.access4j.store.AuditEntry;
import dev.access4j.store.PageRequest;

/** Reads the audit log. */
record AuditReading(GuardedStore store) implements AuditAdmin {

  @Override
  public ListPage<AuditEntry, Long> list(Actor actor, AuditQuery query, PageRequest<Long> page) {
    return store.read(
        actor,
        AdminOperation.AUDIT_LIST,
        AuditSubject.organization(actor.organization()),
        view -> {
          var found = view.audit(query, page);
          return new ListPage<>(found, Things.next(found, AuditEntry::number, page.limit()));
        });
  }
}
