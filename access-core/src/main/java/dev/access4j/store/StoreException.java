package dev.access4j.store;

/**
 * The store cannot be read or written, so there is no answer: the call fails closed (EV-9). It
 * never means that access was denied, and never that it was allowed.
 */
public class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what could not be done
   */
  public StoreException(String message) {
    super(message);
  }

  /**
   * Creates the exception.
   *
   * @param message what could not be done
   * @param cause what the store met
   */
  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
