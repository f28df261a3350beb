package dev.access4j.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.Access4j;
import dev.access4j.admin.AccountDifference;
import dev.access4j.admin.Actor;
import dev.access4j.admin.InviteOutcome;
import dev.access4j.admin.InviteResult;
import dev.access4j.admin.Invitee;
import dev.access4j.admin.RetrySummary;
import dev.access4j.admin.UserDetails;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.identity.Account;
import dev.access4j.identity.IdentityPage;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.store.AccountTask;
import dev.access4j.store.ListFilter;
import dev.access4j.store.PageRequest;
import dev.access4j.store.Revision;
import dev.access4j.testkit.Requirement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Keycloak is killed in the middle of 200 invitations")
class KilledInvitationsIT {

  private static final OrganizationId ACME = OrganizationId.of("acme");
  private static final Actor ROOT = Actor.designer(ACME, "root", "org_admin");
  private static final int INVITATIONS = 200;
  private static final int KILLED_AT = 80;
  private static final int RESTARTED_AT = 95;

  @Test
  @Requirement({"ID-2", "ID-3"})
  @DisplayName("started again, nobody is lost, nobody is there twice, and everybody has mail")
  void nobodyIsLost() {
    try (MailServer mail = MailServer.start();
        KeycloakServer server = KeycloakServer.start();
        TestRealm realm = TestRealm.create(server, "killed", mail.port())) {
      KeycloakIdentityProvider accounts =
          KeycloakIdentityProvider.builder(server.uri())
              .realm(ACME, realm.realm())
              .timeouts(Duration.ofSeconds(2), Duration.ofSeconds(20))
              .build();
      try (Access4j access =
          Access4j.builder(new InMemoryAccessStore()).identityProvider(accounts).build()) {
        invite(access, server);
        finish(access);
        check(access, accounts, mail);
      }
    }
  }

  private static List<Invitee> invitees() {
    return IntStream.range(0, INVITATIONS)
        .mapToObj(i -> Invitee.of(UserDetails.of("user" + i, "user" + i + "@acme.example")))
        .toList();
  }

  private static void invite(Access4j access, KeycloakServer server) {
    Revision unused = access.change(ACME, writer -> writer.put(Organization.of(ACME, "Acme")));
    List<InviteResult> results = new ArrayList<>();
    Thread[] killer = new Thread[1];
    access
        .admin()
        .users()
        .inviteAll(
            ROOT,
            invitees().iterator(),
            result -> {
              results.add(result);
              if (results.size() == KILLED_AT) {
                // While the next ones are on their way.
                killer[0] = new Thread(server::kill);
                killer[0].start();
              } else if (results.size() == RESTARTED_AT) {
                join(killer[0]);
                server.restart();
              }
            });
    assertThat(results).hasSize(INVITATIONS);
    assertThat(results)
        .extracting(InviteResult::outcome)
        .contains(InviteOutcome.SENT, InviteOutcome.NOT_SENT)
        .doesNotContain(InviteOutcome.REFUSED, InviteOutcome.UNCHANGED);
    assertThat(results)
        .filteredOn(result -> result.outcome() == InviteOutcome.NOT_SENT)
        .allMatch(result -> !result.problem().isEmpty());
    assertThat(results.get(INVITATIONS - 1).outcome()).isEqualTo(InviteOutcome.SENT);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A crash may take the last accounts along that Keycloak had said it has made. */
  private static void finish(Access4j access) {
    assertThat(access.admin().identity().retry(ROOT, task -> {}))
        .extracting(RetrySummary::failed)
        .isEqualTo(0L);
    List<String> lost = new ArrayList<>();
    access
        .admin()
        .identity()
        .reconcile(
            ROOT,
            difference -> {
              if (difference instanceof AccountDifference.AccountGone gone) {
                lost.add(gone.user().username());
                assertThat(access.admin().users().inviteAgain(ROOT, gone.user().id()).problem())
                    .isEmpty();
              }
            });
    System.out.println("accounts that the crash took along: " + lost);
  }

  private static void check(Access4j access, KeycloakIdentityProvider accounts, MailServer mail) {
    Map<String, Account> bySub = new HashMap<>();
    String next = "";
    do {
      IdentityPage<Account> page = accounts.accounts(ACME, next, 50);
      page.items().forEach(account -> bySub.put(account.sub(), account));
      next = page.next();
    } while (!next.isEmpty());
    List<EndUser> users =
        access
            .store()
            .read(ACME, view -> view.usersByName(ListFilter.ALL, PageRequest.first(1000)));
    assertThat(users).hasSize(INVITATIONS);
    assertThat(bySub).hasSize(INVITATIONS);
    for (EndUser user : users) {
      Optional<Account> account = user.sub().map(bySub::get);
      assertThat(account).as("%s", user).isPresent();
      assertThat(account.orElseThrow().email()).isEqualTo(user.email());
      assertThat(mail.to(user.email())).as("%s", user).isNotEmpty();
    }
    assertThat(new TreeSet<>(bySub.keySet())).hasSize(INVITATIONS);
    List<AccountTask> tasks = access.admin().identity().tasks(ROOT, PageRequest.first(10)).rows();
    assertThat(tasks).isEmpty();
  }
}
