package dev.access4j.admin;

/**
 * How to import.
 *
 * @param batchSize how many rows are read and written at once, 1 to 10,000: as many as are held in
 *     memory, and as many as one transaction writes
 * @param dryRun whether to say what would become of the rows, and write nothing
 */
public record ImportSettings(int batchSize, boolean dryRun) {

  /** The most rows of a batch. */
  public static final int MAX_BATCH_SIZE = 10_000;

  /** Writes, 500 rows at once. */
  public static final ImportSettings DEFAULT = new ImportSettings(500, false);

  /** Writes nothing, and looks at 500 rows at once. */
  public static final ImportSettings DRY_RUN = new ImportSettings(500, true);

  /**
   * Checks the size.
   *
   * @param batchSize see above
   * @param dryRun see above
   * @throws IllegalArgumentException if the size is out of range
   */
  public ImportSettings {
    if (batchSize < 1 || batchSize > MAX_BATCH_SIZE) {
      throw new IllegalArgumentException(
          "a batch has 1 to " + MAX_BATCH_SIZE + " rows: " + batchSize);
    }
  }

  /**
   * Returns these settings with another batch size.
   *
   * @param size how many rows are read and written at once
   * @return the changed settings
   * @throws IllegalArgumentException if the size is out of range
   */
  public ImportSettings withBatchSize(int size) {
    return new ImportSettings(size, dryRun);
  }
}
