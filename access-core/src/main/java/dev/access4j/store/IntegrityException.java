package dev.access4j.store;

/**
 * A write that would leave the store inconsistent: a name taken twice, a reference to nothing, or
 * something in an organization that has not been put. A store refuses it whole. {@link
 * AccessWriter} finds the first two beforehand and names the field, and leaves the last to the
 * store; for the others this is the last line, for writers that race and code that goes past it.
 */
public final class IntegrityException extends StoreException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what would be inconsistent
   */
  public IntegrityException(String message) {
    super(message);
  }
}
