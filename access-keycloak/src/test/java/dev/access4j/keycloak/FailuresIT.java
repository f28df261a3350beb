package dev.access4j.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.UserStatus;
import dev.access4j.identity.IdentityException;
import dev.access4j.identity.IdentityException.Kind;
import dev.access4j.testkit.Requirement;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FailuresIT {

  private static final OrganizationId ORG = OrganizationId.of("org");
  private static final EndUser USER =
      EndUser.builder(new EndUserId("u"), "somebody", "somebody@example.org")
          .status(UserStatus.INVITED)
          .build();

  /** Keycloak looks whether there is such a group, and then whether one may ask. */
  private static final String GROUP = "5f2a2a4e-7d0d-4d6c-9a0b-0c6a3f1b2d11";

  private static final List<Consumer<KeycloakIdentityProvider>> ACCOUNT_CALLS =
      List.of(
          provider -> provider.invite(ORG, USER, account -> {}),
          provider -> provider.resend(ORG, "x"),
          provider -> provider.find(ORG, "x"),
          provider -> provider.findByUsername(ORG, "x"),
          provider -> provider.findByEmail(ORG, "x"),
          provider -> provider.disable(ORG, "x"),
          provider -> provider.enable(ORG, "x"),
          provider -> provider.endSessions(ORG, "x"),
          provider -> provider.delete(ORG, "x"),
          provider -> provider.accounts(ORG, "", 10),
          provider -> provider.groups(ORG, "", 10),
          provider -> provider.members(ORG, GROUP, "", 10),
          provider -> provider.holders(ORG, "clerk", "", 10));

  private static final List<Consumer<KeycloakIdentityProvider>> ROLE_CALLS =
      List.of(
          provider -> provider.roles(ORG, "", 10),
          provider -> provider.holders(ORG, "clerk", "", 10));

  private static TestRealm realm;

  @BeforeAll
  static void start() {
    realm = TestRealm.create(KeycloakServer.shared(), "failures", document -> {});
  }

  @AfterAll
  static void stop() {
    realm.close();
  }

  private static KeycloakIdentityProvider provider(URI server, KeycloakRealm realm) {
    return KeycloakIdentityProvider.builder(server)
        .realms(id -> id.equals(ORG) ? Optional.of(realm) : Optional.empty())
        .timeouts(Duration.ofSeconds(2), Duration.ofSeconds(1))
        .build();
  }

  private static KeycloakIdentityProvider provider(KeycloakRealm realm) {
    return KeycloakIdentityProvider.builder(KeycloakServer.shared().uri())
        .realm(ORG, realm)
        .build();
  }

  private static IdentityException failure(Runnable call) {
    IdentityException failure = catchThrowableOfType(IdentityException.class, call::run);
    assertThat(failure).as("a failure").isNotNull();
    assertThat(failure.getMessage()).doesNotContain(realm.realm().clientSecret());
    return failure;
  }

  @Test
  @Requirement("ID-3")
  @DisplayName("an organization without a realm is not found")
  void noOrganization() {
    KeycloakIdentityProvider provider = provider(realm.realm());
    IdentityException failure = failure(() -> provider.find(OrganizationId.of("another"), "x"));
    assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND);
    assertThat(failure).hasMessageContaining("another");
  }

  @Test
  @Requirement("ID-3")
  @DisplayName("a realm that is not there is not found, by its name")
  void noRealm() {
    KeycloakIdentityProvider provider =
        provider(new KeycloakRealm("no such realm", "access4j", "secret"));
    for (Consumer<KeycloakIdentityProvider> call : ACCOUNT_CALLS) {
      IdentityException failure = failure(() -> call.accept(provider));
      assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND);
      assertThat(failure).hasMessageContaining("no such realm");
    }
  }

  @Test
  @Requirement("ID-3")
  @DisplayName("a wrong secret and a wrong client are refused, and what to do is said")
  void wrongSecret() {
    for (KeycloakRealm wrong :
        List.of(
            new KeycloakRealm("failures", "access4j", "not-the-secret"),
            new KeycloakRealm("failures", "no-client", realm.realm().clientSecret()))) {
      IdentityException failure = failure(() -> provider(wrong).find(ORG, "x"));
      assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
      assertThat(failure)
          .hasMessageContaining("the client or its secret is wrong")
          .hasMessageContaining(wrong.clientId())
          .hasMessageContaining("failures")
          .hasMessageNotContaining("not-the-secret");
    }
  }

  @Test
  @Requirement("ID-3")
  @DisplayName("a realm that is disabled is refused")
  void disabledRealm() {
    try (TestRealm disabled =
        TestRealm.create(
            KeycloakServer.shared(), "disabled", document -> document.put("enabled", false))) {
      IdentityException failure = failure(() -> provider(disabled.realm()).find(ORG, "x"));
      assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
      assertThat(failure).hasMessageContaining("disabled").hasMessageContaining("not enabled");
    }
  }

  @Test
  @Requirement("ID-3")
  @DisplayName("each role of the service account is needed, and named where it is missing")
  void missingRoles() {
    refusedWithout("manage-users", ACCOUNT_CALLS);
    refusedWithout("view-realm", ROLE_CALLS);
  }

  private static void refusedWithout(String role, List<Consumer<KeycloakIdentityProvider>> calls) {
    try (TestRealm without =
        TestRealm.create(KeycloakServer.shared(), "without-" + role, d -> take(d, role))) {
      KeycloakIdentityProvider provider = provider(without.realm());
      for (Consumer<KeycloakIdentityProvider> call : calls) {
        IdentityException failure = failure(() -> call.accept(provider));
        assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
        assertThat(failure)
            .hasMessageContaining(role)
            .hasMessageContaining("realm-management")
            .hasMessageContaining(without.realm().name());
      }
    }
  }

  private static void take(ObjectNode document, String role) {
    document.putObject("roles").putArray("realm").addObject().put("name", "clerk");
    document.putArray("groups").addObject().put("id", GROUP).put("name", "clerks");
    ArrayNode roles =
        (ArrayNode) document.path("users").path(0).path("clientRoles").path("realm-management");
    int before = roles.size();
    for (int i = 0; i < roles.size(); i++) {
      JsonNode name = roles.get(i);
      if (name.asText().equals(role)) {
        roles.remove(i);
      }
    }
    assertThat(roles).hasSize(before - 1);
  }

  @Test
  @Requirement("ID-3")
  @DisplayName("a server that is not there is unavailable")
  void unreachable() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    IdentityException failure =
        failure(
            () -> provider(URI.create("http://127.0.0.1:" + port), realm.realm()).find(ORG, "x"));
    assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(failure)
        .hasMessageContaining("no connection to Keycloak at 127.0.0.1:" + port)
        .hasMessageContaining("failures");
  }

  @Test
  @Requirement("ID-3")
  @DisplayName("a server that never answers is unavailable, in time")
  void silent() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      URI uri = URI.create("http://127.0.0.1:" + silent.getLocalPort());
      long start = System.nanoTime();
      IdentityException failure = failure(() -> provider(uri, realm.realm()).find(ORG, "x"));
      assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
      assertThat(failure).hasMessageContaining("no answer in time");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }
  }

  @Test
  @Requirement("ID-3")
  @DisplayName("an interrupted thread stays interrupted, and is told that it was")
  void interrupted() {
    KeycloakIdentityProvider provider = provider(realm.realm());
    Thread.currentThread().interrupt();
    IdentityException failure = failure(() -> provider.find(ORG, "x"));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(provider.find(ORG, "x")).isEmpty();
  }
}
