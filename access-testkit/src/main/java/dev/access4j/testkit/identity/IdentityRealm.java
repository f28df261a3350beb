package dev.access4j.testkit.identity;

import dev.access4j.directory.OrganizationId;
import java.util.List;
import java.util.Optional;

/**
 * What a provider has of one organization, as the kit makes it and looks at it behind the back of
 * the {@link dev.access4j.identity.IdentityProvider} under test. It may hold what other tests left.
 */
public interface IdentityRealm {

  /**
   * Returns the organization.
   *
   * @return under which the provider knows it
   */
  OrganizationId organization();

  /**
   * Makes an account.
   *
   * @param account what is to be there; nothing else has its name
   * @return its {@code sub}
   */
  String make(GivenAccount account);

  /**
   * Makes many accounts that nobody signs in to; override it where that is faster at once, or
   * without passwords.
   *
   * @param accounts what is to be there
   * @return their {@code sub}s, in the same order
   */
  default List<String> makeAll(List<GivenAccount> accounts) {
    return accounts.stream().map(this::make).toList();
  }

  /**
   * Makes a group.
   *
   * @param group what is to be there; no other one in the same group has its name
   * @return its id
   */
  String make(GivenGroup group);

  /**
   * Makes a role.
   *
   * @param role what is to be there; no other one has its name
   */
  void make(GivenRole role);

  /**
   * Counts the mails that have arrived. The kit asks again for some seconds where it awaits more.
   *
   * @param email an address
   * @return how many were sent to it so far, its case aside
   */
  int mailsTo(String email);

  /**
   * Makes the sending of mails fail, or work again, from now on.
   *
   * @param works whether it is to work
   */
  void mailWorks(boolean works);

  /**
   * Tells whether two accounts of this realm may have one e-mail address.
   *
   * @return false unless overridden
   */
  default boolean sharesAddresses() {
    return false;
  }

  /**
   * Returns who can sign in to accounts as their owners do. What a provider does to sessions is
   * tested only with it.
   *
   * @return empty unless overridden
   */
  default Optional<SignIns> signIns() {
    return Optional.empty();
  }

  /** Signs in to accounts that were made by {@link #make(GivenAccount)}. */
  interface SignIns {

    /**
     * Signs in with all that the account's owner knew when it was made, be it again.
     *
     * @param sub the account; it need not be there any more
     * @return whether it got in, and so has a session now
     */
    boolean signIn(String sub);

    /**
     * Tells whether a session that was begun here is alive.
     *
     * @param sub the account; it need not be there any more
     * @return whether it has one
     */
    boolean isSignedIn(String sub);
  }
}
