package dev.access4j.testkit.identity;

import static dev.access4j.identity.IdentityException.Kind.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.directory.EndUser;
import dev.access4j.identity.Account;
import dev.access4j.identity.IdentityException;
import dev.access4j.identity.Invitation;
import dev.access4j.identity.InvitationSent;
import dev.access4j.testkit.Requirement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Requirement("ID-2")
abstract class InviteContract extends IdentityContract {

  private static final int RACERS = 6;

  InviteContract(IdentityProviderKit kit) {
    super(kit);
  }

  @Test
  @DisplayName("a user without an account gets one, with its names, enabled and not confirmed")
  void made() {
    EndUser user = invited("Ann");
    Account account = found(inviteAndMail(user));
    requireNames(account, user.username(), user.email());
    assertThat(account.emailVerified()).as("verified").isFalse();
    assertThat(account.enabled()).as("enabled").isTrue();
    assertThat(account.firstName()).isEqualTo(user.firstName());
    assertThat(account.lastName()).isEqualTo(user.lastName());
  }

  @Test
  @DisplayName("the mail goes to the user's address, once")
  void mailed() {
    EndUser user = invited("ann");
    inviteAndMail(user);
    requireMails(user.email(), 1);
  }

  @Test
  @DisplayName("a user without first and last name can be invited")
  void nameless() {
    EndUser user = invited("ann").toBuilder().name("", "").build();
    Account account = found(inviteAndMail(user));
    assertThat(account.firstName()).isEmpty();
    assertThat(account.lastName()).isEmpty();
  }

  @Test
  @DisplayName("done again, it makes no second account and sends the mail again")
  void again() {
    EndUser user = invited("ann");
    String sub = inviteAndMail(user);
    assertThat(inviteAndMail(user)).isEqualTo(sub);
    requireMails(user.email(), 2);
    assertThat(accountsOf(user)).containsExactly(sub);
  }

  @Test
  @DisplayName("an account that has the address, ignoring case, is linked and keeps what it is")
  void linked() {
    GivenAccount given =
        given("old").named("Olga", "Old").with(Map.of("department", List.of("loans", "cards")));
    String sub = make(given);
    EndUser user = invited(username("new"), given.email().toUpperCase(Locale.ROOT));
    assertThat(inviteAndMail(user)).isEqualTo(sub);
    requireSame(found(sub), given);
    assertThat(provider.findByUsername(org, user.username())).isEmpty();
    requireMails(given.email(), 1);
  }

  @Test
  @DisplayName("one whose address is not confirmed is linked or a conflict, and keeps what it is")
  void linkedUnconfirmed() {
    GivenAccount given =
        given("old").unconfirmed().named("Olga", "Old").with(Map.of("k", List.of("v")));
    String sub = make(given);
    Optional<Invitation> linked = inviteUnconfirmed(invited(username("new"), given.email()));
    linked.ifPresent(invitation -> assertThat(invitation).isEqualTo(new InvitationSent(sub)));
    requireMails(given.email(), linked.isPresent() ? 1 : 0);
    requireSame(found(sub), given);
  }

  @Test
  @DisplayName("an account that was there stays in its groups and keeps its roles")
  void keepsItsPlace() {
    String sub = make(given("ann").unconfirmed());
    String group = realm.make(GivenGroup.of("group " + mark).having(List.of(sub)));
    realm.make(GivenRole.of("role " + mark).heldBy(List.of(sub)));
    Optional<Invitation> unused = inviteUnconfirmed(invited("ann"));
    assertThat(provider.members(org, group, "", 10).items()).containsExactly(sub);
    assertThat(provider.holders(org, "role " + mark, "", 10).items()).containsExactly(sub);
  }

  @Test
  @Requirement({"ID-2", "ID-3"})
  @DisplayName("an account that is disabled is linked, stays disabled, and gets no mail")
  void disabled() {
    GivenAccount given = given("ann").disabled();
    String sub = make(given);
    assertThat(requireNotSent(invite(invited("ann")))).isEqualTo(sub);
    requireSame(found(sub), given);
    requireMails(given.email(), 0);
  }

  @Test
  @DisplayName("after its account was deleted, a user gets another one")
  void afterDeletion() {
    EndUser user = invited("ann");
    String first = inviteAndMail(user);
    provider.delete(org, first);
    String second = inviteAndMail(user);
    assertThat(second).isNotEqualTo(first);
    assertThat(accountsOf(user)).containsExactly(second);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "O'Brien",
        "m\u00fcller",
        "Ann Lee",
        "a+b@c.example",
        "50%",
        "*",
        "a/b",
        "\"ann\"",
        "<b>ann</b>",
        "\u0438\u0432\u0430\u043d",
        "\ud83d\ude00"
      })
  @DisplayName("an odd username is kept as it is, ignoring case, or refused, but never another one")
  void oddUsernames(String name) {
    EndUser user = invited(name + "-" + mark, email("odd"));
    Invitation invitation;
    try {
      invitation = invite(user);
    } catch (IdentityException e) {
      assertThat(e.kind()).as("the kind of: %s", e.getMessage()).isEqualTo(REFUSED);
      assertThat(provider.findByEmail(org, user.email())).isEmpty();
      return;
    }
    requireNames(found(invitation.sub()), user.username(), user.email());
    assertThat(provider.findByUsername(org, user.username())).contains(found(invitation.sub()));
  }

  @Test
  @DisplayName("first and last names are kept as they are")
  void oddNames() {
    EndUser user =
        invited("ann").toBuilder().name("Zo\u00eb  Ana-Mar\u00eda", "O'Brien d. J. \u6f22").build();
    Account account = found(inviteAndMail(user));
    assertThat(account.firstName()).isEqualTo(user.firstName());
    assertThat(account.lastName()).isEqualTo(user.lastName());
  }

  @Test
  @DisplayName("threads that invite one user at once make one account")
  void race() {
    for (int round = 0; round < 3; round++) {
      EndUser user = invited("ann" + round);
      List<Invitation> invitations = Together.run(RACERS, () -> invite(user));
      assertThat(invitations).extracting(Invitation::sub).containsOnly(invitations.get(0).sub());
      assertThat(accountsOf(user)).containsExactly(invitations.get(0).sub());
    }
  }

  @Test
  @DisplayName("threads that invite different users at once make an account for each")
  void raceOfMany() {
    List<EndUser> users = List.of(invited("a"), invited("b"), invited("c"), invited("d"));
    List<Invitation> invitations = Together.run(users.stream().map(this::racer).toList());
    assertThat(Set.copyOf(invitations)).hasSize(users.size());
    for (int i = 0; i < users.size(); i++) {
      requireNames(found(invitations.get(i).sub()), users.get(i).username(), users.get(i).email());
    }
  }

  private Callable<Invitation> racer(EndUser user) {
    return () -> invite(user);
  }

  /** The subs of all accounts that have the user's address. */
  private List<String> accountsOf(EndUser user) {
    return Pages.all(100, (after, limit) -> provider.accounts(org, after, limit)).stream()
        .filter(account -> account.email().equalsIgnoreCase(user.email()))
        .map(Account::sub)
        .toList();
  }
}
