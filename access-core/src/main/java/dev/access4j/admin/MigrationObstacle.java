package dev.access4j.admin;

import static java.util.Objects.requireNonNull;

/**
 * Why a migration cannot keep every decision: one cause, with how much it changes (AM-4). Removing
 * what causes it, while the organization is still organization-wide and it grants nothing, changes
 * no decision and removes the obstacle from the next plan.
 *
 * @param cause the share or the open solution
 * @param differences how many differences it causes, at least one
 * @param subjects how many subjects these are of, anonymous counted as one
 */
public record MigrationObstacle(MigrationCause cause, long differences, long subjects) {

  /**
   * Checks the numbers.
   *
   * @param cause see above
   * @param differences see above
   * @param subjects see above
   * @throws IllegalArgumentException if there is no difference or subject, or more subjects than
   *     differences
   */
  public MigrationObstacle {
    requireNonNull(cause, "cause");
    if (subjects < 1 || differences < subjects) {
      throw new IllegalArgumentException(differences + " differences of " + subjects + " subjects");
    }
  }
}
