package dev.access4j.admin;

import static java.util.Objects.requireNonNull;

import dev.access4j.store.Revision;

/**
 * What an import did; after a dry run, what it would do.
 *
 * @param created how many rows made a user
 * @param updated how many rows changed a user or its memberships
 * @param unchanged how many rows said what was so already
 * @param refused how many rows were refused
 * @param revision a revision that holds all that was written, for requests to other nodes (EV-11)
 */
public record ImportSummary(
    long created, long updated, long unchanged, long refused, Revision revision) {

  /**
   * Checks that the revision is there.
   *
   * @param created see above
   * @param updated see above
   * @param unchanged see above
   * @param refused see above
   * @param revision see above
   */
  public ImportSummary {
    requireNonNull(revision, "revision");
  }

  /**
   * Returns the summary of no rows.
   *
   * @param revision the revision at which an import begins
   * @return nothing but zeros
   */
  public static ImportSummary none(Revision revision) {
    return new ImportSummary(0, 0, 0, 0, revision);
  }

  /**
   * Returns this summary with one more row.
   *
   * @param outcome what the row became
   * @return the changed summary
   */
  public ImportSummary plus(ImportOutcome outcome) {
    return switch (outcome) {
      case CREATED -> new ImportSummary(created + 1, updated, unchanged, refused, revision);
      case UPDATED -> new ImportSummary(created, updated + 1, unchanged, refused, revision);
      case UNCHANGED -> new ImportSummary(created, updated, unchanged + 1, refused, revision);
      case REFUSED -> new ImportSummary(created, updated, unchanged, refused + 1, revision);
    };
  }

  /**
   * Returns this summary at a later revision.
   *
   * @param later the revision of a later write
   * @return the changed summary
   */
  public ImportSummary at(Revision later) {
    return new ImportSummary(created, updated, unchanged, refused, later);
  }

  /**
   * Returns how many rows were looked at.
   *
   * @return the sum of the counts
   */
  public long rows() {
    return created + updated + unchanged + refused;
  }

  @Override
  public String toString() {
    return created
        + " created, "
        + updated
        + " updated, "
        + unchanged
        + " unchanged, "
        + refused
        + " refused";
  }
}
