package dev.access4j.internal.admin;

import dev.access4j.admin.IdentityImportKind;
import dev.access4j.admin.IdentityImportSettings;
import dev.access4j.directory.EndUserId;
import dev.access4j.identity.Account;
import dev.access4j.store.ReadView;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Accounts of a provider, and which users they are here. */
final class DirectoryUsers implements DirectoryStep<Account> {

  private final IdentityImportSettings settings;

  /** In a dry run the accounts that would get a user, since the store does not know them. */
  private final Map<String, EndUserId> would = new HashMap<>();

  DirectoryUsers(IdentityImportSettings settings) {
    this.settings = settings;
  }

  @Override
  public IdentityImportKind kind() {
    return IdentityImportKind.USER;
  }

  @Override
  public String nameOf(Account account) {
    return account.username();
  }

  @Override
  public DirectoryBatch plan(ReadView view, List<Account> accounts) {
    return new DirectoryUserBatch(view, accounts, settings.linkUnconfirmed(), would).plan(this);
  }

  /** Notes the users that accounts get. */
  void linked(Map<String, EndUserId> accounts) {
    if (settings.dryRun()) {
      would.putAll(accounts);
    }
  }

  /** The users of some accounts, by their {@code sub}s. One query. */
  Map<String, EndUserId> of(ReadView view, List<String> subs) {
    Set<String> asked = new HashSet<>(subs);
    Map<String, EndUserId> found = new HashMap<>();
    view.usersWithSubs(asked).forEach((sub, user) -> found.put(sub, user.id()));
    asked.stream().filter(would::containsKey).forEach(sub -> found.put(sub, would.get(sub)));
    return found;
  }
}
