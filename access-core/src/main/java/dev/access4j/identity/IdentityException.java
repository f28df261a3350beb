package dev.access4j.identity;

/** The identity provider could not do what it was asked. Its message is shown to admins. */
public class IdentityException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what could not be done and why, without a secret
   */
  public IdentityException(String message) {
    super(message);
  }

  /**
   * Creates the exception.
   *
   * @param message what could not be done and why, without a secret
   * @param cause what the provider met
   */
  public IdentityException(String message, Throwable cause) {
    super(message, cause);
  }
}
