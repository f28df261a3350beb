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
import dev.access4j.identity.Account;
import dev.access4j.identity.IdentityException;
import dev.access4j.identity.IdentityProvider;
import dev.access4j.identity.Invitation;
import dev.access4j.identity.InvitationNotSent;
import dev.access4j.memory.InMemoryIdentityProvider;
import dev.access4j.store.AuditEntry;
import dev.access4j.store.Revision;
import dev.access4j.testkit.Requirement;
import dev.access4j.testkit.identity.DelegatingProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Users and their accounts: DIR-3, and what the identity provider is asked")
class IdentityRulesTest {

  private static final UserDetails ANA = UserDetails.of("ana", "ana@acme.example");

  private final InMemoryIdentityProvider provider = new InMemoryIdentityProvider();
  private final AdminBank bank = new AdminBank(provider);

  /** A provider that makes accounts and can do no more. */
  private static final class Halting extends DelegatingProvider {
    @Override
    public Invitation invite(
        OrganizationId organization, EndUser user, Consumer<? super Account> guard) {
      return new InvitationNotSent("sub-" + user.username(), "the mail server is down");
    }

    @Override
    public void disable(OrganizationId organization, String sub) {
      throw new IdentityException(IdentityException.Kind.UNAVAILABLE, "the provider is down");
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
    EndUser ana = bank.user("ana").value();
    bank.admin
        .users()
        .edit(ROOT, ana.id(), bank.revision(), UserDetails.of("ana", "new@acme.example"));
    ProvidedUser second =
        bank.admin.users().invite(ROOT, UserDetails.of("ben", "ana@acme.example"));
    assertThat(second.problem()).contains("is that of the user 'ana' here");
    assertThat(second.user().value().sub()).isEmpty();
  }

  @Test
  @DisplayName("the account of a wrong address does not stay the user's")
  void correctedAddress() {
    EndUserId ana = bank.admin.users().invite(ROOT, ANA).user().value().id();
    EndUser corrected =
        bank.admin
            .users()
            .edit(ROOT, ana, bank.revision(), UserDetails.of("ana", "right@acme.example"))
            .value();
    assertThat(corrected.sub()).isEmpty();
    ProvidedUser again = bank.admin.users().inviteAgain(ROOT, ana);
    assertThat(again.user().value().sub()).isPresent();
    assertThat(provider.mails()).containsExactly("ana@acme.example", "right@acme.example");
    assertThat(
            bank.admin
                .users()
                .edit(ROOT, ana, bank.revision(), UserDetails.of("ana", "RIGHT@acme.example"))
                .value()
                .sub())
        .isEqualTo(again.user().value().sub());
  }

  @Test
  @DisplayName("the account of an address that is corrected meanwhile is not linked")
  void correctedMeanwhile() {
    List<AdminBank> other = new ArrayList<>();
    IdentityProvider slow =
        new Interrupted(
            user -> {
              AdminBank there = other.get(0);
              there
                  .admin
                  .users()
                  .edit(ROOT, user.id(), there.revision(), UserDetails.of("ana", "right@x"));
            });
    other.add(new AdminBank(slow));
    ProvidedUser invited = other.get(0).admin.users().invite(ROOT, ANA);
    assertThat(invited.problem()).contains("was changed meanwhile");
    EndUser ana =
        other.get(0).admin.users().find(ROOT, invited.user().value().id()).orElseThrow().value();
    assertThat(ana.email()).isEqualTo("right@x");
    assertThat(ana.sub()).isEmpty();
  }

  /** Makes an account while something else happens to the user. */
  private static final class Interrupted extends DelegatingProvider {
    private final Consumer<EndUser> meanwhile;

    Interrupted(Consumer<EndUser> meanwhile) {
      this.meanwhile = meanwhile;
    }

    @Override
    public Invitation invite(
        OrganizationId organization, EndUser user, Consumer<? super Account> guard) {
      meanwhile.accept(user);
      return super.invite(organization, user, guard);
    }
  }

  @Test
  @DisplayName("mail that is sent again is in the audit log, and moves no revision")
  void invitedAgain() {
    EndUserId ana = bank.admin.users().invite(ROOT, ANA).user().value().id();
    Revision before = bank.revision();
    bank.admin.users().inviteAgain(ROOT, ana);
    assertThat(bank.revision()).isEqualTo(before);
    AuditEntry last = bank.log().get(bank.log().size() - 1);
    assertThat(last.event().origin().operation()).isEqualTo("users.inviteAgain");
    assertThat(last.event().before()).isEqualTo(last.event().after());
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
    assertThat(bank.admin.users().reactivate(ROOT, ana.id()).user().value().status())
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
