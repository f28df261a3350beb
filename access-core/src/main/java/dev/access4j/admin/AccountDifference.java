package dev.access4j.admin;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.EndUser;
import dev.access4j.identity.Account;

/** One thing that a user here and an account at the identity provider disagree on (ID-6). */
public sealed interface AccountDifference {

  /**
   * The account of a user is gone. To settle it deactivates the user and takes the account away, so
   * that the address can be linked to another; an invited user gets a new account when it is
   * invited again.
   *
   * @param user the user
   * @param sub the account that it had
   */
  record AccountGone(EndUser user, String sub) implements AccountDifference {
    /**
     * Checks that nothing is null.
     *
     * @param user see above
     * @param sub see above
     */
    public AccountGone {
      requireNonNull(user, "user");
      requireNonNull(sub, "sub");
    }

    @Override
    public String toString() {
      return "the account of " + user.username() + " is gone: " + sub;
    }
  }

  /**
   * The account of an active user is disabled. To settle it deactivates the user.
   *
   * @param user the user
   * @param account its account
   */
  record AccountDisabled(EndUser user, Account account) implements AccountDifference {
    /**
     * Checks that nothing is null.
     *
     * @param user see above
     * @param account see above
     */
    public AccountDisabled {
      requireNonNull(user, "user");
      requireNonNull(account, "account");
    }

    @Override
    public String toString() {
      return user.username() + " is active, but its account is disabled";
    }
  }

  /**
   * The account of a deactivated user may sign in. To settle it disables the account.
   *
   * @param user the user
   * @param account its account
   */
  record AccountEnabled(EndUser user, Account account) implements AccountDifference {
    /**
     * Checks that nothing is null.
     *
     * @param user see above
     * @param account see above
     */
    public AccountEnabled {
      requireNonNull(user, "user");
      requireNonNull(account, "account");
    }

    @Override
    public String toString() {
      return user.username() + " is deactivated, but its account may sign in";
    }
  }

  /**
   * Username, e-mail address or names differ. To settle it takes those of the account, the address
   * only if it is confirmed.
   *
   * @param user the user
   * @param account its account
   */
  record DetailsDiffer(EndUser user, Account account) implements AccountDifference {
    /**
     * Checks that nothing is null.
     *
     * @param user see above
     * @param account see above
     */
    public DetailsDiffer {
      requireNonNull(user, "user");
      requireNonNull(account, "account");
    }

    @Override
    public String toString() {
      return user.username()
          + " <"
          + user.email()
          + "> is "
          + account.username()
          + " <"
          + account.email()
          + "> at the provider";
    }
  }

  /**
   * A user has no account, and there is one with its address. To settle it links the two, if the
   * address is confirmed.
   *
   * @param user the user
   * @param account the account
   */
  record NotLinked(EndUser user, Account account) implements AccountDifference {
    /**
     * Checks that nothing is null.
     *
     * @param user see above
     * @param account see above
     */
    public NotLinked {
      requireNonNull(user, "user");
      requireNonNull(account, "account");
    }

    @Override
    public String toString() {
      return user.username() + " is not linked to the account with its address";
    }
  }

  /**
   * A user who is not invited has no account, and there is none with its address: it can never sign
   * in. It cannot be settled: somebody has to make the account.
   *
   * @param user the user
   */
  record NoAccount(EndUser user) implements AccountDifference {
    /**
     * Checks that nothing is null.
     *
     * @param user see above
     */
    public NoAccount {
      requireNonNull(user, "user");
    }

    @Override
    public String toString() {
      return user.username() + " has no account";
    }
  }

  /**
   * An account has no user. It cannot be settled here: import it, or delete it at the provider.
   *
   * @param account the account
   */
  record NoUser(Account account) implements AccountDifference {
    /**
     * Checks that nothing is null.
     *
     * @param account see above
     */
    public NoUser {
      requireNonNull(account, "account");
    }

    @Override
    public String toString() {
      return "the account " + account.username() + " has no user";
    }
  }
}
