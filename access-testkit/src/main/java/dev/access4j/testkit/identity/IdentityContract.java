package dev.access4j.testkit.identity;

import static dev.access4j.identity.IdentityException.Kind.CONFLICT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.Text;
import dev.access4j.directory.UserStatus;
import dev.access4j.identity.Account;
import dev.access4j.identity.IdentityException;
import dev.access4j.identity.IdentityProvider;
import dev.access4j.identity.Invitation;
import dev.access4j.identity.InvitationNotSent;
import dev.access4j.identity.InvitationSent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** One part of the contract: a realm, and names that no other test knows. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
abstract class IdentityContract {

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  final IdentityProviderKit kit;
  private final List<Runnable> cleaning = new CopyOnWriteArrayList<>();
  IdentityProvider provider;
  IdentityRealm realm;
  OrganizationId org;

  /** Part of every name in this test. */
  String mark;

  @SuppressWarnings("NullAway.Init")
  IdentityContract(IdentityProviderKit kit) {
    this.kit = kit;
  }

  @BeforeEach
  void open() {
    provider = kit.provider();
    realm = kit.realm();
    org = realm.organization();
    mark = UUID.randomUUID().toString().substring(0, 13);
  }

  /** So that lists do not grow from test to test. */
  @AfterEach
  void clean() {
    for (Runnable each : cleaning) {
      try {
        each.run();
      } catch (IdentityException e) {
        // Whether it can delete is for the tests that are about it.
      }
    }
  }

  final String cleanLater(String sub) {
    cleaning.add(() -> provider.delete(org, sub));
    return sub;
  }

  // --- What there is ---

  final String username(String name) {
    return name + "-" + mark;
  }

  final String email(String name) {
    return name + "." + mark + "@kit.example";
  }

  /** An account that its owner uses. */
  final GivenAccount given(String name) {
    return GivenAccount.of(username(name), email(name));
  }

  final String make(GivenAccount account) {
    return cleanLater(realm.make(account));
  }

  final List<String> makeAll(List<GivenAccount> accounts) {
    List<String> subs = realm.makeAll(accounts);
    subs.forEach(this::cleanLater);
    return subs;
  }

  final EndUser invited(String name) {
    return invited(username(name), email(name));
  }

  static EndUser invited(String username, String email) {
    return EndUser.builder(EndUserId.of("user " + username), username, email)
        .name("Ann", "Invited")
        .status(UserStatus.INVITED)
        .build();
  }

  // --- What is done ---

  final Invitation invite(EndUser user) {
    Invitation invitation = provider.invite(org, user, account -> {});
    cleanLater(invitation.sub());
    return invitation;
  }

  /** Invites somebody whose account has not confirmed the address; not all providers link it. */
  final Optional<Invitation> inviteUnconfirmed(EndUser user) {
    try {
      return Optional.of(invite(user));
    } catch (IdentityException e) {
      assertThat(e.kind()).as("the kind of: %s", e.getMessage()).isEqualTo(CONFLICT);
      return Optional.empty();
    }
  }

  /** Invites, and expects that the mail was sent. */
  final String inviteAndMail(EndUser user) {
    Invitation invitation = invite(user);
    assertThat(invitation).as("what became of the invitation").isInstanceOf(InvitationSent.class);
    return invitation.sub();
  }

  /** Expects that mail was not sent, with the reason. */
  static String requireNotSent(Invitation invitation) {
    assertThat(invitation).isInstanceOf(InvitationNotSent.class);
    return invitation.sub();
  }

  final Account found(String sub) {
    return provider.find(org, sub).orElseThrow(() -> new AssertionError("no account " + sub));
  }

  // --- What is expected ---

  /** Waits until so many mails are there, and expects that there are no more. */
  final void requireMails(String email, int count) {
    long deadline = System.nanoTime() + kit.patience().toNanos();
    while (realm.mailsTo(email) < count && System.nanoTime() < deadline) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    assertThat(realm.mailsTo(email)).as("mails to %s", email).isEqualTo(count);
  }

  static void requireRefused(IdentityException.Kind kind, Runnable call) {
    IdentityException refusal = catchThrowableOfType(IdentityException.class, call::run);
    assertThat(refusal).as("a refusal").isNotNull();
    assertThat(refusal.kind()).as("the kind of: %s", refusal.getMessage()).isEqualTo(kind);
    assertThat(refusal.getMessage()).as("its message").isNotBlank();
  }

  /** What was asked for, is what is there; a provider may fold the case of names. */
  static void requireSame(Account account, GivenAccount expected) {
    requireNames(account, expected.username(), expected.email());
    assertThat(account.emailVerified()).as("verified").isEqualTo(expected.emailVerified());
    assertThat(account.firstName()).isEqualTo(expected.firstName());
    assertThat(account.lastName()).isEqualTo(expected.lastName());
    assertThat(account.enabled()).as("enabled").isEqualTo(expected.enabled());
    requireSame(account.attributes(), expected.attributes());
  }

  static void requireNames(Account account, String username, String email) {
    assertThat(Text.caseKey(account.username())).isEqualTo(Text.caseKey(username));
    assertThat(Text.caseKey(account.email())).isEqualTo(Text.caseKey(email));
  }

  /** A provider may have the values of a key in any order. */
  static void requireSame(Map<String, List<String>> found, Map<String, List<String>> expected) {
    assertThat(found).as("attributes").containsOnlyKeys(expected.keySet());
    expected.forEach(
        (key, values) ->
            assertThat(found.get(key)).as(key).containsExactlyInAnyOrderElementsOf(values));
  }
}
