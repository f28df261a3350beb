package dev.access4j.store;

/**
 * A write that would leave the store inconsistent: a name taken twice, or a reference to nothing. A
 * store refuses it whole. {@link AccessWriter} finds such faults first and names the field; this is
 * the last line, for writers that race and code that goes past it.
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
