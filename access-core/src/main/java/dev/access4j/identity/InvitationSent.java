package dev.access4j.identity;

import dev.access4j.directory.Text;

/**
 * The provider has sent the mail, or taken it to send.
 *
 * @param sub the account's {@code sub}
 */
public record InvitationSent(String sub) implements Invitation {

  /**
   * Checks the account.
   *
   * @param sub see above
   * @throws dev.access4j.directory.ValidationException if DIR-13 refuses the {@code sub}
   */
  public InvitationSent {
    Text.requireIdentifier(sub, "sub");
  }
}
