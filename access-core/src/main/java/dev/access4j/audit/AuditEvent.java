package dev.access4j.audit;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.OrganizationId;
import java.util.List;

/**
 * One thing that an actor changed, or was refused to do (AD-4, AD-6). A call that changes several
 * things makes several events of one origin. What goes with a deletion by necessity has no event of
 * its own: the memberships of a deleted group, the assignments of a deleted role.
 *
 * @param organization where
 * @param origin when, who and by which operation
 * @param subject what it is about
 * @param outcome whether it was done
 * @param before how the subject was; {@link AuditState#ABSENT} if it is new, or nothing was done
 * @param after how it is since; {@link AuditState#ABSENT} if it was deleted, or nothing was done
 * @param missing the permissions that the actor lacked; empty if it was done
 */
public record AuditEvent(
    OrganizationId organization,
    AuditOrigin origin,
    AuditSubject subject,
    Outcome outcome,
    AuditState before,
    AuditState after,
    List<String> missing) {

  /** Whether it was done. */
  public enum Outcome {
    /** It was done. */
    DONE,
    /** The actor lacked a permission, and nothing was done (AD-4). */
    REFUSED
  }

  /**
   * Copies and checks.
   *
   * @param organization see above
   * @param origin see above
   * @param subject see above
   * @param outcome see above
   * @param before see above
   * @param after see above
   * @param missing see above
   */
  public AuditEvent {
    requireNonNull(organization, "organization");
    requireNonNull(origin, "origin");
    requireNonNull(subject, "subject");
    requireNonNull(outcome, "outcome");
    requireNonNull(before, "before");
    requireNonNull(after, "after");
    missing = List.copyOf(missing);
    if (missing.isEmpty() != (outcome == Outcome.DONE)) {
      throw new IllegalArgumentException("a refusal names what is missing, and only a refusal");
    }
  }

  /**
   * Tells of a change.
   *
   * @param organization where
   * @param origin when, who and by which operation
   * @param subject what was changed
   * @param before how it was
   * @param after how it is
   * @return the event
   */
  public static AuditEvent done(
      OrganizationId organization,
      AuditOrigin origin,
      AuditSubject subject,
      AuditState before,
      AuditState after) {
    return new AuditEvent(organization, origin, subject, Outcome.DONE, before, after, List.of());
  }

  /**
   * Tells of a refusal.
   *
   * @param organization where
   * @param origin when, who and by which operation
   * @param subject what it was about
   * @param missing the permissions that the actor lacked, at least one
   * @return the event
   */
  public static AuditEvent refused(
      OrganizationId organization, AuditOrigin origin, AuditSubject subject, List<String> missing) {
    return new AuditEvent(
        organization,
        origin,
        subject,
        Outcome.REFUSED,
        AuditState.ABSENT,
        AuditState.ABSENT,
        missing);
  }
}
