package dev.access4j.identity;

import static java.util.Objects.requireNonNull;

/** The identity provider did not do what it was asked. Its message is shown to admins. */
public class IdentityException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why it was not done, and so what would help. */
  public enum Kind {
    /**
     * The provider will not do it: a right is missing, a secret is wrong, or it minds the input.
     */
    REFUSED,
    /** There is no such account, group, role or organization. */
    NOT_FOUND,
    /** Something else has the name already. */
    CONFLICT,
    /** The provider cannot be reached, is too busy, or failed: the same call may do later. */
    UNAVAILABLE
  }

  /** Why it was not done. */
  private final Kind kind;

  /**
   * Creates the exception.
   *
   * @param kind why it was not done
   * @param message what could not be done and why, without a secret
   */
  public IdentityException(Kind kind, String message) {
    super(message);
    this.kind = requireNonNull(kind, "kind");
  }

  /**
   * Creates the exception.
   *
   * @param kind why it was not done
   * @param message what could not be done and why, without a secret
   * @param cause what the provider met
   */
  public IdentityException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = requireNonNull(kind, "kind");
  }

  /**
   * Returns why it was not done.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }
}
