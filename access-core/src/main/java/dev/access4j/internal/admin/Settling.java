package dev.access4j.internal.admin;

import dev.access4j.admin.AccountDifference;
import dev.access4j.admin.Actor;
import dev.access4j.admin.AdminOperation;
import dev.access4j.admin.Versioned;
import dev.access4j.audit.AuditSubject;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.Text;
import dev.access4j.directory.UserStatus;
import dev.access4j.directory.ValidationException;
import dev.access4j.identity.Account;
import dev.access4j.identity.IdentityException;
import dev.access4j.store.AccessWriter;
import dev.access4j.store.AccountTask.Work;
import dev.access4j.store.IntegrityException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Settles differences between users and accounts, each as long as it is there (ID-6). Not
 * thread-safe.
 */
final class Settling {

  private static final String CHANGED = "not settled: it was changed meanwhile";

  private static final String PENDING = "not settled: something is still to be done: retry first";

  private final GuardedStore store;
  private final Accounts accounts;
  private final Actor actor;

  /** What has become of users by this; a user may differ in more than one way. */
  private final Map<EndUser, EndUser> settled = new HashMap<>();

  Settling(GuardedStore store, Accounts accounts, Actor actor) {
    this.store = store;
    this.accounts = accounts;
    this.actor = actor;
  }

  /** Settles one difference; returns why not, or an empty text. */
  String settle(AccountDifference difference) {
    try {
      if (difference instanceof AccountDifference.AccountGone gone) {
        return gone(gone);
      } else if (difference instanceof AccountDifference.AccountDisabled disabled) {
        return isPending(disabled.user())
            ? PENDING
            : edit(disabled.user(), disabled.account(), Settling::deactivated);
      } else if (difference instanceof AccountDifference.AccountEnabled enabled) {
        return isPending(enabled.user()) ? PENDING : disable(enabled);
      } else if (difference instanceof AccountDifference.DetailsDiffer differ) {
        return edit(differ.user(), differ.account(), user -> taking(user, differ.account()));
      } else if (difference instanceof AccountDifference.NotLinked unlinked) {
        return link(unlinked);
      }
      return difference instanceof AccountDifference.NoUser
          ? "cannot be settled here: import the account, or delete it at the provider"
          : "cannot be settled here: the user needs an account at the provider";
    } catch (IdentityException | ValidationException e) {
      return Accounts.messageOf(e);
    } catch (IntegrityException e) {
      // What a racing writer did.
      return CHANGED;
    }
  }

  /** What an admin has asked for may be what makes the difference. */
  private boolean isPending(EndUser user) {
    return store.readOn(actor, view -> !view.accountTasks(Set.of(user.id())).isEmpty());
  }

  private static EndUser deactivated(EndUser user) {
    return user.toBuilder().status(UserStatus.DEACTIVATED).build();
  }

  private String gone(AccountDifference.AccountGone gone) {
    return find(gone.sub()).isPresent()
        ? CHANGED
        : write(
            gone.user(),
            user -> {
              EndUser.Builder without = user.toBuilder().withoutSub();
              // An invited user cannot be deactivated; without an account nobody is let in.
              return (user.status() == UserStatus.ACTIVE
                      ? without.status(UserStatus.DEACTIVATED)
                      : without)
                  .build();
            });
  }

  private String link(AccountDifference.NotLinked unlinked) {
    Account account = unlinked.account();
    if (!account.emailVerified()) {
      return "not linked: the account's address is not confirmed";
    }
    return edit(unlinked.user(), account, user -> user.toBuilder().sub(account.sub()).build());
  }

  private static EndUser taking(EndUser user, Account account) {
    EndUser.Builder changed = user.toBuilder().name(account.firstName(), account.lastName());
    if (!Text.caseKey(user.username()).equals(Text.caseKey(account.username()))) {
      changed.username(account.username());
    }
    if (!Differences.hasSameAddress(user, account)) {
      if (!account.emailVerified()) {
        throw new IdentityException(
            IdentityException.Kind.REFUSED, "not taken: the account's address is not confirmed");
      }
      changed.email(account.email()).sub(account.sub());
    }
    return changed.build();
  }

  private String disable(AccountDifference.AccountEnabled enabled) {
    if (!isUnchanged(enabled.account())) {
      return CHANGED;
    }
    Optional<Versioned<EndUser>> user =
        store.goOn(
            actor,
            AdminOperation.IDENTITY_SETTLE,
            writer -> {
              Optional<EndUser> same = same(writer, enabled.user());
              same.ifPresent(found -> accounts.note(writer, found, Work.DISABLE));
              return same.map(
                  found -> Things.versioned(writer.view(), AuditSubject.user(found.id()), found));
            });
    return user.map(
            found ->
                accounts
                    .follow(actor, AdminOperation.IDENTITY_SETTLE, found, Work.DISABLE)
                    .problem())
        .orElse(CHANGED);
  }

  private String edit(EndUser user, Account account, UnaryOperator<EndUser> change) {
    return isUnchanged(account) ? write(user, change) : CHANGED;
  }

  private String write(EndUser seen, UnaryOperator<EndUser> change) {
    Optional<EndUser> written =
        store.goOn(
            actor,
            AdminOperation.IDENTITY_SETTLE,
            writer -> {
              Optional<EndUser> changed = same(writer, seen).map(change);
              changed.ifPresent(writer::put);
              return changed;
            });
    written.ifPresent(now -> settled.put(seen, now));
    return written.isPresent() ? "" : CHANGED;
  }

  /** A user as it was seen, but for what was settled since. */
  private Optional<EndUser> same(AccessWriter writer, EndUser seen) {
    return writer.view().user(seen.id()).filter(settled.getOrDefault(seen, seen)::equals);
  }

  private boolean isUnchanged(Account seen) {
    return find(seen.sub()).equals(Optional.of(seen));
  }

  private Optional<Account> find(String sub) {
    return accounts.required().find(actor.organization(), sub);
  }
}
