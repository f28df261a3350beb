package dev.access4j.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.Access4j;
import dev.access4j.admin.AccessAdmin;
import dev.access4j.admin.AccountDifference;
import dev.access4j.admin.Actor;
import dev.access4j.admin.GroupDetails;
import dev.access4j.admin.Invitee;
import dev.access4j.admin.ProvidedUser;
import dev.access4j.admin.RetrySummary;
import dev.access4j.admin.RoleDetails;
import dev.access4j.admin.SignIn;
import dev.access4j.admin.UserDetails;
import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.Subject;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.SolutionId;
import dev.access4j.directory.UserStatus;
import dev.access4j.identity.VerifiedIdentity;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.UiFlow;
import dev.access4j.solution.VersionId;
import dev.access4j.solution.VersionState;
import dev.access4j.store.AccessStore;
import dev.access4j.store.Revision;
import dev.access4j.testkit.Requirement;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** From the invitation to the first task, and out again; it is also the code of the guide. */
@DisplayName("Invited, signed in, allowed, and shut out")
class InvitedToWorkIT {

  private static final OrganizationId ACME = OrganizationId.of("acme");
  private static final Actor ROOT = Actor.designer(ACME, "root", "org_admin");
  private static final SolutionId LOANS = SolutionId.of("loans");
  private static final String PASSWORD = "a-long-Password-1";

  private static MailServer mail;
  private static TestRealm realm;
  private static AccessStore store;
  private static Access4j access;
  private static KeycloakTokenVerifier verifier;
  private static GroupId tellers;

  @BeforeAll
  static void start() {
    mail = MailServer.start();
    realm = TestRealm.create(KeycloakServer.shared(), "acme", mail.port());
    store = new InMemoryAccessStore();
    URI server = KeycloakServer.shared().uri();
    KeycloakRealm settings = realm.realm();
    // region wiring
    KeycloakIdentityProvider accounts =
        KeycloakIdentityProvider.builder(server) // such as https://login.example.org
            .realm(ACME, settings) // new KeycloakRealm("acme", "access4j", secret)
            .build();
    access = Access4j.builder(store).identityProvider(accounts).build();
    verifier =
        KeycloakTokenVerifier.builder(server)
            .realm(ACME, settings.name())
            .audience("apps-api")
            .build();
    // endregion
    Revision unused = access.change(ACME, writer -> writer.put(Organization.of(ACME, "Acme")));
    AccessAdmin admin = access.admin();
    RoleId teller =
        admin.roles().create(ROOT, RoleDetails.of("teller"), RoleScope.ORGANIZATION).value().id();
    tellers = admin.groups().create(ROOT, GroupDetails.of("Tellers", teller)).value().id();
    Revision unusedOne =
        access.change(
            ACME,
            writer -> {
              VersionId version = VersionId.of("1");
              writer.put(Solution.of(LOANS, "Loans"));
              writer.put(
                  new SolutionVersion(
                      LOANS,
                      version,
                      VersionState.PUBLISHED,
                      Set.of(teller),
                      List.of(),
                      List.of(UiFlow.of("desk", Set.of(teller)))));
              writer.makeLive(LOANS, version);
              writer.share(SolutionShare.withGroup(LOANS, tellers, SharedRoles.FROM_GROUP));
            });
  }

  @AfterAll
  static void stop() {
    access.close();
    realm.close();
    mail.close();
  }

  private static ProvidedUser invite(String name) {
    String address = name + "@acme.example";
    AccessAdmin admin = access.admin();
    // region invite
    UserDetails details = UserDetails.of(name, address).named("Ana", "Pop");
    ProvidedUser invited = admin.users().invite(ROOT, new Invitee(details, Set.of(tellers)));
    if (!invited.problem().isEmpty()) {
      System.err.println("not yet invited: " + invited.problem()); // and kept, to be tried again
    }
    // endregion
    return invited;
  }

  /** A person follows the mail, and signs in to the apps. */
  private static String tokenOf(String name) {
    new Browser(realm).accept(mail.await(name + "@acme.example", 1), PASSWORD);
    return signedIn(name);
  }

  private static String signedIn(String name) {
    Browser browser = new Browser(realm);
    return browser.tokens(browser.signIn(name, PASSWORD)).path("access_token").asText();
  }

  private static EndUser now(ProvidedUser user) {
    return access.admin().users().find(ROOT, user.user().value().id()).orElseThrow().value();
  }

  private static boolean mayWork(EndUser user) {
    return access
        .evaluator()
        .isAllowed(
            AccessRequest.of(
                Subject.user(ACME, user.id()),
                SolutionRef.live(LOANS),
                Resource.uiFlow("desk"),
                Operation.INTERACT));
  }

  @Test
  @Requirement({"ID-1", "ID-2", "ID-4", "ID-5", "DIR-3"})
  @DisplayName(
      "mail, link, password, login, token, active, allowed; deactivated, denied, logged out")
  void theWholeWay() {
    ProvidedUser ana = invite("ana");
    assertThat(ana.problem()).isEmpty();
    assertThat(mayWork(ana.user().value())).isFalse();

    String token = tokenOf("ana");
    // region sign-in
    VerifiedIdentity bearer = verifier.verify(ACME, token); // else TokenRefusedException: say 401
    SignIn answer = access.admin().users().signIn(bearer);
    boolean mayEnter = answer instanceof SignIn.Accepted;
    // endregion
    assertThat(mayEnter).isTrue();
    assertThat(answer).isEqualTo(new SignIn.Accepted(now(ana), true));
    assertThat(now(ana).status()).isEqualTo(UserStatus.ACTIVE);
    assertThat(now(ana).sub()).contains(bearer.sub());
    assertThat(bearer.email()).isEqualTo("ana@acme.example");
    assertThat(mayWork(now(ana))).isTrue();

    assertThat(access.admin().users().deactivate(ROOT, now(ana).id()).problem()).isEmpty();
    assertThat(mayWork(now(ana))).isFalse();
    assertThat(access.admin().users().signIn(verifier.verify(ACME, token)))
        .isEqualTo(new SignIn.Refused(SignIn.Reason.USER_NOT_ACTIVE));
    assertThat(new Browser(realm).signIn("ana", PASSWORD).isApp()).isFalse();

    assertThat(access.admin().users().reactivate(ROOT, now(ana).id()).problem()).isEmpty();
    VerifiedIdentity again = verifier.verify(ACME, signedIn("ana"));
    assertThat(access.admin().users().signIn(again))
        .isEqualTo(new SignIn.Accepted(now(ana), false));
    assertThat(mayWork(now(ana))).isTrue();
  }

  @Test
  @Requirement("ID-2")
  @DisplayName("the mail that went to a mistyped address opens nothing once it is corrected")
  void correctedAddress() {
    ProvidedUser ben = invite("ben");
    AccessAdmin admin = access.admin();
    Revision seen = admin.users().find(ROOT, now(ben).id()).orElseThrow().revision();
    EndUser corrected =
        admin
            .users()
            .edit(
                ROOT,
                now(ben).id(),
                seen,
                UserDetails.of("ben", "right@acme.example").named("Ben", "Pop"))
            .value();
    assertThat(admin.users().inviteAgain(ROOT, corrected.id()).problem()).isEmpty();

    Browser stranger = new Browser(realm);
    Browser.Page page = stranger.open(Browser.linkIn(mail.await("ben@acme.example", 1)));
    assertThat(page.asksFor("password-new")).isFalse();
    assertThat(page.html().select("a[href*=action-token]")).isEmpty();

    new Browser(realm).accept(mail.await("right@acme.example", 1), PASSWORD);
    VerifiedIdentity bearer = verifier.verify(ACME, signedIn("ben"));
    assertThat(admin.users().signIn(bearer)).isEqualTo(new SignIn.Accepted(now(ben), true));
  }

  @Test
  @Requirement({"ID-3", "ID-5"})
  @DisplayName("what could not be done is kept, and done when it is tried again")
  void triedAgain() {
    mail.refuse(true);
    ProvidedUser carl = invite("carl");
    assertThat(carl.problem()).contains("could not send the mail");
    assertThat(now(carl).status()).isEqualTo(UserStatus.INVITED);
    mail.refuse(false);
    AccessAdmin admin = access.admin();
    // region retry
    Actor service = Actor.designer(ACME, "nightly", "org_admin"); // or whoever may write users
    RetrySummary retried =
        admin
            .identity()
            .retry(service, task -> System.out.println(task.user() + ": " + task.problem()));
    // endregion
    assertThat(retried.failed()).isZero();
    assertThat(retried.done()).isPositive();
    mail.await("carl@acme.example", 1);
  }

  @Test
  @Requirement("ID-6")
  @DisplayName("what somebody did in Keycloak's console is found, told and then settled")
  void reconciled() {
    EndUser dora = now(invite("dora"));
    KeycloakAdmin console = KeycloakServer.shared().admin();
    VerifiedIdentity bearer = verifier.verify(ACME, tokenOf("dora"));
    assertThat(access.admin().users().signIn(bearer)).isInstanceOf(SignIn.Accepted.class);
    String path = realm.path("/users/" + dora.sub().orElseThrow());
    console.put(path, KeycloakAdmin.json("{'enabled': false}"));
    AccessAdmin admin = access.admin();
    // region reconcile
    List<AccountDifference> found = new ArrayList<>();
    admin.identity().reconcile(ROOT, found::add);
    found.forEach(System.out::println); // dora is active, but its account is disabled
    admin
        .identity()
        .settle(
            ROOT,
            found,
            result -> System.out.println(result.difference() + ": " + result.problem()));
    // endregion
    assertThat(found).filteredOn(AccountDifference.AccountDisabled.class::isInstance).hasSize(1);
    assertThat(access.admin().users().find(ROOT, dora.id()).orElseThrow().value().status())
        .isEqualTo(UserStatus.DEACTIVATED);
  }
}
