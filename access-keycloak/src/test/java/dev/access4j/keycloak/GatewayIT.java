package dev.access4j.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.UserStatus;
import dev.access4j.identity.IdentityException;
import dev.access4j.identity.IdentityException.Kind;
import dev.access4j.identity.InvitationNotSent;
import dev.access4j.identity.InvitationSent;
import dev.access4j.testkit.Requirement;
import dev.access4j.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GatewayIT {

  private static final OrganizationId ORG = OrganizationId.of("org");
  private static final String TOKEN = "POST .*/token";
  private static final String FIND = "GET .*/users/x\\?.*";
  private static final String MAKE = "POST .*/users";
  private static final String MAIL = "PUT .*/execute-actions-email";

  private static MailServer mail;
  private static TestRealm realm;
  private static Gateway gateway;
  private final SettableClock clock = new SettableClock(Instant.EPOCH);
  private KeycloakIdentityProvider provider;

  @BeforeAll
  static void start() {
    mail = MailServer.start();
    realm = TestRealm.create(KeycloakServer.shared(), "behind-a-gateway", mail.port());
    gateway = Gateway.before(KeycloakServer.shared().uri());
  }

  @AfterAll
  static void stop() {
    gateway.close();
    realm.close();
    mail.close();
  }

  @BeforeEach
  void forget() {
    gateway.forget();
    provider =
        KeycloakIdentityProvider.builder(gateway.uri())
            .realm(ORG, realm.realm())
            .mostRequests(3)
            .clock(clock)
            .build();
  }

  private static EndUser user(String name) {
    return EndUser.builder(new EndUserId(name), name, name + "@example.org")
        .status(UserStatus.INVITED)
        .build();
  }

  private static IdentityException failure(Kind kind, Runnable call) {
    IdentityException failure = catchThrowableOfType(IdentityException.class, call::run);
    assertThat(failure).as("a failure").isNotNull();
    assertThat(failure.kind()).isEqualTo(kind);
    return failure;
  }

  @Test
  @Requirement("ID-2")
  @DisplayName("an account whose making was not answered is found by its address next time")
  void lostAnswer() {
    gateway.fail(MAKE, 1, Gateway.Fault.LOST);

    assertThat(failure(Kind.UNAVAILABLE, () -> provider.invite(ORG, user("lost"), account -> {})))
        .hasMessageContaining("may have been done");
    assertThat(gateway.count(MAKE)).isEqualTo(1);
    String sub = provider.findByEmail(ORG, "lost@example.org").orElseThrow().sub();

    assertThat(provider.invite(ORG, user("lost"), account -> {}))
        .isEqualTo(new InvitationSent(sub));
    assertThat(gateway.count(MAKE)).isEqualTo(1);
    mail.await("lost@example.org", 1);
  }

  @Test
  @Requirement("ID-3")
  @DisplayName("what reads is asked again where the server is busy, but not without end")
  void readsAgain() {
    gateway.fail(TOKEN, 2, Gateway.Fault.of(502));
    gateway.fail(FIND, 2, Gateway.Fault.of(503));
    assertThat(provider.find(ORG, "x")).isEmpty();
    assertThat(gateway.count(TOKEN)).isEqualTo(3);
    assertThat(gateway.count(FIND)).isEqualTo(3);

    gateway.forget();
    gateway.fail(FIND, 10, Gateway.Fault.of(504));
    assertThat(failure(Kind.UNAVAILABLE, () -> provider.find(ORG, "x")))
        .hasMessageContaining("504");
    assertThat(gateway.count(FIND)).isEqualTo(3);
  }

  @Test
  @Requirement("ID-3")
  @DisplayName("what makes an account or sends mail is asked once")
  void writesOnce() {
    gateway.fail(MAKE, 1, Gateway.Fault.of(503));
    failure(Kind.UNAVAILABLE, () -> provider.invite(ORG, user("once"), account -> {}));
    assertThat(gateway.count(MAKE)).isEqualTo(1);

    gateway.fail(MAIL, 1, Gateway.Fault.of(503));
    assertThat(provider.invite(ORG, user("once"), account -> {}))
        .isInstanceOf(InvitationNotSent.class);
    assertThat(gateway.count(MAIL)).isEqualTo(1);
    assertThat(mail.to("once@example.org")).isEmpty();
  }

  @Test
  @Requirement("ID-3")
  @DisplayName("a server that says when to come back is asked then, if that is soon")
  void retryAfter() {
    gateway.fail(FIND, 1, Gateway.Fault.of(429).with("Retry-After", "1"));
    long start = System.nanoTime();
    assertThat(provider.find(ORG, "x")).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(1));

    gateway.forget();
    gateway.fail(FIND, 1, Gateway.Fault.of(429).with("Retry-After", "3600"));
    failure(Kind.UNAVAILABLE, () -> provider.find(ORG, "x"));
    assertThat(gateway.count(FIND)).isEqualTo(1);
  }

  @Test
  @Requirement("ID-3")
  @DisplayName("an answer that is not Keycloak's is no answer: nobody is taken for gone")
  void notKeycloak() {
    for (int status : List.of(200, 302, 404)) {
      gateway.forget();
      gateway.fail(FIND, 1, Gateway.Fault.of(status));
      gateway.fail("GET .*/users\\?.*", 2, Gateway.Fault.of(status));
      assertThat(failure(Kind.UNAVAILABLE, () -> provider.find(ORG, "x")))
          .hasMessageContaining("not one of Keycloak");
      failure(Kind.UNAVAILABLE, () -> provider.findByEmail(ORG, "x"));
      failure(Kind.UNAVAILABLE, () -> provider.accounts(ORG, "", 10));
    }
  }

  @Test
  @Requirement("ID-3")
  @DisplayName("one token serves many threads, and not more requests than set are under way")
  void manyThreads() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Future<Boolean>> found = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        found.add(threads.submit(() -> provider.find(ORG, "x").isEmpty()));
      }
      for (Future<Boolean> future : found) {
        assertThat(future.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(gateway.count(TOKEN)).isEqualTo(1);
    assertThat(gateway.count(FIND)).isEqualTo(64);
    assertThat(gateway.mostAtOnce()).isLessThanOrEqualTo(3);
  }

  @Test
  @Requirement("ID-3")
  @DisplayName("those who wait for a token fail with the one who asks for it")
  void manyFail() throws Exception {
    gateway.fail(TOKEN, 100, Gateway.Fault.of(500));
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Future<?>> failed = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        failed.add(threads.submit(() -> failure(Kind.UNAVAILABLE, () -> provider.find(ORG, "x"))));
      }
      for (Future<?> future : failed) {
        future.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(gateway.count(TOKEN)).isLessThanOrEqualTo(16);
    gateway.forget();
    assertThat(provider.find(ORG, "x")).isEmpty();
  }

  @Test
  @Requirement("ID-3")
  @DisplayName("a token is renewed before it ends, and where the server does not take it any more")
  void renewed() {
    provider.find(ORG, "x");
    clock.advance(Duration.ofSeconds(200));
    provider.find(ORG, "x");
    assertThat(gateway.count(TOKEN)).isEqualTo(1);
    clock.advance(Duration.ofSeconds(80));
    provider.find(ORG, "x");
    assertThat(gateway.count(TOKEN)).isEqualTo(2);

    gateway.fail(FIND, 1, Gateway.Fault.of(401));
    assertThat(provider.find(ORG, "x")).isEmpty();
    assertThat(gateway.count(TOKEN)).isEqualTo(3);

    gateway.fail(FIND, 2, Gateway.Fault.of(401));
    failure(Kind.REFUSED, () -> provider.find(ORG, "x"));
    assertThat(gateway.count(TOKEN)).isEqualTo(4);
  }

  @Test
  @Requirement("ID-3")
  @DisplayName("a realm that is made anew does not take the old token, and gives another")
  void anew() {
    KeycloakServer server = KeycloakServer.shared();
    TestRealm first = TestRealm.create(server, "anew", document -> {});
    KeycloakIdentityProvider here =
        KeycloakIdentityProvider.builder(gateway.uri()).realm(ORG, first.realm()).build();
    assertThat(here.find(ORG, "x")).isEmpty();
    first.close();

    assertThat(failure(Kind.NOT_FOUND, () -> here.find(ORG, "x"))).hasMessageContaining("anew");

    try (TestRealm second =
        TestRealm.create(
            server,
            "anew",
            document ->
                TestRealm.client(document, "access4j")
                    .put("secret", first.realm().clientSecret()))) {
      assertThat(second.realm().name()).isEqualTo("anew");
      assertThat(here.find(ORG, "x")).isEmpty();
    }
  }
}
