package dev.access4j.memory;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.OrganizationId;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Accounts in memory, for tests and tools: it knows no passwords and sends no mail, but notes what
 * it would send, and tells who would get in. It knows every organization, and takes every username.
 * Thread-safe; a call looks at each account of the organization at most once.
 */
public final class InMemoryIdentityProvider implements IdentityProvider {

  private final Map<OrganizationId, MemoryRealm> realms = new HashMap<>();
  private final List<String> mails = new ArrayList<>();
  private final List<String> ended = new ArrayList<>();
  private String mailProblem = "";

  /** Creates a provider without accounts. */
  public InMemoryIdentityProvider() {}

  private MemoryRealm realm(OrganizationId organization) {
    return realms.computeIfAbsent(
        requireNonNull(organization, "organization"), id -> new MemoryRealm());
  }

  // --- What is there ---

  /**
   * Makes or replaces an account, as one that its owner has used.
   *
   * @param organization the organization
   * @param account the account
   */
  public synchronized void put(OrganizationId organization, Account account) {
    realm(organization).put(account);
  }

  /**
   * Makes or replaces a group and its direct members.
   *
   * @param organization the organization
   * @param group the group, put after the one that it is in
   * @param members the {@code sub}s of all its members; those from before are not kept
   */
  public synchronized void put(
      OrganizationId organization, IdentityGroup group, Collection<String> members) {
    realm(organization).put(group, members);
  }

  /**
   * Makes or replaces a role and those who hold it directly.
   *
   * @param organization the organization
   * @param role the role
   * @param holders the {@code sub}s of all its holders; those from before are not kept
   */
  public synchronized void put(
      OrganizationId organization, IdentityRole role, Collection<String> holders) {
    realm(organization).put(role, holders);
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

  // --- Its owner's part ---

  /**
   * Does what the owner of an address does with the mail of an invitation: confirms the address and
   * sets a password.
   *
   * @param organization the organization
   * @param sub the account
   * @throws IdentityException {@code NOT_FOUND} if there is no such account
   */
  public synchronized void confirm(OrganizationId organization, String sub) {
    realm(organization).confirm(sub);
  }

  /**
   * Signs in as one who knows the account's password. Nobody gets in by an account that is
   * disabled, that was made by an invitation, or whose address was not confirmed when it was
   * invited; the latter two until it is {@linkplain #confirm confirmed}.
   *
   * @param organization the organization
   * @param sub the account
   * @return whether it gets in, and so has a session now
   * @throws IdentityException {@code NOT_FOUND} if there is no such account
   */
  public synchronized boolean signIn(OrganizationId organization, String sub) {
    return realm(organization).signIn(sub);
  }

  /**
   * Tells whether an account has a session.
   *
   * @param organization the organization
   * @param sub the account; it need not be there
   * @return whether it has signed in, and its sessions were not ended since
   */
  public synchronized boolean isSignedIn(OrganizationId organization, String sub) {
    return realm(organization).isSignedIn(sub);
  }

  /**
   * Returns for whom somebody had the sessions ended.
   *
   * @return the accounts, in order, one for each call, whether they had sessions or not
   */
  public synchronized List<String> endedSessions() {
    return List.copyOf(ended);
  }

  // --- Accounts ---

  @Override
  public synchronized Invitation invite(
      OrganizationId organization, EndUser user, Consumer<? super Account> guard) {
    MemoryRealm realm = realm(organization);
    Optional<Account> linked = realm.findByEmail(user.email());
    if (linked.isPresent()) {
      guard.accept(linked.get());
      realm.link(linked.get());
      return mail(linked.get());
    }
    realm
        .findByUsername(user.username())
        .ifPresent(
            other -> {
              guard.accept(other);
              if (!realm.neverUsed(other)) {
                throw new IdentityException(
                    IdentityException.Kind.CONFLICT,
                    "an account with another e-mail address has the username '"
                        + user.username()
                        + "'");
              }
              // What was sent to a wrong address must open nothing once the address is right.
              realm.delete(other.sub());
            });
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
    realm.add(made);
    return mail(made);
  }

  @Override
  public synchronized Invitation resend(OrganizationId organization, String sub) {
    return mail(realm(organization).existing(sub));
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
    return realm(organization).find(sub);
  }

  @Override
  public synchronized Optional<Account> findByUsername(
      OrganizationId organization, String username) {
    return realm(organization).findByUsername(username);
  }

  @Override
  public synchronized Optional<Account> findByEmail(OrganizationId organization, String email) {
    return realm(organization).findByEmail(email);
  }

  @Override
  public synchronized void disable(OrganizationId organization, String sub) {
    realm(organization).enable(sub, false);
    endSessions(organization, sub);
  }

  @Override
  public synchronized void enable(OrganizationId organization, String sub) {
    realm(organization).enable(sub, true);
  }

  @Override
  public synchronized void endSessions(OrganizationId organization, String sub) {
    realm(organization).endSessions(sub);
    ended.add(sub);
  }

  @Override
  public synchronized void delete(OrganizationId organization, String sub) {
    if (realm(organization).delete(sub)) {
      ended.add(sub);
    }
  }

  // --- The directory ---

  @Override
  public synchronized IdentityPage<Account> accounts(
      OrganizationId organization, String after, int limit) {
    return realm(organization).accounts(after, limit);
  }

  @Override
  public synchronized IdentityPage<IdentityGroup> groups(
      OrganizationId organization, String after, int limit) {
    return realm(organization).groups(after, limit);
  }

  @Override
  public synchronized IdentityPage<String> members(
      OrganizationId organization, String group, String after, int limit) {
    return realm(organization).members(group, after, limit);
  }

  @Override
  public synchronized IdentityPage<IdentityRole> roles(
      OrganizationId organization, String after, int limit) {
    return realm(organization).roles(after, limit);
  }

  @Override
  public synchronized IdentityPage<String> holders(
      OrganizationId organization, String role, String after, int limit) {
    return realm(organization).holders(role, after, limit);
  }
}
