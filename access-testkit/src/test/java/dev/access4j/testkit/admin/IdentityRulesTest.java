package dev.access4j.testkit.admin;

import static dev.access4j.testkit.admin.AdminBank.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.access4j.admin.ProvidedUser;
import dev.access4j.admin.UserDetails;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.UserStatus;
import dev.access4j.directory.ValidationException;
import dev.access4j.identity.IdentityException;
import dev.access4j.identity.IdentityProvider;
import dev.access4j.identity.Invitation;
import dev.access4j.memory.InMemoryIdentityProvider;
import dev.access4j.testkit.Requirement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Users and their accounts: DIR-3, and what the identity provider is asked")
class IdentityRulesTest {

  private static final UserDetails ANA = UserDetails.of("ana", "ana@acme.example");

  private final InMemoryIdentityProvider provider = new InMemoryIdentityProvider();
  private final AdminBank bank = new AdminBank(provider);

  /** A provider that makes accounts and can do no more. */
  private static final class Halting implements IdentityProvider {
    @Override
    public Invitation invite(OrganizationId organization, EndUser user) {
      return new Invitation("sub-" + user.username(), "the mail server is down");
    }

    @Override
    public void endSessions(OrganizationId organization, String sub) {
      throw new IdentityException("the provider is down");
    }
  }

  @Test
  void anInvitedUserIsLinkedToItsAccount() {
    ProvidedUser invited = bank.admin.users().invite(ROOT, ANA);
    assertThat(invited.problem()).isEmpty();
    EndUser user = invited.user().value();
    assertThat(user.status()).isEqualTo(UserStatus.INVITED);
    assertThat(user.sub()).isPresent();
    assertThat(provider.mails()).containsExactly("ana@acme.example");
    assertThat(bank.admin.users().find(ROOT, user.id())).contains(invited.user());
    assertThat(bank.admin.users().inviteAgain(ROOT, user.id()).user()).isEqualTo(invited.user());
    assertThat(provider.mails()).hasSize(2);
  }

  @Test
  void mailThatCannotBeSentIsPartOfTheAnswer() {
    AdminBank other = new AdminBank(new Halting());
    ProvidedUser invited = other.admin.users().invite(ROOT, ANA);
    assertThat(invited.problem()).isEqualTo("the mail server is down");
    assertThat(invited.user().value().sub()).contains("sub-ana");
    assertThat(invited.user().value().status()).isEqualTo(UserStatus.INVITED);
  }

  @Test
  @DisplayName("an account that another user is linked to is not taken over")
  void takenAccount() {
    bank.admin.users().invite(ROOT, ANA);
    EndUserId ana = bank.read(view -> view.userNamed("ana").orElseThrow().id());
    bank.admin.users().edit(ROOT, ana, bank.revision(), UserDetails.of("ana", "new@acme.example"));
    ProvidedUser second =
        bank.admin.users().invite(ROOT, UserDetails.of("ben", "ana@acme.example"));
    assertThat(second.problem()).contains("sub").contains("DIR-2");
    assertThat(second.user().value().sub()).isEmpty();
  }

  @Test
  void withoutAProviderTheAnswerSaysSo() {
    ProvidedUser invited = new AdminBank().admin.users().invite(ROOT, ANA);
    assertThat(invited.problem()).startsWith("no identity provider is set");
  }

  @Test
  @Requirement("DIR-3")
  void deactivatingEndsSessionsAndReactivatingLetsInAgain() {
    EndUser ana = bank.user("ana").value();
    ProvidedUser shutOut = bank.admin.users().deactivate(ROOT, ana.id());
    assertThat(shutOut.problem()).isEmpty();
    assertThat(shutOut.user().value().status()).isEqualTo(UserStatus.DEACTIVATED);
    assertThat(provider.endedSessions()).containsExactly(ana.sub().orElseThrow());
    assertThat(bank.admin.users().reactivate(ROOT, ana.id()).value().status())
        .isEqualTo(UserStatus.ACTIVE);
  }

  @Test
  @DisplayName("a provider that is down keeps nobody in")
  void deactivatedWhileTheProviderIsDown() {
    AdminBank other = new AdminBank(new Halting());
    EndUser ana = other.user("ana").value();
    ProvidedUser shutOut = other.admin.users().deactivate(ROOT, ana.id());
    assertThat(shutOut.problem()).isEqualTo("the provider is down");
    assertThat(other.admin.users().find(ROOT, ana.id())).contains(shutOut.user());
    assertThat(shutOut.user().value().status()).isEqualTo(UserStatus.DEACTIVATED);
  }

  @Test
  @Requirement("DIR-3")
  void anInvitedUserIsNotMadeActiveByAnAdmin() {
    EndUserId ana = bank.admin.users().invite(ROOT, ANA).user().value().id();
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> bank.admin.users().reactivate(ROOT, ana))
        .withMessageContaining("DIR-3");
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> bank.admin.users().deactivate(ROOT, ana));
  }
}
