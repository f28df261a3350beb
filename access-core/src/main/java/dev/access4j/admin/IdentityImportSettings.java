package dev.access4j.admin;

/**
 * How to import from an identity provider (AM-5).
 *
 * @param batchSize how many things one transaction writes at most, 1 to 10,000; so many are held in
 *     memory
 * @param pageSize how many things are asked of the provider at once, 1 to 10,000
 * @param dryRun whether to say what would be done, and write nothing
 * @param assignments whether the roles that accounts hold by themselves are assigned to the users
 *     organization-wide (AM-2)
 * @param linkUnconfirmed whether a user that has no account yet may be given one whose e-mail
 *     address nobody has confirmed. Only for a provider where nobody can register an account or
 *     change an address by himself: else somebody may become another by typing his address
 */
public record IdentityImportSettings(
    int batchSize, int pageSize, boolean dryRun, boolean assignments, boolean linkUnconfirmed) {

  /** The most things of a batch or a page. */
  public static final int MAX_SIZE = 10_000;

  /** Writes, 500 things at once, asks for 100 at once, and links confirmed addresses only. */
  public static final IdentityImportSettings DEFAULT =
      new IdentityImportSettings(500, 100, false, true, false);

  /** As {@link #DEFAULT}, but writes nothing. */
  public static final IdentityImportSettings DRY_RUN = DEFAULT.asDryRun();

  /**
   * Checks the sizes.
   *
   * @param batchSize see above
   * @param pageSize see above
   * @param dryRun see above
   * @param assignments see above
   * @param linkUnconfirmed see above
   * @throws IllegalArgumentException if a size is out of range
   */
  public IdentityImportSettings {
    require(batchSize, "a batch");
    require(pageSize, "a page");
  }

  private static void require(int size, String what) {
    if (size < 1 || size > MAX_SIZE) {
      throw new IllegalArgumentException(what + " has 1 to " + MAX_SIZE + " things: " + size);
    }
  }

  /**
   * Returns these settings with another batch size.
   *
   * @param size how many things one transaction writes at most
   * @return the changed settings
   * @throws IllegalArgumentException if the size is out of range
   */
  public IdentityImportSettings withBatchSize(int size) {
    return new IdentityImportSettings(size, pageSize, dryRun, assignments, linkUnconfirmed);
  }

  /**
   * Returns these settings with another page size.
   *
   * @param size how many things are asked of the provider at once
   * @return the changed settings
   * @throws IllegalArgumentException if the size is out of range
   */
  public IdentityImportSettings withPageSize(int size) {
    return new IdentityImportSettings(batchSize, size, dryRun, assignments, linkUnconfirmed);
  }

  /**
   * Returns these settings for a run that writes nothing.
   *
   * @return the changed settings
   */
  public IdentityImportSettings asDryRun() {
    return new IdentityImportSettings(batchSize, pageSize, true, assignments, linkUnconfirmed);
  }

  /**
   * Returns these settings for a run that leaves out the roles that accounts hold by themselves.
   *
   * @return the changed settings
   */
  public IdentityImportSettings withoutAssignments() {
    return new IdentityImportSettings(batchSize, pageSize, dryRun, false, linkUnconfirmed);
  }

  /**
   * Returns these settings for a provider that is known to hold nobody's address but its owner's.
   *
   * @return the changed settings
   */
  public IdentityImportSettings linkingUnconfirmed() {
    return new IdentityImportSettings(batchSize, pageSize, dryRun, assignments, true);
  }
}
