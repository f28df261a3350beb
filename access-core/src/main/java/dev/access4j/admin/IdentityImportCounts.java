package dev.access4j.admin;

/**
 * What an import from an identity provider did with the things of one kind (AM-5).
 *
 * @param created how many were made
 * @param updated how many were there and were changed
 * @param unchanged how many were there and were so already
 * @param refused how many were not imported
 */
public record IdentityImportCounts(long created, long updated, long unchanged, long refused) {

  /** Nothing yet. */
  public static final IdentityImportCounts NONE = new IdentityImportCounts(0, 0, 0, 0);

  /**
   * Returns these counts with more things.
   *
   * @param outcome what became of them
   * @param more how many
   * @return the changed counts
   */
  public IdentityImportCounts plus(ImportOutcome outcome, long more) {
    return switch (outcome) {
      case CREATED -> new IdentityImportCounts(created + more, updated, unchanged, refused);
      case UPDATED -> new IdentityImportCounts(created, updated + more, unchanged, refused);
      case UNCHANGED -> new IdentityImportCounts(created, updated, unchanged + more, refused);
      case REFUSED -> new IdentityImportCounts(created, updated, unchanged, refused + more);
    };
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
