package dev.access4j.keycloak;

import static dev.access4j.keycloak.TokenForger.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.access4j.identity.IdentityException;
import dev.access4j.identity.TokenRefusedException.Reason;
import dev.access4j.identity.VerifiedIdentity;
import dev.access4j.testkit.Requirement;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which tokens of a real Keycloak are accepted. */
@Requirement("ID-4")
class KeycloakTokenVerifierIT extends TokenCase {

  // --- Good ---

  @Test
  @DisplayName("a good token says who bears it, and until when")
  void acceptsGoodOnes() throws ParseException {
    VerifiedIdentity ann = verifier.verify(ACME, tokens.access());
    Map<String, Object> claims = JSONObjectUtils.parse(part(tokens.access(), 1));
    assertThat(ann)
        .isEqualTo(
            new VerifiedIdentity(
                ACME,
                JSONObjectUtils.getString(claims, "sub"),
                "ann",
                "ann@example.org",
                true,
                Instant.ofEpochSecond(JSONObjectUtils.getLong(claims, "exp"))));
    assertThat(ann.expiresAt()).isAfter(clock.instant());
  }

  @Test
  @DisplayName("each organization has its realm, whatever characters its name has")
  void acceptsThoseOfEachRealm() {
    String token = other.accessToken();
    assertThat(verifier.verify(OTHER, token).organization()).isEqualTo(OTHER);
    assertRefused(Reason.UNKNOWN_KEY, token);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("each algorithm on the list is accepted as Keycloak signs by it")
  void acceptsEachAlgorithm(TokenAlgorithm algorithm) {
    other.signBy(algorithm);
    String token = other.accessToken();
    assertThat(part(token, 0)).contains("\"" + algorithm + "\"");
    assertThat(verifier.verify(OTHER, token).username()).isEqualTo("ann");

    KeycloakTokenVerifier without =
        builder()
            .realm(ACME, other.name())
            .algorithms(EnumSet.complementOf(EnumSet.of(algorithm)))
            .build();
    assertRefused(Reason.ALGORITHM, without, token);
  }

  @Test
  @DisplayName("a token may be of the type at+jwt, and be for several")
  void acceptsOtherForms() {
    String token =
        FORGER.sign(
            header("RS256", "at+jwt", published),
            claims("aud", List.of("account", TokenIssuer.AUDIENCE)));
    assertThat(verifier.verify(ACME, token).username()).isEqualTo("ann");
    String bare = FORGER.sign(header(), claims("preferred_username", ""));
    assertThat(verifier.verify(ACME, bare).username()).isEmpty();
  }

  // --- Time ---

  @Test
  @DisplayName("a token that has expired is refused, to the second after the skew")
  void refusesExpired() {
    Instant end = verifier.verify(ACME, tokens.access()).expiresAt();
    clock.set(end.plusSeconds(10).minusMillis(1));
    assertThat(verifier.verify(ACME, tokens.access()).username()).isEqualTo("ann");
    clock.set(end.plusSeconds(10));
    assertRefused(Reason.EXPIRED, tokens.access());

    KeycloakTokenVerifier exact = builder().clockSkew(Duration.ZERO).build();
    clock.set(end.minusMillis(1));
    assertThat(exact.verify(ACME, tokens.access()).username()).isEqualTo("ann");
    clock.set(end);
    assertRefused(Reason.EXPIRED, exact, tokens.access());
  }

  @Test
  @DisplayName("a token that was issued later than now is refused, and one that begins later")
  void refusesNotYetValid() {
    long now = clock.instant().getEpochSecond();
    assertRefused(Reason.NOT_YET_VALID, FORGER.sign(header(), claims("nbf", now + 60)));
    assertThat(verifier.verify(ACME, FORGER.sign(header(), claims("nbf", now + 5))).sub())
        .isNotEmpty();
    clock.advance(Duration.ofHours(-1));
    assertRefused(Reason.NOT_YET_VALID, tokens.access());
  }

  // --- Claims ---

  @Test
  @DisplayName("ID and refresh tokens of the same sign-in are refused")
  void refusesOtherTypes() {
    assertRefused(Reason.TYPE, tokens.id());
    // Keycloak signs it with a secret of its own.
    assertRefused(Reason.ALGORITHM, tokens.refresh());
    assertRefused(
        Reason.TYPE, FORGER.sign(header("RS256", "logout+jwt", published), claims("a", 1)));
  }

  @Test
  @DisplayName("the issuer is that of the realm, by its public address, exactly")
  void refusesOtherIssuers() {
    String issuer = acme.issuer().toString();
    for (String wrong : List.of(issuer + "/", issuer.toUpperCase(java.util.Locale.ROOT), "x", "")) {
      assertRefused(Reason.ISSUER, FORGER.sign(header(), claims("iss", wrong)));
    }
    URI address = URI.create("https://sso.example.org/auth/");
    KeycloakTokenVerifier elsewhere = builder().publicServer(address).build();
    assertRefused(Reason.ISSUER, elsewhere, tokens.access());
    String theirs =
        FORGER.sign(header(), claims("iss", "https://sso.example.org/auth/realms/" + acme.name()));
    assertThat(elsewhere.verify(ACME, theirs).username()).isEqualTo("ann");
  }

  @Test
  @DisplayName("a token for somebody else is refused, and one for nobody")
  void refusesOtherAudiences() {
    String elsewhere = acme.login(TokenIssuer.CLIENT_WITHOUT_AUDIENCE).access();
    assertRefused(Reason.AUDIENCE, elsewhere);
    assertRefused(Reason.AUDIENCE, FORGER.sign(header(), claims("aud", "Engine")));
    assertRefused(Reason.AUDIENCE, FORGER.sign(header(), claims("aud", List.of("a", "b"))));
    assertRefused(Reason.AUDIENCE, FORGER.sign(header(), claims("aud", Map.of("engine", 1))));
  }

  @Test
  @DisplayName("whom a token was issued to counts only where that is asked for")
  void refusesOtherClients() {
    assertRefused(Reason.CLIENT, builder().issuedTo("apps").build(), tokens.access());
    KeycloakTokenVerifier own = builder().issuedTo("apps").issuedTo(TokenIssuer.CLIENT).build();
    assertThat(own.verify(ACME, tokens.access()).username()).isEqualTo("ann");
    assertRefused(Reason.CLIENT, own, FORGER.sign(header(), claims("azp", "")));
  }

  @Test
  @DisplayName("a token without a subject is refused, as Keycloak issues them without scopes")
  void refusesThoseOfNobody() {
    String bare = acme.login(TokenIssuer.CLIENT_WITHOUT_SCOPES).access();
    assertThat(part(bare, 1)).doesNotContain("\"sub\"").contains(TokenIssuer.AUDIENCE);
    assertRefused(Reason.INCOMPLETE, bare);
  }

  @ParameterizedTest
  @CsvSource({
    "exp, '', INCOMPLETE",
    "exp, tomorrow, INCOMPLETE",
    "iat, soon, INCOMPLETE",
    "sub, ' x', INCOMPLETE",
    "typ, '', TYPE",
    "typ, Refresh, TYPE",
    "typ, Offline, TYPE",
    "typ, Logout, TYPE",
    "typ, bearer, TYPE",
    "typ, ID, TYPE",
  })
  @DisplayName("a claim that is missing, or is none, is refused though the signature is right")
  void refusesClaims(String name, String value, Reason reason) {
    assertRefused(reason, FORGER.sign(header(), claims(name, value)));
  }

  @Test
  @DisplayName("a time beyond all times, and a payload that is no object, are refused")
  void refusesOddities() {
    assertRefused(Reason.INCOMPLETE, FORGER.sign(header(), claims("exp", Long.MAX_VALUE)));
    assertRefused(Reason.INCOMPLETE, FORGER.sign(header(), claims("exp", 1e300)));
    assertRefused(Reason.EXPIRED, FORGER.sign(header(), claims("exp", -1)));
    for (String payload : List.of("null", "[]", "\"a\"", "", "{", "{\"iss\":1,\"iss\":2}")) {
      assertRefused(Reason.MALFORMED, FORGER.sign(header(), payload));
    }
  }

  // --- Realms ---

  @Test
  @DisplayName("an organization without a realm, and a realm that is not there, are not found")
  void findsNoRealm() {
    for (String realm : List.of("", "no such realm", "..", " ")) {
      KeycloakTokenVerifier unknown =
          builder().realms(id -> realm.isEmpty() ? Optional.empty() : Optional.of(realm)).build();
      IdentityException failed =
          catchThrowableOfType(
              IdentityException.class, () -> unknown.verify(OTHER, tokens.access()));
      assertThat(failed.kind()).as(failed.getMessage()).isEqualTo(IdentityException.Kind.NOT_FOUND);
    }
  }

  @Test
  @DisplayName("realms are forgotten and found again, where there are more than are kept")
  void forgetsRealms() {
    KeycloakTokenVerifier small = builder().maxRealms(1).build();
    String token = other.accessToken();
    for (int round = 0; round < 3; round++) {
      assertThat(small.verify(ACME, tokens.access()).organization()).isEqualTo(ACME);
      assertThat(small.verify(OTHER, token).organization()).isEqualTo(OTHER);
    }
  }
}
