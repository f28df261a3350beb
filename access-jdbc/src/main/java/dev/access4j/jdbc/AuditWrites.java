package dev.access4j.jdbc;

import dev.access4j.audit.AuditEvent;
import dev.access4j.audit.AuditSubject;
import dev.access4j.store.AuditEntry;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Appends to the audit log. */
record AuditWrites(WriteSession session) {

  private record FoundUnder(AuditSubject subject, long entry) {}

  void append(List<AuditEntry> entries) {
    session.batch(
        """
        INSERT INTO access_audit (organization_no, entry_no, revision, happened_at, actor_kind,
          actor_id, operation, subject_kind, subject_id, subject_part, outcome, state_before,
          state_after, missing)
        VALUES (:no, :entry_no, :revision, :at, :actor_kind, :actor_id, :operation, :kind, :id,
          :part, :outcome, :before, :after, :missing)
        """,
        entries,
        (row, entry) -> {
          AuditEvent event = entry.event();
          row.bind("entry_no", entry.number())
              .bind("revision", entry.revision().value())
              .bind("at", event.origin().at().atOffset(ZoneOffset.UTC))
              .bind("actor_kind", event.origin().actor().kind().name())
              .bind("actor_id", event.origin().actor().id())
              .bind("operation", event.origin().operation())
              .bind("kind", event.subject().kind().name())
              .bind("id", event.subject().id())
              .bind("part", event.subject().part())
              .bind("outcome", event.outcome().name())
              .bind("before", AuditReads.json(event.before()))
              .bind("after", AuditReads.json(event.after()))
              .bind("missing", Json.ofTexts(event.missing()));
        });
    List<FoundUnder> found = new ArrayList<>();
    for (AuditEntry entry : entries) {
      for (AuditSubject subject : entry.event().subject().foundUnder()) {
        found.add(new FoundUnder(subject, entry.number()));
      }
    }
    session.batch(
        """
        INSERT INTO access_audit_found (organization_no, kind, id, part, entry_no)
        VALUES (:no, :kind, :id, :part, :entry_no)
        """,
        found,
        (row, each) ->
            row.bind("kind", each.subject.kind().name())
                .bind("id", each.subject.id())
                .bind("part", each.subject.part())
                .bind("entry_no", each.entry));
  }
}
