package dev.access4j.store;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.EndUserId;
import dev.access4j.directory.Text;

/**
 * What is still to be done with a user's account at the identity provider (ID-3, ID-5). It is
 * written with the change that asks for it and removed once it is done, so that neither an outage
 * nor the end of the process loses it. A user has one at most: what is asked for later replaces it.
 * It stays when the user is deleted.
 *
 * @param user whose account it is
 * @param work what to do
 * @param sub the account, empty if it is not known yet
 * @param problem why it was not done when it was last tried, for people; empty if it was not tried
 */
public record AccountTask(EndUserId user, Work work, String sub, String problem) {

  /** What to do. */
  public enum Work {
    /** Make or link the account, and send the mail. */
    INVITE,
    /** Keep the account from signing in, and end its sessions. */
    DISABLE,
    /** Let the account sign in again. */
    ENABLE,
    /** End the account's sessions, of a user that is deleted. */
    END_SESSIONS,
    /** Delete the account, of a user that is deleted. */
    DELETE
  }

  /**
   * Checks the account.
   *
   * @param user see above
   * @param work see above
   * @param sub see above
   * @param problem see above
   * @throws IllegalArgumentException if the work needs an account and none is named
   * @throws dev.access4j.directory.ValidationException if DIR-13 refuses the {@code sub}
   */
  public AccountTask {
    requireNonNull(user, "user");
    requireNonNull(problem, "problem");
    if (!requireNonNull(sub, "sub").isEmpty()) {
      Text.requireIdentifier(sub, "sub");
    } else if (requireNonNull(work, "work") != Work.INVITE) {
      throw new IllegalArgumentException(work + " needs an account");
    }
  }

  /**
   * Tells whether another task asks for the same, whatever became of either.
   *
   * @param other the other task
   * @return whether it is for the same user and asks for the same of the same account
   */
  public boolean asksForSame(AccountTask other) {
    return user.equals(other.user)
        && work == other.work
        && (work == Work.INVITE || sub.equals(other.sub));
  }

  /**
   * Returns this task after it was tried.
   *
   * @param reason why it was not done
   * @return the same task with another problem
   */
  public AccountTask failedWith(String reason) {
    return new AccountTask(user, work, sub, reason);
  }
}
