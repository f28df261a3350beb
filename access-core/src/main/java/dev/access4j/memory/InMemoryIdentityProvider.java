package dev.access4j.memory;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.Text;
import dev.access4j.identity.Account;
import dev.access4j.identity.IdentityException;
import dev.access4j.identity.IdentityGroup;
import dev.access4j.identity.IdentityPage;
import dev.access4j.identity.IdentityProvider;
import dev.access4j.identity.IdentityRole;
import dev.access4j.identity.Invitation;
import dev.access4j.identity.InvitationNotSent;
import dev.access4j.identity.InvitationSent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Accounts in memory, for tests and tools: it authenticates nobody and sends no mail, but notes
 * what it would send. It knows every organization. Thread-safe.
 */
public final class InMemoryIdentityProvider implements IdentityProvider {

  private final Map<OrganizationId, Realm> realms = new HashMap<>();
  private final List<String> mails = new ArrayList<>();
  private final List<String> ended = new ArrayList<>();
  private String mailProblem = "";

  /** What there is of one organization. */
  private static final class Realm {
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Map<String, IdentityGroup> groups = new LinkedHashMap<>();
    private final Map<String, IdentityRole> roles = new LinkedHashMap<>();
    private final Map<String, Set<String>> members = new HashMap<>();
    private final Map<String, Set<String>> holders = new HashMap<>();

    Optional<Account> find(Predicate<Account> wanted) {
      return accounts.values().stream().filter(wanted).findFirst();
    }
  }

  /** Creates a provider without accounts. */
  public InMemoryIdentityProvider() {}

  private Realm realm(OrganizationId organization) {
    return realms.computeIfAbsent(requireNonNull(organization, "organization"), id -> new Realm());
  }

  // --- What is there ---

  /**
   * Makes or replaces an account.
   *
   * @param organization the organization
   * @param account the account
   */
  public synchronized void put(OrganizationId organization, Account account) {
    realm(organization).accounts.put(account.sub(), account);
  }

  /**
   * Makes or replaces a group and its direct members.
   *
   * @param organization the organization
   * @param group the group, put after the one that it is in
   * @param members the {@code sub}s of the members
   */
  public synchronized void put(
      OrganizationId organization, IdentityGroup group, Collection<String> members) {
    realm(organization).groups.put(group.id(), group);
    realm(organization).members.put(group.id(), new TreeSet<>(members));
  }

  /**
   * Makes or replaces a role and those who hold it directly.
   *
   * @param organization the organization
   * @param role the role
   * @param holders the {@code sub}s of the holders
   */
  public synchronized void put(
      OrganizationId organization, IdentityRole role, Collection<String> holders) {
    realm(organization).roles.put(role.name(), role);
    realm(organization).holders.put(role.name(), new TreeSet<>(holders));
  }

  /**
   * Says whether mail can be sent; at first it can.
   *
   * @param problem why it cannot be sent from now on, or empty if it can
   */
  public synchronized void mailProblem(String problem) {
    this.mailProblem = requireNonNull(problem, "problem");
  }

  /**
   * Returns whom an invitation would have been sent to.
   *
   * @return the addresses, in order, one for each mail
   */
  public synchronized List<String> mails() {
    return List.copyOf(mails);
  }

  /**
   * Returns whose sessions were ended.
   *
   * @return the accounts, in order
   */
  public synchronized List<String> endedSessions() {
    return List.copyOf(ended);
  }

  // --- Accounts ---

  @Override
  public synchronized Invitation invite(OrganizationId organization, EndUser user) {
    Realm realm = realm(organization);
    Optional<Account> linked = findByEmail(organization, user.email());
    if (linked.isPresent()) {
      return mail(linked.get());
    }
    if (findByUsername(organization, user.username()).isPresent()) {
      throw new IdentityException(
          IdentityException.Kind.CONFLICT,
          "an account with another e-mail address has the username '" + user.username() + "'");
    }
    Account made =
        new Account(
            UUID.randomUUID().toString(),
            user.username(),
            user.email(),
            false,
            user.firstName(),
            user.lastName(),
            true,
            Map.of());
    realm.accounts.put(made.sub(), made);
    return mail(made);
  }

  @Override
  public synchronized Invitation resend(OrganizationId organization, String sub) {
    return mail(existing(organization, sub));
  }

  private Invitation mail(Account account) {
    String problem =
        !account.enabled()
            ? "the account is disabled"
            : account.email().isEmpty() ? "the account has no e-mail address" : mailProblem;
    if (!problem.isEmpty()) {
      return new InvitationNotSent(account.sub(), problem);
    }
    mails.add(account.email());
    return new InvitationSent(account.sub());
  }

  @Override
  public synchronized Optional<Account> find(OrganizationId organization, String sub) {
    return Optional.ofNullable(realm(organization).accounts.get(sub));
  }

  @Override
  public synchronized Optional<Account> findByUsername(
      OrganizationId organization, String username) {
    String key = Text.caseKey(username);
    return realm(organization).find(account -> Text.caseKey(account.username()).equals(key));
  }

  @Override
  public synchronized Optional<Account> findByEmail(OrganizationId organization, String email) {
    String key = Text.caseKey(email);
    return realm(organization).find(account -> Text.caseKey(account.email()).equals(key));
  }

  private Account existing(OrganizationId organization, String sub) {
    return find(organization, sub)
        .orElseThrow(
            () ->
                new IdentityException(
                    IdentityException.Kind.NOT_FOUND, "there is no account " + sub));
  }

  @Override
  public synchronized void disable(OrganizationId organization, String sub) {
    put(organization, enabled(existing(organization, sub), false));
    ended.add(sub);
  }

  @Override
  public synchronized void enable(OrganizationId organization, String sub) {
    put(organization, enabled(existing(organization, sub), true));
  }

  private static Account enabled(Account account, boolean enabled) {
    return new Account(
        account.sub(),
        account.username(),
        account.email(),
        account.emailVerified(),
        account.firstName(),
        account.lastName(),
        enabled,
        account.attributes());
  }

  @Override
  public synchronized void endSessions(OrganizationId organization, String sub) {
    ended.add(sub);
  }

  @Override
  public synchronized void delete(OrganizationId organization, String sub) {
    Realm realm = realm(organization);
    if (realm.accounts.remove(sub) != null) {
      realm.members.values().forEach(members -> members.remove(sub));
      realm.holders.values().forEach(holders -> holders.remove(sub));
      ended.add(sub);
    }
  }

  // --- The directory ---

  @Override
  public synchronized IdentityPage<Account> accounts(
      OrganizationId organization, String after, int limit) {
    return page(realm(organization).accounts.values(), after, limit);
  }

  @Override
  public synchronized IdentityPage<IdentityGroup> groups(
      OrganizationId organization, String after, int limit) {
    return page(realm(organization).groups.values(), after, limit);
  }

  @Override
  public synchronized IdentityPage<String> members(
      OrganizationId organization, String group, String after, int limit) {
    return page(existing(realm(organization).members.get(group), "group"), after, limit);
  }

  @Override
  public synchronized IdentityPage<IdentityRole> roles(
      OrganizationId organization, String after, int limit) {
    return page(realm(organization).roles.values(), after, limit);
  }

  @Override
  public synchronized IdentityPage<String> holders(
      OrganizationId organization, String role, String after, int limit) {
    return page(existing(realm(organization).holders.get(role), "role"), after, limit);
  }

  private static Set<String> existing(@Nullable Set<String> found, String what) {
    if (found == null) {
      throw new IdentityException(IdentityException.Kind.NOT_FOUND, "there is no such " + what);
    }
    return found;
  }

  /** A page goes on behind as many as those before had. */
  private static <T> IdentityPage<T> page(Collection<T> all, String after, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("a page has at least one row: " + limit);
    }
    int first = after.isEmpty() ? 0 : Integer.parseInt(after);
    List<T> items = all.stream().skip(first).limit(limit).toList();
    int next = first + items.size();
    return new IdentityPage<>(items, next < all.size() ? String.valueOf(next) : "");
  }
}
