package dev.access4j.identity;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.Text;

/**
 * There is an account, but no mail was sent (ID-3).
 *
 * @param sub the account's {@code sub}
 * @param reason why, for people; not empty. It never holds a secret
 */
public record InvitationNotSent(String sub, String reason) implements Invitation {

  /**
   * Checks the account and the reason.
   *
   * @param sub see above
   * @param reason see above
   * @throws dev.access4j.directory.ValidationException if DIR-13 refuses the {@code sub}
   * @throws IllegalArgumentException if there is no reason
   */
  public InvitationNotSent {
    Text.requireIdentifier(sub, "sub");
    if (requireNonNull(reason, "reason").isBlank()) {
      throw new IllegalArgumentException("mail that was not sent has a reason");
    }
  }
}
