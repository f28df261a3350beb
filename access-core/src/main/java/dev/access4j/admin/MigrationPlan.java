package dev.access4j.admin;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.OrganizationId;
import dev.access4j.store.Revision;
import java.time.Instant;
import java.util.List;

/**
 * What a migration from {@code ORGANIZATION_WIDE} to {@code PER_SOLUTION} will do, and the proof
 * that it keeps every decision, or every difference and why (AM-4). Immutable. It holds as long as
 * the organization is at its revision: a plan made at an older one is refused when it is applied.
 *
 * @param organization the organization that was planned for
 * @param revision the revision that was planned at
 * @param plannedAt the instant from which on decisions were compared; a share that has ended before
 *     it causes no difference, one that is still to start does
 * @param shares the shares to make, by solution and group; those that are there already as they
 *     must be are not among them
 * @param keptAssignments how many roles are assigned to users, all of which are kept and go on
 *     counting until they are revoked (AM-3)
 * @param differences every decision that differs, anonymous first, then user by user
 * @param obstacles what causes the differences, by solution
 */
public record MigrationPlan(
    OrganizationId organization,
    Revision revision,
    Instant plannedAt,
    List<PlannedShare> shares,
    long keptAssignments,
    List<MigrationDifference> differences,
    List<MigrationObstacle> obstacles) {

  /**
   * Copies the lists.
   *
   * @param organization see above
   * @param revision see above
   * @param plannedAt see above
   * @param shares see above
   * @param keptAssignments see above
   * @param differences see above
   * @param obstacles see above
   * @throws IllegalArgumentException if there are fewer than no assignments, or differences without
   *     an obstacle, or the other way round
   */
  public MigrationPlan {
    requireNonNull(organization, "organization");
    requireNonNull(revision, "revision");
    requireNonNull(plannedAt, "plannedAt");
    shares = List.copyOf(shares);
    differences = List.copyOf(differences);
    obstacles = List.copyOf(obstacles);
    if (keptAssignments < 0) {
      throw new IllegalArgumentException("fewer than none: " + keptAssignments);
    }
    if (obstacles.stream().mapToLong(MigrationObstacle::differences).sum() != differences.size()) {
      throw new IllegalArgumentException("the obstacles do not account for the differences");
    }
  }

  /**
   * Tells whether the migration keeps every decision: for each active user and for anonymous, on
   * each published version, at each instant from {@link #plannedAt()} on. Allowed or denied is what
   * is kept; the reason of a denial may become another.
   *
   * @return true if there is no difference
   */
  public boolean isEqual() {
    return differences.isEmpty();
  }

  /** Counts what may be long. */
  @Override
  public String toString() {
    return "MigrationPlan["
        + organization
        + " at "
        + revision
        + ", "
        + shares.size()
        + " shares, "
        + differences.size()
        + " differences]";
  }
}
