package dev.access4j.keycloak;

import static dev.access4j.keycloak.TokenForger.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.access4j.directory.OrganizationId;
import dev.access4j.identity.IdentityException;
import dev.access4j.identity.TokenRefusedException;
import dev.access4j.identity.TokenRefusedException.Reason;
import dev.access4j.testkit.Requirement;
import dev.access4j.testkit.SettableClock;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How the keys of a real realm are read: new ones, retired ones, too often, and not at all. */
@Requirement("ID-4")
class TokenKeysIT {

  private static final OrganizationId ACME = OrganizationId.of("acme");
  private static final Duration LIFETIME = Duration.ofMinutes(5);
  private static final Duration TOLERANCE = Duration.ofHours(1);

  private static KeycloakServer server;
  private static TokenIssuer shared;
  private static String sharedToken;

  private TokenProxy proxy;
  private String token;
  private SettableClock clock;
  private KeycloakTokenVerifier verifier;

  @BeforeAll
  static void start() {
    server = KeycloakServer.shared();
    shared = TokenIssuer.create(server);
    sharedToken = shared.accessToken();
  }

  @AfterAll
  static void stop() {
    shared.close();
  }

  @BeforeEach
  void create() {
    proxy = TokenProxy.to(server.uri());
    look(shared, sharedToken);
  }

  @AfterEach
  void close() {
    proxy.close();
  }

  /** Where a test changes the realm, it has one of its own. */
  private TokenIssuer ownRealm() {
    TokenIssuer own = TokenIssuer.create(server);
    look(own, own.accessToken());
    assertAccepted(token);
    return own;
  }

  private KeycloakTokenVerifier.Builder builder(TokenIssuer realm) {
    return KeycloakTokenVerifier.builder(proxy.uri())
        .publicServer(server.uri())
        .realm(ACME, realm.name())
        .audience(TokenIssuer.AUDIENCE)
        .clock(clock)
        .keyLifetime(LIFETIME)
        .outageTolerance(TOLERANCE)
        // A slow machine is no outage.
        .timeout(Duration.ofSeconds(5));
  }

  private void look(TokenIssuer realm, String good) {
    token = good;
    clock = new SettableClock(Instant.now());
    verifier = builder(realm).build();
  }

  private void assertAccepted(String good) {
    assertThat(verifier.verify(ACME, good).username()).isEqualTo("ann");
  }

  private void assertUnknownKey(String unknown) {
    TokenRefusedException refused =
        catchThrowableOfType(TokenRefusedException.class, () -> verifier.verify(ACME, unknown));
    assertThat(refused.reason()).isEqualTo(Reason.UNKNOWN_KEY);
  }

  private void assertFails(IdentityException.Kind kind) {
    IdentityException failed =
        catchThrowableOfType(IdentityException.class, () -> verifier.verify(ACME, token));
    assertThat(failed).as(kind + " expected, but it was accepted").isNotNull();
    assertThat(failed.kind()).as(failed.getMessage()).isEqualTo(kind);
    assertThat(failed.getMessage()).doesNotContain(token);
  }

  private static String keyId(String token) throws ParseException {
    return JSONObjectUtils.getString(JSONObjectUtils.parse(part(token, 0)), "kid");
  }

  private String ofUnknownKey() {
    String header = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + UUID.randomUUID() + "\"}";
    return TokenForger.encode(header) + "." + token.split("\\.", -1)[1] + ".AAAA";
  }

  @Test
  @DisplayName("one request does for any number of tokens, until the keys are old")
  void readsOnce() {
    for (int i = 0; i < 1_000; i++) {
      assertAccepted(token);
    }
    assertThat(proxy.requests()).isEqualTo(1);
    clock.advance(LIFETIME.plusSeconds(1));
    assertAccepted(token);
    assertThat(proxy.requests()).isEqualTo(2);
  }

  @Test
  @DisplayName("many threads that have no keys yet share one request")
  void sharesTheFirstRequest() throws Exception {
    inThreads(
        64,
        () -> {
          assertAccepted(token);
          return true;
        });
    assertThat(proxy.requests()).isEqualTo(1);
  }

  private static void inThreads(int count, Callable<Boolean> task) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(count);
    try {
      CountDownLatch start = new CountDownLatch(1);
      List<Future<Boolean>> results = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        results.add(
            threads.submit(
                () -> {
                  start.await();
                  return task.call();
                }));
      }
      start.countDown();
      for (Future<Boolean> result : results) {
        assertThat(result.get(30, TimeUnit.SECONDS)).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  @DisplayName("keys are read again in the background in their last tenth")
  void readsAhead() throws InterruptedException {
    assertAccepted(token);
    clock.advance(LIFETIME.multipliedBy(9).dividedBy(10).plusSeconds(1));
    assertAccepted(token);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (proxy.requests() < 2 && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    assertThat(proxy.requests()).isEqualTo(2);
  }

  @Test
  @DisplayName("a key that is rotated in is known at once")
  void knowsNewKeys() throws ParseException {
    try (TokenIssuer realm = ownRealm()) {
      realm.rotate();
      String newer = realm.accessToken();
      assertThat(keyId(newer)).isNotEqualTo(keyId(token));
      assertAccepted(newer);
      assertAccepted(token);
      assertThat(proxy.requests()).isEqualTo(2);
    }
  }

  @Test
  @DisplayName("a key that is retired is refused once the keys' lifetime has passed")
  void forgetsRetiredKeys() throws ParseException {
    try (TokenIssuer realm = ownRealm()) {
      realm.rotate();
      realm.retire(keyId(token));
      String newer = realm.accessToken();
      clock.advance(LIFETIME);
      assertUnknownKey(token);
      assertAccepted(newer);
    }
  }

  @Test
  @DisplayName("a burst of unknown keys causes two requests in ten seconds")
  void limitsRequests() throws Exception {
    assertAccepted(token);
    for (int round = 1; round <= 3; round++) {
      inThreads(
          16,
          () -> {
            for (int i = 0; i < 50; i++) {
              assertUnknownKey(ofUnknownKey());
              assertAccepted(token);
            }
            return true;
          });
      assertThat(proxy.requests()).isLessThanOrEqualTo(2 * round);
      clock.advance(Duration.ofSeconds(10));
    }
    assertThat(proxy.requests()).isGreaterThan(2);
  }

  @Test
  @DisplayName("an outage locks nobody out until its bound has passed, and then everybody")
  void outlastsOutages() {
    assertAccepted(token);
    proxy.line(TokenProxy.Line.CUT);
    Instant read = clock.instant();
    clock.advance(LIFETIME.plusSeconds(1));
    assertAccepted(token);
    assertUnknownKey(ofUnknownKey());
    clock.set(read.plus(TOLERANCE).minusSeconds(1));
    assertAccepted(token);
    clock.set(read.plus(TOLERANCE).plus(LIFETIME));
    assertFails(IdentityException.Kind.UNAVAILABLE);
    assertFails(IdentityException.Kind.UNAVAILABLE);

    proxy.line(TokenProxy.Line.OPEN);
    clock.advance(TokenKeyTimes.RATE);
    assertAccepted(token);
  }

  @Test
  @DisplayName("a server that accepts connections and says nothing holds a call up for its timeout")
  void waitsNotForever() {
    verifier = builder(shared).timeout(Duration.ofMillis(500)).build();
    proxy.line(TokenProxy.Line.SILENT);
    long started = System.nanoTime();
    assertFails(IdentityException.Kind.UNAVAILABLE);
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(4));
    assertThat(proxy.requests()).isEqualTo(2);
  }

  @Test
  @DisplayName("a realm that was deleted is no outage: its tokens go with the keys' lifetime")
  void missesDeletedRealms() {
    ownRealm().close();
    assertAccepted(token);
    clock.advance(LIFETIME);
    assertFails(IdentityException.Kind.NOT_FOUND);
  }

  @Test
  @DisplayName(
      "a realm that was disabled issues no more tokens, and publishes its keys for those it has issued")
  void staysWithDisabledRealms() {
    try (TokenIssuer realm = ownRealm()) {
      realm.disable();
      assertThat(catchThrowable(realm::accessToken)).isNotNull();
      clock.advance(LIFETIME);
      assertAccepted(token);
    }
  }
}
