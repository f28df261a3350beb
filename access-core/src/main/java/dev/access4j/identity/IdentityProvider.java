package dev.access4j.identity;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.OrganizationId;

/**
 * Keeps the accounts of end users and authenticates them (ID-1): an SPI. Thread-safe.
 *
 * <p>It is called after the transaction that it follows, and may block as long as its connection
 * does. What cannot be done throws {@link IdentityException}.
 */
public interface IdentityProvider {

  /**
   * Makes the account of a user, or links the one that has its e-mail address, has it asked to set
   * a password and confirm the address, and sends the mail (ID-2). Done again it sends the mail
   * again.
   *
   * @param organization the user's organization
   * @param user the user, in the status {@code INVITED}
   * @return the account, and whether the mail was sent
   * @throws IdentityException if there is no account to show for it
   */
  Invitation invite(OrganizationId organization, EndUser user);

  /**
   * Ends all sessions of an account (ID-5); none may be there.
   *
   * @param organization the user's organization
   * @param sub the account's {@code sub}
   * @throws IdentityException if sessions may go on
   */
  void endSessions(OrganizationId organization, String sub);
}
