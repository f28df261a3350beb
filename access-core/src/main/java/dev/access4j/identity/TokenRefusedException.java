package dev.access4j.identity;

import static java.util.Objects.requireNonNull;

/** A token is not good (ID-4). Its message never holds the token. */
public class TokenRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What is wrong with a token. */
  public enum Reason {
    /** It is longer than any token may be. */
    TOO_LONG,
    /** It is no signed token. */
    MALFORMED,
    /** It is signed by an algorithm that is not taken, or not at all. */
    ALGORITHM,
    /** It is of another type, such as one to refresh with. */
    TYPE,
    /** It is signed with a key that the provider does not have, or not any more. */
    UNKNOWN_KEY,
    /** Its signature is wrong. */
    SIGNATURE,
    /** It is from somebody else, or for another organization. */
    ISSUER,
    /** It is for somebody else. */
    AUDIENCE,
    /** It was issued to a client whose tokens are not taken. */
    CLIENT,
    /** It was good once. */
    EXPIRED,
    /** It is not good yet. */
    NOT_YET_VALID,
    /** It lacks what each token has, such as its subject or an end. */
    INCOMPLETE
  }

  /** What is wrong. */
  private final Reason reason;

  /**
   * Creates the exception.
   *
   * @param reason what is wrong
   * @param message says so for people, without the token
   */
  public TokenRefusedException(Reason reason, String message) {
    super(message);
    this.reason = requireNonNull(reason, "reason");
  }

  /**
   * Returns what is wrong.
   *
   * @return the reason
   */
  public Reason reason() {
    return reason;
  }
}
