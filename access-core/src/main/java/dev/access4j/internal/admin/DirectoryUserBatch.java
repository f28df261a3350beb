package dev.access4j.internal.admin;

import dev.access4j.admin.IdentityImportEvent;
import dev.access4j.admin.IdentityImportKind;
import dev.access4j.admin.ImportOutcome;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.Fault;
import dev.access4j.directory.Faults;
import dev.access4j.directory.UserStatus;
import dev.access4j.identity.Account;
import dev.access4j.store.ReadView;
import dev.access4j.store.UserNames;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A batch of accounts against one state of the store: each is looked at as if those before it had
 * been written. Three queries, however many accounts.
 */
final class DirectoryUserBatch {

  private final List<DirectoryAccount> accounts;
  private final boolean linkUnconfirmed;
  private final Map<String, EndUserId> would;
  private final UserNames names;
  private final Map<String, EndUser> linked = new HashMap<>();
  private final Map<EndUserId, EndUser> puts = new LinkedHashMap<>();
  private final Map<String, EndUserId> found = new HashMap<>();
  private final DirectoryBatch batch = new DirectoryBatch(IdentityImportKind.USER);

  DirectoryUserBatch(
      ReadView view, List<Account> some, boolean linkUnconfirmed, Map<String, EndUserId> would) {
    this.accounts = some.stream().map(DirectoryAccount::of).toList();
    this.linkUnconfirmed = linkUnconfirmed;
    this.would = would;
    this.names =
        new UserNames(view, sound("username", Account::username), sound("email", Account::email));
    linked.putAll(view.usersWithSubs(some.stream().map(Account::sub).collect(Collectors.toSet())));
    linked.values().forEach(names::put);
  }

  private Set<String> sound(String field, Function<Account, String> value) {
    return accounts.stream()
        .filter(account -> account.isSound(field))
        .map(account -> value.apply(account.account()))
        .collect(Collectors.toSet());
  }

  DirectoryBatch plan(DirectoryUsers users) {
    accounts.forEach(this::take);
    if (!puts.isEmpty()) {
      batch.write(writer -> writer.putUsers(puts.values()));
    }
    batch.afterwards(() -> users.linked(found));
    return batch;
  }

  private void take(DirectoryAccount account) {
    EndUser user = linked.get(account.account().sub());
    if (user != null) {
      accept(account, user, updated(account, user, user.toBuilder()));
    } else if (would.containsKey(account.account().sub())) {
      batch.count(ImportOutcome.UNCHANGED);
    } else {
      takeUnlinked(account);
    }
  }

  private void takeUnlinked(DirectoryAccount account) {
    EndUser named = holder(account, "username", names::named, account.account().username());
    EndUser mailed = holder(account, "email", names::withEmail, account.account().email());
    EndUser same =
        named != null
                && named.equals(mailed)
                && named.sub().isEmpty()
                && Differences.hasSameAddress(named, account.account())
            ? named
            : null;
    if (same != null && (account.account().emailVerified() || linkUnconfirmed)) {
      EndUser.Builder changed = same.toBuilder().sub(account.account().sub());
      accept(account, same, updated(account, same, changed));
      return;
    }
    Faults faults = new Faults();
    account.faultsOfNeeded().forEach(f -> faults.add(f.field(), f.rule(), f.message()));
    if (same != null) {
      faults.add(
          "email",
          "ID-2",
          "a user has this name and address, but nobody has confirmed the account's address");
    } else {
      checkFree(named, "username", account.account().username(), faults);
      checkFree(mailed, "email", account.account().email(), faults);
    }
    if (faults.isEmpty()) {
      note(account, IdentityImportEvent.LEFT_OUT, account.faultsOfRest());
      accept(account, null, account.create());
    } else {
      batch.refuse(account.account().username(), faults.list());
    }
  }

  private static @Nullable EndUser holder(
      DirectoryAccount account,
      String field,
      Function<String, Optional<EndUser>> names,
      String name) {
    return account.isSound(field) ? names.apply(name).orElse(null) : null;
  }

  private static void checkFree(
      @Nullable EndUser holder, String field, String value, Faults faults) {
    faults.check(holder == null, field, "DIR-2", "'" + value + "' is another user's");
  }

  /** What the account has and nobody else; the rest stays, and is told of. */
  private EndUser updated(DirectoryAccount draft, EndUser old, EndUser.Builder changed) {
    Account account = draft.account();
    note(draft, IdentityImportEvent.LEFT_OUT, draft.faults());
    Faults left = new Faults();
    if (isChanged(draft, "username", old.username(), account.username())) {
      checkFree(names.named(account.username()).orElse(null), "username", account.username(), left);
      if (left.isEmpty()) {
        changed.username(account.username());
        renamed(draft, "username", old.username());
      }
    }
    if (draft.isSound("email") && !Differences.hasSameAddress(old, account)) {
      Faults ofEmail = new Faults();
      EndUser holder =
          names.withEmail(account.email()).filter(u -> !u.id().equals(old.id())).orElse(null);
      checkFree(holder, "email", account.email(), ofEmail);
      // The account of an invited user was made for its address, and with another one it is lost.
      ofEmail.check(
          old.status() != UserStatus.INVITED,
          "email",
          "ID-2",
          "the user was invited at '" + old.email() + "': invite it again at its new address");
      if (ofEmail.isEmpty()) {
        changed.email(account.email());
        renamed(draft, "email", old.email());
      }
      ofEmail.list().forEach(f -> left.add(f.field(), f.rule(), f.message()));
    }
    note(draft, IdentityImportEvent.LEFT_OUT, left.list());
    return draft.describe(changed, old).build();
  }

  private static boolean isChanged(
      DirectoryAccount draft, String field, String here, String there) {
    return draft.isSound(field) && DirectoryAccount.differs(here, there);
  }

  private void renamed(DirectoryAccount draft, String field, String before) {
    Fault fault = new Fault(field, "DIR-2", "was '" + before + "' here");
    note(draft, IdentityImportEvent.RENAMED, List.of(fault));
  }

  private void note(DirectoryAccount draft, IdentityImportEvent event, List<Fault> faults) {
    batch.note(draft.account().username(), event, faults);
  }

  private void accept(DirectoryAccount account, @Nullable EndUser old, EndUser user) {
    if (!user.equals(old)) {
      puts.remove(user.id());
      puts.put(user.id(), user);
      names.put(user);
    }
    linked.put(account.account().sub(), user);
    found.put(account.account().sub(), user.id());
    if (old == null) {
      batch.count(ImportOutcome.CREATED);
    } else {
      batch.count(user.equals(old) ? ImportOutcome.UNCHANGED : ImportOutcome.UPDATED);
    }
  }
}
