package dev.access4j.testkit.admin;

import static dev.access4j.testkit.admin.AdminBank.ACME;
import static dev.access4j.testkit.admin.AdminBank.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.access4j.Access4j;
import dev.access4j.admin.AdminPermission;
import dev.access4j.admin.InviteOutcome;
import dev.access4j.admin.InviteResult;
import dev.access4j.admin.InviteSummary;
import dev.access4j.admin.Invitee;
import dev.access4j.admin.PermissionDeniedException;
import dev.access4j.admin.UserDetails;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.UserStatus;
import dev.access4j.identity.Account;
import dev.access4j.identity.IdentityException;
import dev.access4j.identity.Invitation;
import dev.access4j.store.ListFilter;
import dev.access4j.store.PageRequest;
import dev.access4j.testkit.Requirement;
import dev.access4j.testkit.identity.DelegatingProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Many invitations: ID-2, ID-3")
@Requirement({"ID-2", "ID-3"})
class InviteAllTest {

  private final Flaky provider = new Flaky();
  private final AdminBank bank = new AdminBank(provider);
  private final GroupId tellers = bank.group("Tellers").value().id();

  /** Is down for some of the calls; of these it has done half. */
  private static final class Flaky extends DelegatingProvider {
    int calls;
    int downFrom = Integer.MAX_VALUE;
    int downUntil = Integer.MAX_VALUE;

    @Override
    public Invitation invite(
        OrganizationId organization, EndUser user, Consumer<? super Account> guard) {
      calls++;
      boolean down = calls >= downFrom && calls < downUntil;
      if (down && calls % 2 == 0) {
        throw new IdentityException(IdentityException.Kind.UNAVAILABLE, "down");
      }
      Invitation done = super.invite(organization, user, guard);
      if (down) {
        throw new IdentityException(IdentityException.Kind.UNAVAILABLE, "the answer was lost");
      }
      return done;
    }
  }

  private Invitee invitee(int i) {
    return new Invitee(UserDetails.of("u" + i, "u" + i + "@acme.example"), Set.of(tellers));
  }

  private List<Invitee> invitees(int count) {
    List<Invitee> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(invitee(i));
    }
    return all;
  }

  private List<InviteResult> inviteAll(List<Invitee> invitees) {
    List<InviteResult> results = new ArrayList<>();
    InviteSummary sums = bank.admin.users().inviteAll(ROOT, invitees.iterator(), results::add);
    assertThat(results).extracting(InviteResult::invitee).isEqualTo(invitees);
    assertThat(
            results.stream()
                .map(InviteResult::outcome)
                .reduce(InviteSummary.NONE, InviteSummary::plus, (one, other) -> one))
        .isEqualTo(sums);
    return results;
  }

  private void assertAllThere(int count) {
    List<EndUser> users =
        bank.read(view -> view.usersByName(ListFilter.ALL, PageRequest.first(1000)));
    assertThat(users).hasSize(count).allMatch(user -> user.status() == UserStatus.INVITED);
    assertThat(users).allMatch(user -> user.sub().isPresent());
    List<EndUserId> members = bank.read(view -> view.members(tellers, PageRequest.first(1000)));
    assertThat(members).hasSize(count);
    assertThat(provider.accounts(ACME, "", 1000).items()).hasSize(count);
    assertThat(Set.copyOf(provider.real.mails())).hasSize(count);
    assertThat(bank.admin.identity().tasks(ROOT, PageRequest.first(1)).rows()).isEmpty();
  }

  @Test
  @DisplayName("each is made, put into its groups and sent mail; once more, nobody is")
  void all() {
    assertThat(inviteAll(invitees(20)))
        .extracting(InviteResult::outcome)
        .containsOnly(InviteOutcome.SENT);
    assertAllThere(20);
    assertThat(provider.real.mails()).hasSize(20);
    assertThat(inviteAll(invitees(21)).subList(0, 20))
        .extracting(InviteResult::outcome)
        .containsOnly(InviteOutcome.UNCHANGED);
    assertAllThere(21);
    assertThat(provider.real.mails()).hasSize(21);
  }

  @Test
  @DisplayName("an outage in the middle loses nobody and doubles nobody, retried or run again")
  void outage() {
    provider.downFrom = 10;
    provider.downUntil = 40;
    assertThat(inviteAll(invitees(60)).stream().map(InviteResult::outcome))
        .filteredOn(outcome -> outcome == InviteOutcome.NOT_SENT)
        .hasSize(30);
    assertThat(bank.admin.identity().retry(ROOT, task -> {}).done()).isEqualTo(30);
    assertAllThere(60);
    provider.downFrom = provider.calls + 5;
    provider.downUntil = provider.calls + 15;
    inviteAll(invitees(80));
    assertThat(inviteAll(invitees(80)).stream().map(InviteResult::outcome))
        .filteredOn(outcome -> outcome == InviteOutcome.SENT)
        .hasSize(10);
    assertAllThere(80);
  }

  @Test
  @DisplayName("mail that fails for a user who was there before is kept as a task too")
  void thereBefore() {
    Access4j alone = Access4j.builder(bank.store).build();
    alone.admin().users().invite(ROOT, UserDetails.of("u0", "u0@acme.example"));
    provider.real.mailProblem("no mail server");
    assertThat(inviteAll(invitees(1)))
        .extracting(InviteResult::outcome)
        .containsExactly(InviteOutcome.NOT_SENT);
    provider.real.mailProblem("");
    assertThat(inviteAll(invitees(1)))
        .extracting(InviteResult::outcome)
        .containsExactly(InviteOutcome.SENT);
    assertAllThere(1);
  }

  @Test
  @Requirement("AD-8")
  @DisplayName("one at fault is refused alone, with every fault")
  void atFault() {
    List<InviteResult> results =
        inviteAll(
            List.of(
                invitee(0),
                Invitee.of(new UserDetails(" u", "none", "", "", Map.of())),
                Invitee.of(UserDetails.of("other", "U0@acme.example")),
                new Invitee(UserDetails.of("x", "x@x"), Set.of(GroupId.of("none"))),
                invitee(1)));
    assertThat(results)
        .extracting(InviteResult::outcome)
        .containsExactly(
            InviteOutcome.SENT,
            InviteOutcome.REFUSED,
            InviteOutcome.REFUSED,
            InviteOutcome.REFUSED,
            InviteOutcome.SENT);
    assertThat(results.get(1).faults()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(results.get(3).faults()).extracting(fault -> fault.rule()).contains("DIR-7");
    Optional<EndUser> none = bank.read(view -> view.userNamed("x"));
    assertThat(none).isEmpty();
  }

  @Test
  @DisplayName("a user who is active already joins the groups, and gets no mail")
  void active() {
    EndUser ana = bank.user("ana").value();
    int mails = provider.real.mails().size();
    List<InviteResult> results =
        inviteAll(List.of(new Invitee(UserDetails.of(ana), Set.of(tellers))));
    assertThat(results).extracting(InviteResult::outcome).containsExactly(InviteOutcome.UNCHANGED);
    Boolean joined = bank.read(view -> view.isMember(tellers, ana.id()));
    assertThat(joined).isTrue();
    assertThat(provider.real.mails()).hasSize(mails);
  }

  @Test
  @Requirement("AD-1")
  @DisplayName("an invitation into a group needs the permission to change groups")
  void permissions() {
    Access4j access =
        Access4j.builder(bank.store)
            .permissions(actor -> Set.of(AdminPermission.USERS_WRITE))
            .build();
    assertThatExceptionOfType(PermissionDeniedException.class)
        .isThrownBy(() -> access.admin().users().invite(ROOT, invitee(0)))
        .withMessageContaining("org_runtime_groups_write");
    Optional<EndUser> none = bank.read(view -> view.userNamed("u0"));
    assertThat(none).isEmpty();
    assertThat(
            access.admin().users().invite(ROOT, UserDetails.of("u0", "u0@x")).user().value().sub())
        .isEmpty();
  }
}
