package dev.access4j.memory;

import static dev.access4j.memory.Ranges.limited;
import static dev.access4j.memory.Ranges.mapped;
import static dev.access4j.memory.Ranges.selected;

import dev.access4j.audit.AuditActor;
import dev.access4j.audit.AuditEvent;
import dev.access4j.audit.AuditQuery;
import dev.access4j.audit.AuditSubject;
import dev.access4j.store.AuditEntry;
import dev.access4j.store.PageRequest;
import dev.access4j.store.Revision;
import java.util.List;
import java.util.Objects;

/** The audit log of an organization, in its tables. */
record Auditing(Tables tables) {

  /** Appends an event and forgets the oldest ones that are too many. */
  AuditEntry append(AuditEvent event, Revision revision, long kept) {
    tables.auditEntries++;
    AuditEntry entry = new AuditEntry(tables.auditEntries, revision, event);
    tables.audit = tables.audit.with(entry.number(), entry, tables.owner);
    index(entry, true);
    AuditEntry old = tables.audit.get(entry.number() - kept);
    if (old != null) {
      tables.audit = tables.audit.without(old.number(), tables.owner);
      index(old, false);
    }
    return entry;
  }

  private void index(AuditEntry entry, boolean there) {
    for (AuditSubject subject : entry.event().subject().foundUnder()) {
      Pair<AuditSubject, Long> key = new Pair<>(subject, entry.number());
      tables.auditBySubject =
          there
              ? tables.auditBySubject.with(key, true, tables.owner)
              : tables.auditBySubject.without(key, tables.owner);
    }
    Pair<AuditActor, Long> key = new Pair<>(entry.event().origin().actor(), entry.number());
    tables.auditByActor =
        there
            ? tables.auditByActor.with(key, true, tables.owner)
            : tables.auditByActor.without(key, tables.owner);
  }

  /** Looks at those of one subject, or of one actor, or at all. */
  List<AuditEntry> page(AuditQuery query, PageRequest<Long> page) {
    boolean oldestFirst = query.order() == AuditQuery.Order.OLDEST_FIRST;
    long after = page.after().orElse(oldestFirst ? Long.MIN_VALUE : Long.MAX_VALUE);
    Iterable<AuditEntry> entries;
    if (query.subject().isPresent()) {
      entries =
          entries(Ranges.beyond(tables.auditBySubject, query.subject().get(), after, oldestFirst));
    } else if (query.actor().isPresent()) {
      entries =
          entries(Ranges.beyond(tables.auditByActor, query.actor().get(), after, oldestFirst));
    } else {
      Iterable<PersistentMap.Entry<Long, AuditEntry>> rest =
          oldestFirst ? tables.audit.above(after) : tables.audit.below(after);
      entries = () -> mapped(rest, PersistentMap.Entry::value);
    }
    Iterable<AuditEntry> wanted =
        selected(entries, entry -> true, entry -> query.takes(entry.event()));
    return limited(wanted.iterator(), page.limit());
  }

  private <A extends Comparable<? super A>> Iterable<AuditEntry> entries(
      Iterable<PersistentMap.Entry<Pair<A, Long>, Boolean>> index) {
    return () ->
        mapped(index, each -> Objects.requireNonNull(tables.audit.get(each.key().second())));
  }
}
