package dev.access4j.jdbc;

import dev.access4j.audit.AuditActor;
import dev.access4j.audit.AuditEvent;
import dev.access4j.audit.AuditOrigin;
import dev.access4j.audit.AuditQuery;
import dev.access4j.audit.AuditState;
import dev.access4j.audit.AuditSubject;
import dev.access4j.store.AuditEntry;
import dev.access4j.store.PageRequest;
import dev.access4j.store.Revision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pages of the audit log (AD-6). */
record AuditReads(Session session) {

  private static final String ENTRIES =
      """
      SELECT a.entry_no, a.revision, a.happened_at, a.actor_kind, a.actor_id, a.operation,
        a.subject_kind, a.subject_id, a.subject_part, a.outcome,
        a.state_before, a.state_after, a.missing
      FROM\s""";

  private static final String OF_ALL = "access_audit a WHERE a.organization_no = :no";

  private static final String OF_SUBJECT =
      """
      access_audit_found f
      JOIN access_audit a ON a.organization_no = f.organization_no AND a.entry_no = f.entry_no
      WHERE f.organization_no = :no AND f.kind = :kind AND f.id = :id AND f.part = :part""";

  // What every event happened after, and before.
  private static final Instant EARLIEST = Instant.parse("-4000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("+290000-01-01T00:00:00Z");

  List<AuditEntry> page(AuditQuery query, PageRequest<Long> page) {
    if (!query.from().isBefore(LATEST) || !query.until().isAfter(EARLIEST)) {
      // No database knows these instants.
      return List.of();
    }
    AuditSubject subject = query.subject().orElse(null);
    AuditActor actor = query.actor().orElse(null);
    boolean oldestFirst = query.order() == AuditQuery.Order.OLDEST_FIRST;
    String number = subject == null ? "a.entry_no" : "f.entry_no";
    StringBuilder sql = new StringBuilder(ENTRIES);
    sql.append(subject == null ? OF_ALL : OF_SUBJECT)
        .append(actor == null ? "" : "\n AND a.actor_id = :actor AND a.actor_kind = :actor_kind")
        .append(query.from().isAfter(EARLIEST) ? "\n AND a.happened_at >= :from" : "")
        .append(query.until().isBefore(LATEST) ? "\n AND a.happened_at < :until" : "")
        .append("\n AND ")
        .append(number)
        .append(oldestFirst ? " > :after" : " < :after")
        .append("\nORDER BY ")
        .append(number)
        .append(oldestFirst ? "" : " DESC")
        .append(" LIMIT :limit");
    return session.list(
        sql.toString(),
        statement -> {
          if (subject != null) {
            statement
                .bind("kind", subject.kind().name())
                .bind("id", subject.id())
                .bind("part", subject.part());
          }
          if (actor != null) {
            statement.bind("actor", actor.id()).bind("actor_kind", actor.kind().name());
          }
          if (query.from().isAfter(EARLIEST)) {
            statement.bind("from", bound(query.from()));
          }
          if (query.until().isBefore(LATEST)) {
            statement.bind("until", bound(query.until()));
          }
          statement
              .bind("after", page.after().orElse(oldestFirst ? 0L : Long.MAX_VALUE))
              .bind("limit", page.limit());
        },
        this::entry);
  }

  /** The first whole microsecond that is not before an instant: events are at whole ones. */
  private static OffsetDateTime bound(Instant instant) {
    Instant whole = instant.truncatedTo(ChronoUnit.MICROS);
    return (whole.equals(instant) ? whole : whole.plus(1, ChronoUnit.MICROS))
        .atOffset(ZoneOffset.UTC);
  }

  private AuditEntry entry(ResultSet row) throws SQLException {
    AuditOrigin origin =
        new AuditOrigin(
            row.getObject("happened_at", OffsetDateTime.class).toInstant(),
            new AuditActor(
                AuditActor.Kind.valueOf(row.getString("actor_kind")), row.getString("actor_id")),
            row.getString("operation"));
    AuditSubject subject =
        new AuditSubject(
            AuditSubject.Kind.valueOf(row.getString("subject_kind")),
            row.getString("subject_id"),
            row.getString("subject_part"));
    AuditEvent event =
        new AuditEvent(
            session.organization,
            origin,
            subject,
            AuditEvent.Outcome.valueOf(row.getString("outcome")),
            state(row.getString("state_before")),
            state(row.getString("state_after")),
            Json.texts(row.getString("missing")));
    return new AuditEntry(row.getLong("entry_no"), new Revision(row.getLong("revision")), event);
  }

  private static AuditState state(@Nullable String json) {
    return json == null ? AuditState.ABSENT : AuditState.of(Json.lists(json));
  }

  static @Nullable String json(AuditState state) {
    return state.present() ? Json.ofLists(state.fields()) : null;
  }
}
