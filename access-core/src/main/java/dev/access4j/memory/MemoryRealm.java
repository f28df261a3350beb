package dev.access4j.memory;

import static dev.access4j.identity.IdentityException.Kind.CONFLICT;
import static dev.access4j.identity.IdentityException.Kind.NOT_FOUND;

import dev.access4j.directory.Text;
import dev.access4j.identity.Account;
import dev.access4j.identity.IdentityException;
import dev.access4j.identity.IdentityGroup;
import dev.access4j.identity.IdentityPage;
import dev.access4j.identity.IdentityRole;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the provider in memory has of one organization. Guarded by the provider. */
final class MemoryRealm {

  /** What an account waits for before anybody gets in by it. */
  private enum Waiting {
    /** It was made for an invitation that nobody has followed. */
    NEW,
    /** It is older than its invitation, and its address was never confirmed. */
    LINKED
  }

  private final MemoryRows<Account> accounts = new MemoryRows<>();
  private final Map<String, Waiting> waiting = new HashMap<>();
  private final Set<String> signedIn = new HashSet<>();
  private final MemoryRows<IdentityGroup> groups = new MemoryRows<>();
  private final MemoryRows<IdentityRole> roles = new MemoryRows<>();
  private final Map<String, NavigableSet<String>> members = new HashMap<>();
  private final Map<String, NavigableSet<String>> holders = new HashMap<>();

  // --- What is put there ---

  void put(Account account) {
    accounts.put(account.sub(), account);
    waiting.remove(account.sub());
  }

  void put(IdentityGroup group, Collection<String> subs) {
    groups.put(group.id(), group);
    members.put(group.id(), new TreeSet<>(subs));
  }

  void put(IdentityRole role, Collection<String> subs) {
    roles.put(role.name(), role);
    holders.put(role.name(), new TreeSet<>(subs));
  }

  // --- Accounts ---

  void add(Account account) {
    put(account);
    waiting.put(account.sub(), Waiting.NEW);
  }

  /** What an invitation does to an account that was there before. */
  void link(Account account) {
    if (!account.emailVerified()) {
      // Whoever has its password need not be the one who reads its mail.
      waiting.putIfAbsent(account.sub(), Waiting.LINKED);
      signedIn.remove(account.sub());
    }
  }

  boolean neverUsed(Account account) {
    return waiting.get(account.sub()) == Waiting.NEW;
  }

  void confirm(String sub) {
    accounts.put(sub, changed(existing(sub), true, existing(sub).enabled()));
    waiting.remove(sub);
  }

  boolean signIn(String sub) {
    boolean letIn = existing(sub).enabled() && !waiting.containsKey(sub);
    if (letIn) {
      signedIn.add(sub);
    }
    return letIn;
  }

  boolean isSignedIn(String sub) {
    return signedIn.contains(sub);
  }

  void endSessions(String sub) {
    signedIn.remove(sub);
  }

  void enable(String sub, boolean enabled) {
    accounts.put(sub, changed(existing(sub), existing(sub).emailVerified(), enabled));
  }

  private static Account changed(Account account, boolean verified, boolean enabled) {
    return new Account(
        account.sub(),
        account.username(),
        account.email(),
        verified,
        account.firstName(),
        account.lastName(),
        enabled,
        account.attributes());
  }

  boolean delete(String sub) {
    waiting.remove(sub);
    signedIn.remove(sub);
    members.values().forEach(each -> each.remove(sub));
    holders.values().forEach(each -> each.remove(sub));
    return accounts.remove(sub);
  }

  Optional<Account> find(String sub) {
    return accounts.get(sub);
  }

  Account existing(String sub) {
    return find(sub)
        .orElseThrow(() -> new IdentityException(NOT_FOUND, "there is no account " + sub));
  }

  Optional<Account> findByUsername(String username) {
    String key = Text.caseKey(username);
    return accounts.all().stream()
        .filter(account -> Text.caseKey(account.username()).equals(key))
        .findFirst();
  }

  Optional<Account> findByEmail(String email) {
    // Many accounts may have none.
    List<Account> found =
        email.isEmpty()
            ? List.of()
            : accounts.all().stream()
                .filter(account -> Text.isSameButForCase(account.email(), email))
                .toList();
    if (found.size() > 1) {
      throw new IdentityException(CONFLICT, "several accounts have the address " + email);
    }
    return found.stream().findFirst();
  }

  // --- Pages ---

  IdentityPage<Account> accounts(String after, int limit) {
    return accounts.page(after, limit);
  }

  IdentityPage<IdentityGroup> groups(String after, int limit) {
    return groups.page(after, limit);
  }

  IdentityPage<IdentityRole> roles(String after, int limit) {
    return roles.page(after, limit);
  }

  IdentityPage<String> members(String group, String after, int limit) {
    return page(members.get(group), "group " + group, after, limit);
  }

  IdentityPage<String> holders(String role, String after, int limit) {
    return page(holders.get(role), "role '" + role + "'", after, limit);
  }

  /** Goes on behind the sub that came last, be it still there or not. */
  private static IdentityPage<String> page(
      @Nullable NavigableSet<String> subs, String what, String after, int limit) {
    MemoryRows.requireLimit(limit);
    if (subs == null) {
      throw new IdentityException(NOT_FOUND, "there is no " + what);
    }
    NavigableSet<String> rest = subs.tailSet(after, false);
    List<String> items = rest.stream().limit(limit).toList();
    boolean more = rest.stream().skip(limit).findFirst().isPresent();
    return new IdentityPage<>(items, more ? items.get(limit - 1) : "");
  }
}
