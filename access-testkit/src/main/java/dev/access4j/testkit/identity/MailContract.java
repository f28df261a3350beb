package dev.access4j.testkit.identity;

import static dev.access4j.identity.IdentityException.Kind.NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.directory.EndUser;
import dev.access4j.identity.InvitationSent;
import dev.access4j.testkit.Requirement;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Requirement("ID-3")
abstract class MailContract extends IdentityContract {

  MailContract(IdentityProviderKit kit) {
    super(kit);
  }

  @AfterEach
  void repair() {
    realm.mailWorks(true);
  }

  @Test
  @DisplayName("if mail fails, the answer says so, and the account is there")
  void fails() {
    realm.mailWorks(false);
    EndUser user = invited("ann");
    String sub = requireNotSent(invite(user));
    requireNames(found(sub), user.username(), user.email());
    assertThat(found(sub).enabled()).as("enabled").isTrue();
    requireMails(user.email(), 0);
  }

  @Test
  @DisplayName("if mail fails again, it is the same account, and still said")
  void failsAgain() {
    realm.mailWorks(false);
    EndUser user = invited("ann");
    String sub = requireNotSent(invite(user));
    assertThat(requireNotSent(invite(user))).isEqualTo(sub);
    assertThat(requireNotSent(provider.resend(org, sub))).isEqualTo(sub);
  }

  @Test
  @DisplayName(
      "if mail to a linked account fails, the answer says so, and the account is as it was")
  void failsForLinked() {
    GivenAccount given = given("ann");
    String sub = make(given);
    realm.mailWorks(false);
    assertThat(requireNotSent(invite(invited("ann")))).isEqualTo(sub);
    requireSame(found(sub), given);
  }

  @Test
  @DisplayName("once mail works again, inviting again sends it, for the same account")
  void invitedAfterRepair() {
    realm.mailWorks(false);
    EndUser user = invited("ann");
    String sub = requireNotSent(invite(user));
    realm.mailWorks(true);
    assertThat(inviteAndMail(user)).isEqualTo(sub);
    requireMails(user.email(), 1);
  }

  @Test
  @DisplayName("once mail works again, it can be sent again")
  void resentAfterRepair() {
    realm.mailWorks(false);
    EndUser user = invited("ann");
    String sub = requireNotSent(invite(user));
    realm.mailWorks(true);
    assertThat(provider.resend(org, sub)).isEqualTo(new InvitationSent(sub));
    requireMails(user.email(), 1);
  }

  @Test
  @DisplayName("mail is sent again as often as it is asked for")
  void resend() {
    EndUser user = invited("ann");
    String sub = inviteAndMail(user);
    assertThat(provider.resend(org, sub)).isEqualTo(new InvitationSent(sub));
    assertThat(provider.resend(org, sub)).isEqualTo(new InvitationSent(sub));
    requireMails(user.email(), 3);
  }

  @Test
  @DisplayName("to a disabled account no mail is sent again, and the answer says so")
  void resendToDisabled() {
    EndUser user = invited("ann");
    String sub = inviteAndMail(user);
    provider.disable(org, sub);
    requireNotSent(provider.resend(org, sub));
    assertThat(found(sub).enabled()).as("enabled").isFalse();
    requireMails(user.email(), 1);
  }

  @Test
  @DisplayName("to an account without an address no mail is sent, and the answer says so")
  void resendWithoutAddress() {
    String sub = make(GivenAccount.of(username("ann"), "").unconfirmed());
    requireNotSent(provider.resend(org, sub));
  }

  @Test
  @DisplayName("mail to an account that is not there, or not any more, is refused as not found")
  void resendToNobody() {
    requireRefused(NOT_FOUND, () -> provider.resend(org, UUID.randomUUID().toString()));
    String sub = inviteAndMail(invited("ann"));
    provider.delete(org, sub);
    requireRefused(NOT_FOUND, () -> provider.resend(org, sub));
  }
}
