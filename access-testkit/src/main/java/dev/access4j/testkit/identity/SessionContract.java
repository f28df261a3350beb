package dev.access4j.testkit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.access4j.identity.Invitation;
import dev.access4j.testkit.Requirement;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Requirement("ID-5")
abstract class SessionContract extends IdentityContract {

  private IdentityRealm.SignIns owners;

  @SuppressWarnings("NullAway.Init")
  SessionContract(IdentityProviderKit kit) {
    super(kit);
  }

  @BeforeEach
  void signIns() {
    assumeTrue(realm.signIns().isPresent(), "nobody can sign in here");
    owners = realm.signIns().orElseThrow();
  }

  /** The sub of an account that has signed in. */
  private String signedIn(String name) {
    String sub = make(given(name));
    assertThat(owners.signIn(sub)).as("%s gets in", name).isTrue();
    assertThat(owners.isSignedIn(sub)).as("%s has a session", name).isTrue();
    return sub;
  }

  @Test
  @DisplayName("disabling ends the sessions of that account, and lets nobody in by it")
  void disable() {
    String sub = signedIn("ann");
    String other = signedIn("bob");
    provider.disable(org, sub);
    assertThat(owners.isSignedIn(sub)).as("has a session").isFalse();
    assertThat(owners.signIn(sub)).as("gets in").isFalse();
    assertThat(owners.isSignedIn(other)).as("the other has a session").isTrue();
  }

  @Test
  @DisplayName("enabling lets in again, and revives no session")
  void enable() {
    String sub = signedIn("ann");
    provider.disable(org, sub);
    provider.enable(org, sub);
    assertThat(owners.isSignedIn(sub)).as("has a session").isFalse();
    assertThat(owners.signIn(sub)).as("gets in").isTrue();
  }

  @Test
  @DisplayName("ending sessions ends those of that account alone, and it can sign in again")
  void endSessions() {
    String sub = signedIn("ann");
    String other = signedIn("bob");
    provider.endSessions(org, sub);
    assertThat(owners.isSignedIn(sub)).as("has a session").isFalse();
    assertThat(owners.isSignedIn(other)).as("the other has a session").isTrue();
    assertThat(owners.signIn(sub)).as("gets in").isTrue();
  }

  @Test
  @DisplayName("deleting ends the sessions")
  void delete() {
    String sub = signedIn("ann");
    provider.delete(org, sub);
    assertThat(owners.isSignedIn(sub)).as("has a session").isFalse();
    assertThat(owners.signIn(sub)).as("gets in").isFalse();
  }

  @Test
  @Requirement("ID-2")
  @DisplayName(
      "who knew the password of an account whose address was not confirmed is out once it is invited")
  void unconfirmed() {
    String sub = make(given("ann").unconfirmed());
    // Providers differ in whether it gets in before.
    boolean unused = owners.signIn(sub);
    assumeTrue(inviteUnconfirmed(invited("ann")).isPresent(), "it is not linked");
    assertThat(owners.isSignedIn(sub)).as("has a session").isFalse();
    assertThat(owners.signIn(sub)).as("gets in").isFalse();
    provider.resend(org, sub);
    provider.endSessions(org, sub);
    assertThat(owners.signIn(sub)).as("gets in after more mail").isFalse();
  }

  @Test
  @Requirement("ID-2")
  @DisplayName(
      "so it is when the mail fails, or when the account was disabled and is enabled later")
  void unconfirmedWithoutMail() {
    String sub = make(given("ann").unconfirmed());
    boolean unused = owners.signIn(sub);
    realm.mailWorks(false);
    Optional<Invitation> invitation;
    try {
      invitation = inviteUnconfirmed(invited("ann"));
    } finally {
      realm.mailWorks(true);
    }
    assumeTrue(invitation.isPresent(), "it is not linked");
    requireNotSent(invitation.get());
    assertThat(owners.isSignedIn(sub)).as("has a session").isFalse();
    assertThat(owners.signIn(sub)).as("gets in").isFalse();
    String disabled = make(given("bob").unconfirmed().disabled());
    requireNotSent(invite(invited("bob")));
    provider.enable(org, disabled);
    assertThat(owners.signIn(disabled)).as("the enabled one gets in").isFalse();
  }

  @Test
  @Requirement("ID-2")
  @DisplayName("who has confirmed the address gets in as before")
  void confirmed() {
    String sub = signedIn("ann");
    inviteAndMail(invited("ann"));
    assertThat(owners.signIn(sub)).as("gets in").isTrue();
  }
}
