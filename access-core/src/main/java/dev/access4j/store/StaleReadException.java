package dev.access4j.store;

/**
 * Nothing fresh enough is to be had: the store has not confirmed within the freshness bound, or has
 * not reached the revision that a request asks for (EV-11).
 */
public final class StaleReadException extends StoreException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what is missing
   */
  public StaleReadException(String message) {
    super(message);
  }
}
