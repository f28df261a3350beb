package dev.access4j.admin;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.EndUser;

/** Whether somebody whom the identity provider has verified is a user here (DIR-3). */
public sealed interface SignIn {

  /**
   * An active user has signed in.
   *
   * @param user the user as it is now
   * @param first whether it was invited, and became active by this
   */
  record Accepted(EndUser user, boolean first) implements SignIn {
    /**
     * Checks that nothing is null.
     *
     * @param user see above
     * @param first see above
     */
    public Accepted {
      requireNonNull(user, "user");
    }
  }

  /**
   * Whoever it is may not come in.
   *
   * @param reason why
   */
  record Refused(Reason reason) implements SignIn {
    /**
     * Checks that nothing is null.
     *
     * @param reason see above
     */
    public Refused {
      requireNonNull(reason, "reason");
    }
  }

  /** Why somebody may not come in. */
  enum Reason {
    /** No user has this account, nor its e-mail address. */
    UNKNOWN_USER,
    /** The user is deactivated. */
    USER_NOT_ACTIVE,
    /** The address that the user was invited at, or is found by, is not confirmed by the token. */
    EMAIL_NOT_VERIFIED,
    /** The user with this e-mail address has another account. */
    OTHER_ACCOUNT
  }
}
