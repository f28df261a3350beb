package dev.access4j.internal.admin;

import dev.access4j.admin.AccountDifference;
import dev.access4j.admin.Actor;
import dev.access4j.admin.ReconcileSummary;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.UserStatus;
import dev.access4j.identity.Account;
import dev.access4j.identity.IdentityPage;
import dev.access4j.identity.IdentityProvider;
import dev.access4j.store.ListFilter;
import dev.access4j.store.NameKey;
import dev.access4j.store.PageRequest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One comparison of all users with all accounts (ID-6): first each account with its user, then each
 * user whose account was not among them. Not thread-safe.
 */
final class Reconciliation {

  private static final int PAGE = 500;

  private final GuardedStore store;
  private final IdentityProvider provider;
  private final Actor actor;
  private final Consumer<? super AccountDifference> receiver;
  private final Set<String> subs = new HashSet<>();
  private final Set<EndUserId> notLinked = new HashSet<>();
  private long users;
  private long linked;
  private long told;

  Reconciliation(
      GuardedStore store,
      IdentityProvider provider,
      Actor actor,
      Consumer<? super AccountDifference> receiver) {
    this.store = store;
    this.provider = provider;
    this.actor = actor;
    this.receiver = receiver;
  }

  ReconcileSummary run() {
    String next = "";
    do {
      IdentityPage<Account> page = provider.accounts(actor.organization(), next, PAGE);
      compare(page.items());
      next = page.next();
    } while (!next.isEmpty());
    compareUsers();
    return new ReconcileSummary(users, linked, subs.size(), told);
  }

  private void tell(AccountDifference difference) {
    told++;
    receiver.accept(difference);
  }

  private record Known(Map<String, EndUser> bySub, Map<String, EndUser> byEmail) {}

  private void compare(List<Account> accounts) {
    Map<String, Account> fresh = new LinkedHashMap<>();
    // What moves while it is paged through may come twice.
    accounts.stream().filter(each -> subs.add(each.sub())).forEach(a -> fresh.put(a.sub(), a));
    Map<String, String> emails = new HashMap<>();
    fresh.values().stream()
        .filter(account -> Drafting.isLegal(account.email()))
        .forEach(account -> emails.put(account.sub(), account.email()));
    Known known =
        store.readOn(
            actor,
            view ->
                new Known(
                    view.usersWithSubs(fresh.keySet()),
                    view.usersWithEmails(Set.copyOf(emails.values()))));
    for (Account account : fresh.values()) {
      EndUser linked = known.bySub().get(account.sub());
      if (linked != null) {
        Differences.between(linked, account).forEach(this::tell);
      } else {
        EndUser addressed = known.byEmail().get(emails.getOrDefault(account.sub(), ""));
        tellUnlinked(addressed, account);
      }
    }
  }

  private void tellUnlinked(@Nullable EndUser addressed, Account account) {
    if (addressed != null
        && addressed.sub().isEmpty()
        && Differences.hasSameAddress(addressed, account)) {
      notLinked.add(addressed.id());
      tell(new AccountDifference.NotLinked(addressed, account));
    } else {
      tell(new AccountDifference.NoUser(account));
    }
  }

  private void compareUsers() {
    PageRequest.<NameKey, EndUser>walk(
        PAGE,
        page -> store.readOn(actor, view -> view.usersByName(ListFilter.ALL, page)),
        NameKey::of,
        this::compare);
  }

  private void compare(EndUser user) {
    users++;
    String sub = user.sub().orElse("");
    if (!sub.isEmpty()) {
      linked++;
      if (!subs.contains(sub)) {
        // It was made or moved while the accounts were paged through, or it is gone indeed.
        provider
            .find(actor.organization(), sub)
            .ifPresentOrElse(
                account -> compare(List.of(account)),
                () -> tell(new AccountDifference.AccountGone(user, sub)));
      }
    } else if (user.status() != UserStatus.INVITED && !notLinked.contains(user.id())) {
      tell(new AccountDifference.NoAccount(user));
    }
  }
}
