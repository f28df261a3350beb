package dev.access4j.identity;

/** What became of an invitation: there is an account, and its mail was sent or not (ID-2, ID-3). */
public sealed interface Invitation permits InvitationSent, InvitationNotSent {

  /**
   * Returns the account.
   *
   * @return the {@code sub} of the account that was made or linked
   */
  String sub();
}
