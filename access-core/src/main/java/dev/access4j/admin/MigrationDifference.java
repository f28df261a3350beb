package dev.access4j.admin;

import static java.util.Objects.requireNonNull;

import dev.access4j.decision.Subject;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;

/**
 * A decision that is not the same after a migration, and what makes it so (AM-4). It differs while
 * the validity of its cause holds. A decision that several causes change is there once for each, so
 * that who removes a cause removes its differences, and all others stay.
 *
 * <p>Business filters play no part (EV-7): they restrict both sides alike, so that a difference is
 * seen where they let the subject through.
 *
 * @param subject who asks: an active user, or anonymous
 * @param version the published version that is asked about
 * @param live whether it is the live one (SOL-1)
 * @param resource the swimlane or UI flow
 * @param operation what is to be done there
 * @param before whether it is allowed before the migration
 * @param after whether it is allowed after it
 * @param cause what changes it
 */
public record MigrationDifference(
    Subject subject,
    SolutionRef.Pinned version,
    boolean live,
    Resource resource,
    Operation operation,
    boolean before,
    boolean after,
    MigrationCause cause) {

  /**
   * Checks that something differs.
   *
   * @param subject see above
   * @param version see above
   * @param live see above
   * @param resource see above
   * @param operation see above
   * @param before see above
   * @param after see above
   * @param cause see above
   * @throws IllegalArgumentException if the decision is the same before and after
   */
  public MigrationDifference {
    requireNonNull(subject, "subject");
    requireNonNull(version, "version");
    requireNonNull(resource, "resource");
    requireNonNull(operation, "operation");
    requireNonNull(cause, "cause");
    if (before == after) {
      throw new IllegalArgumentException("nothing differs: " + operation + " on " + resource);
    }
  }
}
