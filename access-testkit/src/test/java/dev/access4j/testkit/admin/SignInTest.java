package dev.access4j.testkit.admin;

import static dev.access4j.testkit.admin.AdminBank.ACME;
import static dev.access4j.testkit.admin.AdminBank.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.admin.SignIn;
import dev.access4j.admin.UserDetails;
import dev.access4j.audit.AuditActor;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.UserStatus;
import dev.access4j.identity.VerifiedIdentity;
import dev.access4j.memory.InMemoryIdentityProvider;
import dev.access4j.store.AuditEntry;
import dev.access4j.store.Revision;
import dev.access4j.testkit.Requirement;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Signing in: DIR-3")
@Requirement("DIR-3")
class SignInTest {

  private final InMemoryIdentityProvider provider = new InMemoryIdentityProvider();
  private final AdminBank bank = new AdminBank(provider);

  private static VerifiedIdentity identity(String sub, String email, boolean verified) {
    return new VerifiedIdentity(ACME, sub, "ana", email, verified, Instant.EPOCH);
  }

  private SignIn signIn(String sub, String email, boolean verified) {
    return bank.admin.users().signIn(identity(sub, email, verified));
  }

  private EndUser invited() {
    return bank.admin
        .users()
        .invite(ROOT, UserDetails.of("ana", "ana@acme.example"))
        .user()
        .value();
  }

  private EndUser now(EndUserId user) {
    return bank.admin.users().find(ROOT, user).orElseThrow().value();
  }

  private static void assertRefused(SignIn answer, SignIn.Reason reason) {
    assertThat(answer).isEqualTo(new SignIn.Refused(reason));
  }

  @Test
  @DisplayName("an invited user becomes active at the first login with its account, once")
  void firstLogin() {
    EndUser ana = invited();
    String sub = ana.sub().orElseThrow();
    SignIn first = signIn(sub, "ana@acme.example", true);
    EndUser active = now(ana.id());
    assertThat(active.status()).isEqualTo(UserStatus.ACTIVE);
    assertThat(first).isEqualTo(new SignIn.Accepted(active, true));
    AuditEntry last = bank.log().get(bank.log().size() - 1);
    assertThat(last.event().origin().operation()).isEqualTo("users.signIn");
    assertThat(last.event().origin().actor())
        .isEqualTo(new AuditActor(AuditActor.Kind.SERVICE, "sign-in"));
    Revision then = bank.revision();
    int entries = bank.log().size();
    assertThat(signIn(sub, "", false)).isEqualTo(new SignIn.Accepted(active, false));
    assertThat(bank.revision()).isEqualTo(then);
    assertThat(bank.log()).hasSize(entries);
  }

  @Test
  @DisplayName("a login before the address is confirmed activates nobody")
  void notConfirmed() {
    EndUser ana = invited();
    assertRefused(
        signIn(ana.sub().orElseThrow(), "ana@acme.example", false),
        SignIn.Reason.EMAIL_NOT_VERIFIED);
    assertRefused(
        signIn(ana.sub().orElseThrow(), "somebody@else.example", true),
        SignIn.Reason.EMAIL_NOT_VERIFIED);
    assertThat(now(ana.id())).isEqualTo(ana);
  }

  @Test
  @DisplayName(
      "a user without account is found by its confirmed address, ignoring case, and linked")
  void byAddress() {
    EndUserId max = EndUserId.of("max");
    Revision unused =
        bank.access.change(
            ACME, writer -> writer.put(EndUser.builder(max, "max", "Max@acme.example").build()));
    assertRefused(signIn("sub-m", "max@ACME.example", false), SignIn.Reason.EMAIL_NOT_VERIFIED);
    assertThat(signIn("sub-m", "max@ACME.example", true))
        .isEqualTo(new SignIn.Accepted(now(max), false));
    assertThat(now(max).sub()).contains("sub-m");
  }

  @Test
  @DisplayName("another account with the address of a linked user is not let in")
  void otherAccount() {
    EndUser ana = invited();
    assertRefused(signIn("other", "ana@acme.example", true), SignIn.Reason.OTHER_ACCOUNT);
    assertThat(now(ana.id())).isEqualTo(ana);
  }

  @Test
  @DisplayName("a stranger is not let in, and nobody is made of it")
  void stranger() {
    assertRefused(signIn("stranger", "", false), SignIn.Reason.UNKNOWN_USER);
    assertRefused(signIn("stranger", "who@acme.example", true), SignIn.Reason.UNKNOWN_USER);
    assertRefused(signIn("stranger", "not an address\u0000", true), SignIn.Reason.UNKNOWN_USER);
    assertThat(bank.revision()).isEqualTo(new Revision(1));
  }

  @Test
  @DisplayName("a deactivated user is not let in, nor linked")
  void deactivated() {
    EndUser ana = bank.user("ana").value();
    bank.admin.users().deactivate(ROOT, ana.id());
    assertRefused(
        signIn(ana.sub().orElseThrow(), "ana@acme.example", true), SignIn.Reason.USER_NOT_ACTIVE);
    assertThat(now(ana.id()).status()).isEqualTo(UserStatus.DEACTIVATED);
  }

  @Test
  @Requirement("DIR-1")
  @DisplayName("a user of another organization is a stranger")
  void otherOrganization() {
    EndUser ana = bank.user("ana").value();
    VerifiedIdentity elsewhere =
        new VerifiedIdentity(
            OrganizationId.of("other"),
            ana.sub().orElseThrow(),
            "ana",
            ana.email(),
            true,
            Instant.EPOCH);
    assertRefused(bank.admin.users().signIn(elsewhere), SignIn.Reason.UNKNOWN_USER);
  }

  @ParameterizedTest
  @CsvSource({
    "ana@micro.example, ana@m\u0131cro.example",
    "ana@micro.example, ana@M\u0130CRO.example",
    "ana@bank.example, ana@ban\u212a.example",
    "ana@strasse.example, ana@stra\u00dfe.example",
    "ana@s.example, ana@\u017f.example",
    "ana@m\u0131cro.example, ana@micro.example"
  })
  @Requirement({"DIR-3", "ID-2"})
  @DisplayName("who has confirmed an address that only looks like the user's is a stranger")
  void lookalike(String own, String other) {
    EndUserId ana = EndUserId.of("ana");
    Revision unused =
        bank.access.change(ACME, writer -> writer.put(EndUser.builder(ana, "ana", own).build()));
    assertRefused(signIn("mallory", other, true), SignIn.Reason.UNKNOWN_USER);
    assertThat(now(ana).sub()).isEmpty();
    assertThat(signIn("ana", own, true)).isEqualTo(new SignIn.Accepted(now(ana), false));
  }

  @Test
  @DisplayName("the case of letters outside ASCII is ignored too")
  void accents() {
    EndUserId max = EndUserId.of("max");
    Revision unused =
        bank.access.change(
            ACME,
            writer -> writer.put(EndUser.builder(max, "max", "M\u00dcLLER@acme.example").build()));
    assertThat(signIn("sub-m", "m\u00fcller@acme.example", true))
        .isEqualTo(new SignIn.Accepted(now(max), false));
  }
}
