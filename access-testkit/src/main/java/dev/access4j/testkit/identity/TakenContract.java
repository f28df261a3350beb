package dev.access4j.testkit.identity;

import static dev.access4j.identity.IdentityException.Kind.CONFLICT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.access4j.directory.EndUser;
import dev.access4j.identity.Account;
import dev.access4j.identity.IdentityException;
import dev.access4j.identity.Invitation;
import dev.access4j.testkit.Requirement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Requirement("ID-2")
abstract class TakenContract extends IdentityContract {

  TakenContract(IdentityProviderKit kit) {
    super(kit);
  }

  @Test
  @DisplayName("a username that another address has, ignoring case, is a conflict; nothing is made")
  void username() {
    GivenAccount given = given("ann").with(Map.of("k", List.of("v")));
    conflictLeaves(given);
  }

  @Test
  @DisplayName("so is one whose address is not confirmed, but whose owner has used it")
  void unconfirmed() {
    conflictLeaves(given("ann").unconfirmed());
  }

  @Test
  @DisplayName("so is one that is disabled")
  void disabled() {
    conflictLeaves(given("ann").disabled());
  }

  private void conflictLeaves(GivenAccount given) {
    String sub = make(given);
    EndUser user = invited(given.username().toUpperCase(Locale.ROOT), email("other"));
    requireRefused(CONFLICT, () -> invite(user));
    requireSame(found(sub), given);
    assertThat(provider.findByEmail(org, user.email())).isEmpty();
    requireMails(user.email(), 0);
    requireMails(given.email(), 0);
  }

  @Test
  @DisplayName("an account with an address that only begins or ends alike is not linked")
  void similarAddress() {
    make(GivenAccount.of(username("a"), "x" + email("ann")));
    make(GivenAccount.of(username("b"), email("ann") + ".com"));
    EndUser user = invited("ann");
    requireNames(found(inviteAndMail(user)), user.username(), user.email());
  }

  @Test
  @DisplayName("an account that has the address as its username is not linked by it")
  void addressAsUsername() {
    GivenAccount given = GivenAccount.of(email("ann"), email("other"));
    String other = make(given);
    EndUser user = invited("ann");
    try {
      assertThat(invite(user).sub()).isNotEqualTo(other);
    } catch (IdentityException e) {
      // Where people sign in with either, one text may not be both.
      assertThat(e.kind()).as("the kind of: %s", e.getMessage()).isEqualTo(CONFLICT);
      assertThat(provider.findByUsername(org, user.username())).isEmpty();
    }
    requireSame(found(other), given);
    requireMails(given.email(), 0);
  }

  @Test
  @DisplayName(
      "where one account has the username and another the address, that of the address is linked")
  void both() {
    GivenAccount named = given("ann");
    GivenAccount addressed = GivenAccount.of(username("other"), email("address"));
    String name = make(named);
    String address = make(addressed);
    assertThat(inviteAndMail(invited(named.username(), addressed.email()))).isEqualTo(address);
    requireSame(found(name), named);
    requireSame(found(address), addressed);
    requireMails(named.email(), 0);
  }

  @Test
  @DisplayName(
      "an account that was made for an invitation and never used gives way to a corrected address")
  void correctedAddress() {
    EndUser user = invited("ann");
    String wrong = inviteAndMail(user);
    EndUser corrected = invited(user.username(), email("right"));
    String right = inviteAndMail(corrected);
    assertThat(right).isNotEqualTo(wrong);
    assertThat(provider.find(org, wrong)).isEmpty();
    requireNames(found(right), corrected.username(), corrected.email());
    requireMails(user.email(), 1);
    requireMails(corrected.email(), 1);
  }

  @Test
  @DisplayName("an account that may not be used stays as it is, and no mail is sent for it")
  void guarded() {
    IdentityException no = new IdentityException(CONFLICT, "it is another's");
    Consumer<Account> guard =
        account -> {
          throw no;
        };
    GivenAccount given = given("ann").unconfirmed();
    String sub = make(given);
    EndUser sameAddress = invited(username("other"), given.email());
    assertThatThrownBy(() -> provider.invite(org, sameAddress, guard)).isSameAs(no);
    requireSame(found(sub), given);
    requireMails(given.email(), 0);
    EndUser user = invited("ben");
    String unused = inviteAndMail(user);
    EndUser sameName = invited(user.username(), email("right"));
    assertThatThrownBy(() -> provider.invite(org, sameName, guard)).isSameAs(no);
    requireNames(found(unused), user.username(), user.email());
    requireMails(sameName.email(), 0);
  }

  @Test
  @DisplayName("nobody is asked about an account that is new")
  void unguarded() {
    EndUser user = invited("ann");
    Invitation invitation =
        provider.invite(
            org,
            user,
            account -> {
              throw new AssertionError("asked about " + account.sub());
            });
    cleanLater(invitation.sub());
    requireNames(found(invitation.sub()), user.username(), user.email());
  }

  @Test
  @DisplayName("an address that several accounts have is a conflict")
  void sharedAddress() {
    assumeTrue(realm.sharesAddresses());
    make(GivenAccount.of(username("a"), email("ann")));
    make(GivenAccount.of(username("b"), email("ann").toUpperCase(Locale.ROOT)));
    requireRefused(CONFLICT, () -> provider.findByEmail(org, email("ann")));
    requireRefused(CONFLICT, () -> invite(invited("ann")));
    assertThat(provider.findByUsername(org, username("ann"))).isEmpty();
    requireMails(email("ann"), 0);
  }
}
