package dev.access4j.examples.cli;

import dev.access4j.admin.AdminOperation;
import dev.access4j.audit.AuditQuery;
import dev.access4j.audit.AuditSubject;
import dev.access4j.store.ReadView;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which entries of an audit log to show: those for which all that is said holds. */
final class EntryFilter {

  @Option(
      names = "--user",
      paramLabel = "USERNAME",
      order = 2,
      description = "About a user, its memberships, shares and assignments.")
  private @Nullable String user;

  @Option(
      names = "--group",
      paramLabel = "NAME",
      order = 3,
      description = "About a group, its memberships and shares.")
  private @Nullable String group;

  @Option(
      names = "--role",
      paramLabel = "NAME",
      order = 4,
      description = "About a role and its assignments.")
  private @Nullable String role;

  @Option(
      names = "--solution",
      paramLabel = "ID",
      order = 5,
      description = "About a solution, its versions, shares and own roles.")
  private @Nullable String solution;

  @Option(
      names = "--actor",
      paramLabel = "ID",
      order = 6,
      description = "What somebody did, or was refused.")
  private @Nullable String actor;

  @Option(
      names = "--operation",
      paramLabel = "CODE",
      order = 7,
      converter = Converters.OfAdminOperation.class,
      description = "What was done by an operation, such as admin.change.")
  private @Nullable AdminOperation operation;

  @Option(
      names = "--from",
      paramLabel = "INSTANT",
      order = 8,
      converter = Converters.OfInstant.class,
      description = "From when on, such as 2026-11-24T12:00:00Z.")
  private @Nullable Instant from;

  @Option(
      names = "--until",
      paramLabel = "INSTANT",
      order = 9,
      converter = Converters.OfInstant.class,
      description = "Until when; what happened at that instant is left out.")
  private @Nullable Instant until;

  /** Narrows a query to a store, which is faster; what it finds has to be accepted as well. */
  AuditQuery query(ReadView view) {
    AuditQuery query =
        AuditQuery.ALL.during(
            from == null ? Instant.MIN : from, until == null ? Instant.MAX : until);
    // Who has the name now. If nobody has, it is looked for in all entries.
    Optional<AuditSubject> named =
        Optional.ofNullable(user)
            .flatMap(view::userNamed)
            .filter(found -> found.username().equals(user))
            .map(found -> AuditSubject.user(found.id()));
    return named.map(query::about).orElse(query);
  }

  boolean accepts(RecordedEntry entry) {
    Instant at = entry.origin().at();
    return names(entry.subject())
        && (actor == null || actor.equals(entry.origin().actor().id()))
        && (operation == null || operation.code().equals(entry.origin().operation()))
        && (from == null || !at.isBefore(from))
        && (until == null || at.isBefore(until));
  }

  private boolean names(Map<String, String> subject) {
    return (user == null || user.equals(subject.get("user")))
        && (group == null || group.equals(subject.get("group")))
        && (role == null || role.equals(subject.get("role")))
        && (solution == null || solution.equals(subject.get("solution")));
  }
}
