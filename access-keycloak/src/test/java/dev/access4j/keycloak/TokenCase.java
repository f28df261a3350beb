package dev.access4j.keycloak;

import static dev.access4j.keycloak.TokenForger.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.access4j.directory.OrganizationId;
import dev.access4j.identity.TokenRefusedException;
import dev.access4j.identity.TokenRefusedException.Reason;
import dev.access4j.identity.TokenVerifier;
import dev.access4j.testkit.SettableClock;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Two realms, a good token of one of them, and a forger whose key that one publishes. */
abstract class TokenCase {

  static final OrganizationId ACME = OrganizationId.of("acme");
  static final OrganizationId OTHER = OrganizationId.of("other");
  static final TokenForger FORGER = TokenForger.create();

  static KeycloakServer server;
  static TokenIssuer acme;
  static TokenIssuer other;
  static TokenIssuer.Tokens tokens;

  /**
   * The id of the forger's key, which the realm publishes: whatever it signs has a right signature.
   */
  static String published;

  final SettableClock clock = new SettableClock(Instant.now());
  KeycloakTokenVerifier verifier;

  @BeforeAll
  static void start() {
    server = KeycloakServer.shared();
    acme = TokenIssuer.create(server);
    other = TokenIssuer.create(server, "tokens of another");
    published = acme.publish(FORGER, "rsa", "RS256");
    tokens = acme.login(TokenIssuer.CLIENT);
  }

  @AfterAll
  static void stop() {
    acme.close();
    other.close();
  }

  @BeforeEach
  void create() {
    verifier = builder().build();
  }

  final KeycloakTokenVerifier.Builder builder() {
    return KeycloakTokenVerifier.builder(server.uri())
        .realm(ACME, acme.name())
        .realms(id -> id.equals(OTHER) ? Optional.of(other.name()) : Optional.empty())
        .audience(TokenIssuer.AUDIENCE)
        .audience("another")
        .clock(clock)
        // A slow machine is no outage.
        .timeout(Duration.ofSeconds(5));
  }

  final void assertRefused(Reason reason, String token) {
    assertRefused(reason, verifier, token);
  }

  static void assertRefused(Reason reason, TokenVerifier verifier, String token) {
    TokenRefusedException refused =
        catchThrowableOfType(TokenRefusedException.class, () -> verifier.verify(ACME, token));
    assertThat(refused).as(reason + " expected, but it was accepted").isNotNull();
    assertThat(refused.reason()).as(refused.getMessage()).isEqualTo(reason);
    for (String secret : List.of(published, "ann@", token.split("\\.", -1)[0])) {
      assertThat(refused.getMessage()).doesNotContain(secret);
    }
  }

  static String header() {
    return header("RS256", "JWT", published);
  }

  static String header(String algorithm, String type, String keyId) {
    return JSONObjectUtils.toJSONString(Map.of("alg", algorithm, "typ", type, "kid", keyId));
  }

  /** The claims of a good token, one of them changed; it goes if the value is empty. */
  static String claims(String name, Object value) {
    try {
      Map<String, Object> claims = JSONObjectUtils.parse(part(tokens.access(), 1));
      claims.put(name, value);
      if (value.equals("")) {
        claims.remove(name);
      }
      return JSONObjectUtils.toJSONString(claims);
    } catch (ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  static String realKeyId() throws ParseException {
    return JSONObjectUtils.getString(JSONObjectUtils.parse(part(tokens.access(), 0)), "kid");
  }
}
