package dev.access4j.store;

/**
 * What the store shows is not new enough: it has not reached the revision that a request asks for,
 * or one that this process has heard of already (EV-11).
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
