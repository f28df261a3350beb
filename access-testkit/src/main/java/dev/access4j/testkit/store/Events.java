package dev.access4j.testkit.store;

import dev.access4j.audit.AuditActor;
import dev.access4j.audit.AuditEvent;
import dev.access4j.audit.AuditOrigin;
import dev.access4j.audit.AuditState;
import dev.access4j.audit.AuditSubject;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Events of an organization, told apart by what a test is about. */
record Events(OrganizationId organization) {

  static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");

  AuditEvent of(AuditSubject subject, AuditActor actor, Instant at) {
    return AuditEvent.done(
        organization,
        new AuditOrigin(at, actor, "users.edit"),
        subject,
        AuditState.ABSENT,
        AuditState.of(Map.of("name", List.of("new"))));
  }

  AuditEvent about(AuditSubject subject) {
    return of(subject, Sample.ROOT, NOON);
  }

  AuditEvent by(AuditActor actor) {
    return of(AuditSubject.user(Sample.ANN), actor, NOON);
  }

  AuditEvent at(Instant at) {
    return of(AuditSubject.user(Sample.ANN), Sample.ROOT, at);
  }

  /** One of many, all of one actor and one time. */
  AuditEvent called(String name) {
    return about(AuditSubject.user(EndUserId.of(name)));
  }
}
