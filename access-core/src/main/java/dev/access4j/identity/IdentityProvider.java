package dev.access4j.identity;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.OrganizationId;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps the accounts of end users and authenticates them (ID-1): an SPI. Thread-safe. Its kit,
 * {@code IdentityProviderKit}, says what an implementation must do.
 *
 * <p>It is called after the transaction that it follows, and may block as long as its connection
 * does. Each method throws {@link IdentityException} whose {@link IdentityException#kind} says what
 * would help, {@code NOT_FOUND} also for an organization that the provider does not know. A call
 * that throws {@code UNAVAILABLE} may have done its work all the same: each can be repeated, and
 * leads to the same state.
 */
public interface IdentityProvider extends IdentityDirectory {

  /**
   * Makes the account of a user, or links the one that has its e-mail address, has it asked to set
   * a password and confirm the address, and sends the mail (ID-2). Done again it makes no second
   * account, and sends the mail again. A linked account keeps what it is: its username, names and
   * attributes, and whether it is enabled; to a disabled one no mail is sent. Nobody who knew the
   * password of a linked account whose address was not confirmed gets in by it before the owner of
   * the address has confirmed it, and its sessions end; a provider that cannot see to that leaves
   * such an account alone, and it is a {@code CONFLICT}.
   *
   * <p>An account that has the username but another address, was made for an invitation and was
   * never used is replaced by a new one: mail that went to a wrong address opens nothing once the
   * address is right.
   *
   * @param organization the user's organization
   * @param user the user, in the status {@code INVITED}
   * @param guard is asked with each account that was there before, right before it is linked or
   *     replaced; what it throws is thrown on, and nothing was done to the account, nor sent for it
   * @return the account, and whether the mail was sent
   * @throws IdentityException {@code CONFLICT} if an account with another address has the username
   *     and may have been used, if several accounts have the address, or if the one that has it has
   *     not confirmed it and is not safe to link; {@code REFUSED} if the provider takes no such
   *     account
   */
  Invitation invite(OrganizationId organization, EndUser user, Consumer<? super Account> guard);

  /**
   * Sends the mail of an invitation again.
   *
   * @param organization the user's organization
   * @param sub the account
   * @return the account, and whether the mail was sent
   * @throws IdentityException {@code NOT_FOUND} if there is no such account any more
   */
  Invitation resend(OrganizationId organization, String sub);

  /**
   * Finds an account.
   *
   * @param organization its organization
   * @param sub what identifies it
   * @return the account as it is now, or empty if there is none
   */
  Optional<Account> find(OrganizationId organization, String sub);

  /**
   * Finds an account by its username, ignoring case.
   *
   * @param organization its organization
   * @param username the whole name; no part of one, and no pattern
   * @return the account as it is now, or empty if there is none
   */
  Optional<Account> findByUsername(OrganizationId organization, String username);

  /**
   * Finds an account by its e-mail address, ignoring case.
   *
   * @param organization its organization
   * @param email the whole address; no part of one, and no pattern
   * @return the account as it is now, or empty if there is none, or if no address is asked for
   * @throws IdentityException {@code CONFLICT} if several accounts have the address
   */
  Optional<Account> findByEmail(OrganizationId organization, String email);

  /**
   * Keeps an account from signing in, and ends its sessions (ID-5), be it disabled already.
   *
   * @param organization its organization
   * @param sub the account
   * @throws IdentityException {@code NOT_FOUND} if there is no such account
   */
  void disable(OrganizationId organization, String sub);

  /**
   * Lets an account sign in again. One that is enabled stays so.
   *
   * @param organization its organization
   * @param sub the account
   * @throws IdentityException {@code NOT_FOUND} if there is no such account
   */
  void enable(OrganizationId organization, String sub);

  /**
   * Ends all sessions of an account (ID-5); none may be there, nor the account itself.
   *
   * @param organization its organization
   * @param sub the account
   */
  void endSessions(OrganizationId organization, String sub);

  /**
   * Deletes an account, if it is there, and with it its sessions.
   *
   * @param organization its organization
   * @param sub the account
   */
  void delete(OrganizationId organization, String sub);
}
