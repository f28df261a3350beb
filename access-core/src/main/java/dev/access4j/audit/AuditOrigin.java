package dev.access4j.audit;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.Text;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Where changes come from: what their events have in common (AD-6).
 *
 * @param at when, in UTC, cut off to the microsecond
 * @param actor who
 * @param operation what was called, such as {@code roles.delete}
 */
public record AuditOrigin(Instant at, AuditActor actor, String operation) {

  /**
   * Cuts the time off and checks the rest.
   *
   * @param at see above
   * @param actor see above
   * @param operation see above
   * @throws dev.access4j.directory.ValidationException if the operation has no name
   */
  public AuditOrigin {
    at = at.truncatedTo(ChronoUnit.MICROS);
    requireNonNull(actor, "actor");
    Text.requireIdentifier(operation, "operation");
  }
}
