package dev.access4j.internal.admin;

import dev.access4j.admin.AccountDifference;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.Text;
import dev.access4j.directory.UserStatus;
import dev.access4j.identity.Account;
import java.util.ArrayList;
import java.util.List;

/** What a user and its account disagree on. */
final class Differences {

  private Differences() {}

  static List<AccountDifference> between(EndUser user, Account account) {
    List<AccountDifference> found = new ArrayList<>();
    // First: to settle it leaves the account as it is.
    if (!haveSameDetails(user, account)) {
      found.add(new AccountDifference.DetailsDiffer(user, account));
    }
    if (user.status() == UserStatus.ACTIVE && !account.enabled()) {
      found.add(new AccountDifference.AccountDisabled(user, account));
    } else if (user.status() == UserStatus.DEACTIVATED && account.enabled()) {
      found.add(new AccountDifference.AccountEnabled(user, account));
    }
    return found;
  }

  /** A provider may keep usernames and addresses in small letters. */
  private static boolean haveSameDetails(EndUser user, Account account) {
    return Text.caseKey(user.username()).equals(Text.caseKey(account.username()))
        && hasSameAddress(user, account)
        && user.firstName().equals(Text.trim(account.firstName()))
        && user.lastName().equals(Text.trim(account.lastName()));
  }

  static boolean hasSameAddress(EndUser user, Account account) {
    return Text.isSameButForCase(user.email(), account.email());
  }
}
