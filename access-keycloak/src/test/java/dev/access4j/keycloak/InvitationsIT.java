package dev.access4j.keycloak;

import static dev.access4j.keycloak.KeycloakAdmin.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.UserStatus;
import dev.access4j.identity.Account;
import dev.access4j.identity.IdentityException;
import dev.access4j.identity.Invitation;
import dev.access4j.identity.InvitationNotSent;
import dev.access4j.identity.InvitationSent;
import dev.access4j.testkit.Requirement;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class InvitationsIT {

  private static final OrganizationId ORG = OrganizationId.of("org");
  private static final String OLD = "an-old-Password-1";
  private static final String NEW = "a-new-Password-2";

  private static MailServer mail;
  private static TestRealm realm;
  private static KeycloakAdmin admin;
  private static KeycloakIdentityProvider provider;
  private static KeycloakIdentityProvider linking;

  @BeforeAll
  static void start() {
    mail = MailServer.start();
    KeycloakServer server = KeycloakServer.shared();
    realm = TestRealm.create(server, "invitations", mail.port());
    admin = server.admin();
    provider =
        KeycloakIdentityProvider.builder(server.uri())
            .realm(ORG, realm.realm())
            .mailLifespan(Duration.ofHours(1))
            .build();
    linking =
        KeycloakIdentityProvider.builder(server.uri())
            .realm(ORG, realm.realm())
            .linkingUnconfirmed()
            .build();
  }

  @AfterAll
  static void stop() {
    realm.close();
    mail.close();
  }

  private static EndUser user(String username) {
    return user(username, username + "@example.org");
  }

  private static EndUser user(String username, String email) {
    return EndUser.builder(new EndUserId(username), username, email)
        .name("Änne", "O'Neil-Straße")
        .status(UserStatus.INVITED)
        .build();
  }

  /** An account that was there before, with the password {@link #OLD}. */
  private static String account(String username, boolean verified) {
    return admin.post(
        realm.path("/users"),
        json(
            "{'username': '%s', 'email': '%s@example.org', 'firstName': 'F', 'lastName': 'L',"
                + " 'enabled': true, 'emailVerified': %s,"
                + " 'credentials': [{'type': 'password', 'value': '%s'}]}",
            username, username, verified, OLD));
  }

  private static JsonNode stored(String sub) {
    return admin.get(realm.path("/users/" + sub));
  }

  private static Account found(String sub) {
    return provider.find(ORG, sub).orElseThrow();
  }

  @Test
  @Requirement("ID-2")
  @DisplayName("an invited user gets mail, follows its link, sets a password and signs in")
  void toTheEnd() {
    Invitation invitation = provider.invite(ORG, user("anna"), account -> {});

    assertThat(invitation).isInstanceOf(InvitationSent.class);
    Account made = found(invitation.sub());
    assertThat(made.username()).isEqualTo("anna");
    assertThat(made.email()).isEqualTo("anna@example.org");
    assertThat(made.firstName()).isEqualTo("Änne");
    assertThat(made.lastName()).isEqualTo("O'Neil-Straße");
    assertThat(made.enabled()).isTrue();
    assertThat(made.emailVerified()).isFalse();

    new Browser(realm).accept(mail.await("anna@example.org", 1), NEW);
    Browser browser = new Browser(realm);
    JsonNode tokens = browser.tokens(browser.signIn("anna", NEW));

    assertThat(tokens.path("access_token").asText()).isNotEmpty();
    assertThat(found(invitation.sub()).emailVerified()).isTrue();
    assertThat(stored(invitation.sub()).path("requiredActions")).isEmpty();
  }

  @Test
  @Requirement("ID-2")
  @DisplayName("inviting again makes no second account, and sends the mail again")
  void again() {
    String sub = provider.invite(ORG, user("bert"), account -> {}).sub();

    assertThat(provider.invite(ORG, user("bert"), account -> {}))
        .isEqualTo(new InvitationSent(sub));
    assertThat(provider.resend(ORG, sub)).isEqualTo(new InvitationSent(sub));
    assertThat(provider.invite(ORG, user("other-name", "BERT@Example.ORG"), account -> {}))
        .isEqualTo(new InvitationSent(sub));
    mail.await("bert@example.org", 4);
  }

  @Test
  @Requirement("ID-2")
  @DisplayName("an account that has confirmed the address is linked as it is")
  void linksVerified() {
    String sub = account("carla", true);
    Browser browser = new Browser(realm);
    String refresh = browser.tokens(browser.signIn("carla", OLD)).path("refresh_token").asText();

    assertThat(provider.invite(ORG, user("carla2", "Carla@example.org"), account -> {}))
        .isEqualTo(new InvitationSent(sub));

    assertThat(stored(sub).path("requiredActions")).isEmpty();
    assertThat(browser.refresh(refresh).has("access_token")).isTrue();
    assertThat(new Browser(realm).signIn("carla", OLD).isApp()).isTrue();
  }

  @Test
  @Requirement("ID-2")
  @DisplayName("who has registered a stranger's address does not get in once its owner is invited")
  void shutsOut() {
    String sub = account("dora", false);
    // The realm asks at once to confirm the address, so that sessions come from before it did.
    verifyEmail(false);
    Browser attacker = new Browser(realm);
    String refresh = attacker.tokens(attacker.signIn("dora", OLD)).path("refresh_token").asText();
    verifyEmail(true);

    assertThat(linking.invite(ORG, user("dora"), account -> {})).isEqualTo(new InvitationSent(sub));

    assertThat(attacker.refresh(refresh).path("error").asText()).isEqualTo("invalid_grant");
    assertThat(attacker.openApp().isApp()).isFalse();
    assertThat(new Browser(realm).signIn("dora", OLD).isApp()).isFalse();
    assertThat(found(sub).firstName()).isEqualTo("F");

    new Browser(realm).accept(mail.await("dora@example.org", 1), NEW);
    // In this order: Keycloak makes wait who fails twice in a second, with the right password too.
    assertThat(new Browser(realm).signIn("dora", NEW).isApp()).isTrue();
    assertThat(new Browser(realm).signIn("dora", OLD).isApp()).isFalse();
  }

  private static void verifyEmail(boolean verify) {
    change(document -> document.put("verifyEmail", verify));
  }

  private static void change(Consumer<ObjectNode> change) {
    ObjectNode document = (ObjectNode) admin.get(realm.path(""));
    change.accept(document);
    admin.put(realm.path(""), document);
  }

  @Test
  @Requirement("ID-2")
  @DisplayName("a linked account loses none of what it has")
  void keepsAll() {
    ObjectNode profile = (ObjectNode) admin.get(realm.path("/users/profile"));
    admin.put(
        realm.path("/users/profile"),
        profile.deepCopy().put("unmanagedAttributePolicy", "ENABLED"));
    String sub = account("emil", false);
    ObjectNode document = (ObjectNode) stored(sub);
    document.putObject("attributes").putArray("region").add("Nord").add("Süd");
    document.putArray("requiredActions").add("UPDATE_PROFILE");
    admin.put(realm.path("/users/" + sub), document);
    // Hidden from those who read the account: writing back what was read would remove them.
    admin.put(realm.path("/users/profile"), profile);

    linking.invite(ORG, user("emil"), account -> {});
    provider.disable(ORG, sub);
    provider.enable(ORG, sub);

    admin.put(
        realm.path("/users/profile"),
        profile.deepCopy().put("unmanagedAttributePolicy", "ENABLED"));
    try {
      Account kept = found(sub);
      assertThat(kept.attributes()).containsEntry("region", List.of("Nord", "Süd"));
      assertThat(kept.email()).isEqualTo("emil@example.org");
      assertThat(kept.firstName()).isEqualTo("F");
      assertThat(stored(sub).path("requiredActions"))
          .extracting(JsonNode::asText)
          .containsExactlyInAnyOrder("UPDATE_PROFILE", "UPDATE_PASSWORD", "VERIFY_EMAIL");
    } finally {
      admin.put(realm.path("/users/profile"), profile);
    }
  }

  @Test
  @Requirement("ID-2")
  @DisplayName("nor who waits with his login until its owner has confirmed the address")
  void shutsOutWhoWaits() {
    String sub = account("wanda", false);
    Browser attacker = new Browser(realm);
    Browser.Page waiting = attacker.signIn("wanda", OLD);
    assertThat(waiting.isApp()).isFalse();
    int mails = mail.to("wanda@example.org").size();
    JsonNode before = stored(sub);

    assertConflict(() -> provider.invite(ORG, user("wanda"), account -> {}), "stranger");
    assertThat(stored(sub)).isEqualTo(before);
    assertThat(mail.to("wanda@example.org")).hasSize(mails);

    // What the message advises.
    provider.delete(ORG, sub);
    assertThat(provider.invite(ORG, user("wanda"), account -> {}).sub()).isNotEqualTo(sub);
    new Browser(realm).accept(mail.await("wanda@example.org", mails + 1), NEW);
    assertThat(new Browser(realm).signIn("wanda", NEW).isApp()).isTrue();
    assertThat(attacker.open(waiting.uri()).isApp()).isFalse();
    assertThat(attacker.openApp().isApp()).isFalse();
  }

  private static void assertConflict(ThrowingCallable call, String... words) {
    assertThatThrownBy(call)
        .hasMessageContainingAll(words)
        .asInstanceOf(InstanceOfAssertFactories.type(IdentityException.class))
        .returns(IdentityException.Kind.CONFLICT, IdentityException::kind);
  }

  @Test
  @Requirement("ID-2")
  @DisplayName("an account that admins have made without a password is linked, and asked for one")
  void linksWithoutPassword() {
    String sub =
        admin.post(
            realm.path("/users"),
            json(
                "{'username': 'xena', 'email': 'xena@example.org', 'firstName': 'F', 'lastName': 'L',"
                    + " 'enabled': true}"));

    assertThat(provider.invite(ORG, user("xena"), account -> {}))
        .isEqualTo(new InvitationSent(sub));
    new Browser(realm).accept(mail.await("xena@example.org", 1), NEW);
    assertThat(new Browser(realm).signIn("xena", NEW).isApp()).isTrue();
  }

  @Test
  @Requirement("ID-2")
  @DisplayName("what Keycloak gives to each new account does not make an unused one a used one")
  void unusedInDefaultGroup() {
    String group = admin.post(realm.path("/groups"), json("{'name': 'everybody'}"));
    String path = realm.path("/default-groups/" + group);
    admin.put(path, json("{}"));
    try {
      String wrong = provider.invite(ORG, user("yves", "yvse@example.org"), account -> {}).sub();
      String right = provider.invite(ORG, user("yves"), account -> {}).sub();
      assertThat(right).isNotEqualTo(wrong);
      assertThat(provider.find(ORG, wrong)).isEmpty();
    } finally {
      admin.delete(realm.path("/groups/" + group));
    }
  }

  @Test
  @Requirement("ID-2")
  @DisplayName("an account that an admin has given a role is not replaced")
  void unusedWithRole() {
    String sub = provider.invite(ORG, user("zita", "ziat@example.org"), account -> {}).sub();
    admin.post(realm.path("/roles"), json("{'name': 'auditor'}"));
    JsonNode role = admin.get(realm.path("/roles/auditor"));
    admin.post(
        realm.path("/users/" + sub + "/role-mappings/realm"),
        JsonNodeFactory.instance.arrayNode().add(role));

    assertConflict(() -> provider.invite(ORG, user("zita"), account -> {}), "zita");
    assertThat(found(sub).email()).isEqualTo("ziat@example.org");
  }

  @Test
  @Requirement("ID-3")
  @DisplayName("a disabled account gets no mail, and the reason says so")
  void disabled() {
    String sub = account("frida", true);
    provider.disable(ORG, sub);

    assertThat(notSent(provider.invite(ORG, user("frida"), account -> {}))).contains("disabled");
    assertThat(notSent(provider.resend(ORG, sub))).contains("disabled");
    assertThat(mail.to("frida@example.org")).isEmpty();
  }

  private static String notSent(Invitation invitation) {
    assertThat(invitation).isInstanceOf(InvitationNotSent.class);
    return ((InvitationNotSent) invitation).reason();
  }

  @Test
  @Requirement("ID-2")
  @DisplayName("a username that another address has is a conflict")
  void conflict() {
    account("gerd", true);

    assertConflict(
        () -> provider.invite(ORG, user("Gerd", "other@example.org"), account -> {}),
        "Gerd",
        "invitations");
  }

  @Test
  @Requirement("ID-2")
  @DisplayName("the service account of a client is never linked, whatever its address")
  void noPrograms() {
    String sub =
        admin
            .get(realm.path("/users?exact=true&username=service-account-access4j"))
            .path(0)
            .path("id")
            .asText();
    admin.put(realm.path("/users/" + sub), json("{'email': 'robot@example.org'}"));

    assertThat(provider.findByEmail(ORG, "robot@example.org")).isEmpty();
    assertThat(provider.find(ORG, sub)).isEmpty();
    assertThatThrownBy(() -> provider.invite(ORG, user("robot"), account -> {}))
        .isInstanceOf(IdentityException.class)
        .hasMessageContaining("service account");
  }

  @Test
  @Requirement("ID-3")
  @DisplayName("a user that Keycloak does not take is refused with its reason")
  void refused() {
    assertThatThrownBy(
            () ->
                provider.invite(
                    ORG, user("a \"quoted/name\"", "quoted@example.org"), account -> {}))
        .hasMessageContaining("username")
        .hasMessageContaining("error-username-invalid-character")
        .asInstanceOf(InstanceOfAssertFactories.type(IdentityException.class))
        .returns(IdentityException.Kind.REFUSED, IdentityException::kind);
  }

  @Test
  @Requirement("ID-3")
  @DisplayName("a mail server that refuses, is down or is not set leaves an account and a reason")
  void mailFails() {
    mail.refuse(true);
    Invitation refused = provider.invite(ORG, user("hans"), account -> {});
    mail.refuse(false);
    assertThat(notSent(refused)).contains("invitations", "e-mail settings", "mail server");

    change(document -> TestRealm.mailTo(document, 1));
    try {
      assertThat(notSent(provider.invite(ORG, user("hans"), account -> {})))
          .contains("mail server is up");
      change(document -> document.putObject("smtpServer"));
      assertThat(notSent(provider.invite(ORG, user("hans"), account -> {})))
          .contains("e-mail settings");
    } finally {
      change(document -> TestRealm.mailTo(document, mail.port()));
    }

    assertThat(found(refused.sub()).email()).isEqualTo("hans@example.org");
    assertThat(provider.invite(ORG, user("hans"), account -> {}))
        .isEqualTo(new InvitationSent(refused.sub()));
    mail.await("hans@example.org", 1);
  }

  @Test
  @Requirement("ID-3")
  @DisplayName("an account without an address, or a client that is not there, is a reason too")
  void mailRefused() {
    String sub = admin.post(realm.path("/users"), json("{'username': 'ida', 'enabled': true}"));
    assertThat(notSent(provider.resend(ORG, sub))).contains("User email missing");

    KeycloakIdentityProvider elsewhere =
        KeycloakIdentityProvider.builder(KeycloakServer.shared().uri())
            .realm(ORG, realm.realm())
            .mailRedirect(Browser.CLIENT, URI.create("https://elsewhere.example.org/"))
            .build();
    assertThat(notSent(elsewhere.invite(ORG, user("jutta"), account -> {}))).contains("redirect");
  }

  @Test
  @Requirement("ID-2")
  @DisplayName("there is nothing to send again to an account that is gone")
  void gone() {
    String sub = account("karl", true);
    provider.delete(ORG, sub);
    provider.delete(ORG, sub);
    provider.endSessions(ORG, sub);

    assertThat(provider.find(ORG, sub)).isEmpty();
    for (Consumer<String> call :
        List.<Consumer<String>>of(
            gone -> provider.resend(ORG, gone),
            gone -> provider.disable(ORG, gone),
            gone -> provider.enable(ORG, gone))) {
      assertThatThrownBy(() -> call.accept(sub))
          .asInstanceOf(InstanceOfAssertFactories.type(IdentityException.class))
          .returns(IdentityException.Kind.NOT_FOUND, IdentityException::kind);
    }
  }
}
