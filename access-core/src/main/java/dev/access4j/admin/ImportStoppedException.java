package dev.access4j.admin;

import static java.util.Objects.requireNonNull;

import dev.access4j.store.StoreException;

/**
 * The store failed in the middle of an import. What was done up to then is done, and its results
 * were handed out. Of the rows after {@link #lastRow()} a batch may be there as a whole if the
 * store could not say whether it was written; none else is. To import the same rows again is safe.
 */
public final class ImportStoppedException extends StoreException {

  private static final long serialVersionUID = 1L;

  // Exceptions are Serializable by inheritance only; nobody sends this one over a wire.
  private final transient ImportSummary done;

  /** The number of the last row that was done. */
  private final long lastRow;

  /**
   * Creates the exception.
   *
   * @param done what was done before
   * @param lastRow the number of the last row of that; 0 if none was done
   * @param cause what the store met
   */
  public ImportStoppedException(ImportSummary done, long lastRow, StoreException cause) {
    super(message(done, lastRow, cause), requireNonNull(cause, "cause"));
    this.done = done;
    this.lastRow = lastRow;
  }

  private static String message(ImportSummary done, long lastRow, StoreException cause) {
    String upTo = done.rows() == 0 ? "" : ", up to row " + lastRow + " (" + done + ")";
    return "the import stopped after " + done.rows() + " rows" + upTo + ": " + cause.getMessage();
  }

  /**
   * Returns what was done.
   *
   * @return the summary of the rows whose results were handed out
   */
  public ImportSummary done() {
    return done;
  }

  /**
   * Returns how far the import came.
   *
   * @return the number of the last row whose result was handed out; 0 if there is none
   */
  public long lastRow() {
    return lastRow;
  }
}
