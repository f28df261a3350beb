package dev.access4j.keycloak;

import static dev.access4j.keycloak.TokenForger.part;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.access4j.directory.OrganizationId;
import dev.access4j.identity.IdentityException;
import dev.access4j.identity.TokenRefusedException;
import dev.access4j.identity.TokenRefusedException.Reason;
import dev.access4j.identity.TokenVerifier;
import dev.access4j.identity.VerifiedIdentity;
import dev.access4j.testkit.Requirement;
import dev.access4j.testkit.SettableClock;
import java.net.URI;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tokens of a real Keycloak are accepted. */
@Requirement("ID-4")
class KeycloakTokenVerifierIT {

  private static final OrganizationId ACME = OrganizationId.of("acme");
  private static final OrganizationId OTHER = OrganizationId.of("other");
  private static final TokenForger FORGER = TokenForger.create();

  private static KeycloakServer server;
  private static TokenIssuer acme;
  private static TokenIssuer other;
  private static TokenIssuer.Tokens tokens;

  /**
   * The id of the forger's key, which the realm publishes: whatever it signs has a right signature.
   */
  private static String published;

  private final SettableClock clock = new SettableClock(Instant.now());
  private KeycloakTokenVerifier verifier;

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

  private KeycloakTokenVerifier.Builder builder() {
    return KeycloakTokenVerifier.builder(server.uri())
        .realm(ACME, acme.name())
        .realms(id -> id.equals(OTHER) ? Optional.of(other.name()) : Optional.empty())
        .audience(TokenIssuer.AUDIENCE)
        .audience("another")
        .clock(clock)
        // A slow machine is no outage.
        .timeout(Duration.ofSeconds(5));
  }

  private void assertRefused(Reason reason, String token) {
    assertRefused(reason, verifier, token);
  }

  private static void assertRefused(Reason reason, TokenVerifier verifier, String token) {
    TokenRefusedException refused =
        catchThrowableOfType(TokenRefusedException.class, () -> verifier.verify(ACME, token));
    assertThat(refused).as(reason + " expected, but it was accepted").isNotNull();
    assertThat(refused.reason()).as(refused.getMessage()).isEqualTo(reason);
    for (String secret : List.of(published, "ann@", token.split("\\.", -1)[0])) {
      assertThat(refused.getMessage()).doesNotContain(secret);
    }
  }

  private static String header() {
    return header("RS256", "JWT", published);
  }

  private static String header(String algorithm, String type, String keyId) {
    return JSONObjectUtils.toJSONString(Map.of("alg", algorithm, "typ", type, "kid", keyId));
  }

  /** The claims of a good token, one of them changed; it goes if the value is empty. */
  private static String claims(String name, Object value) {
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

  private String realKeyId() throws ParseException {
    return JSONObjectUtils.getString(JSONObjectUtils.parse(part(tokens.access(), 0)), "kid");
  }

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

  // --- Signatures ---

  @Test
  @DisplayName("what is signed with the public key as a secret is refused")
  void refusesPublicKeyAsSecret() throws Exception {
    String keyId = realKeyId();
    String text = acme.publicText(keyId);
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + text.replaceAll("(.{64})", "$1\n")
            + "\n-----END PUBLIC KEY-----\n";
    byte[] encoded = Base64.getDecoder().decode(text);
    RSAPublicKey key =
        (RSAPublicKey)
            KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
    byte[] modulus = key.getModulus().toByteArray();
    for (byte[] secret :
        List.of(
            pem.getBytes(US_ASCII),
            pem.strip().getBytes(US_ASCII),
            text.getBytes(US_ASCII),
            encoded,
            modulus,
            Arrays.copyOfRange(modulus, 1, modulus.length),
            Base64.getUrlEncoder().withoutPadding().encode(modulus))) {
      String claims = part(tokens.access(), 1);
      assertRefused(
          Reason.ALGORITHM, TokenForger.sign(header("HS256", "JWT", keyId), claims, secret));
      assertRefused(
          Reason.SIGNATURE, TokenForger.sign(header("RS256", "JWT", keyId), claims, secret));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "None", "HS256", "EdDSA", "RSA1_5"})
  @DisplayName("algorithms that are not on the list are refused, with and without a signature")
  void refusesAlgorithms(String algorithm) throws ParseException {
    String forged = FORGER.sign(header(algorithm, "JWT", realKeyId()), part(tokens.access(), 1));
    assertRefused(Reason.ALGORITHM, forged);
    assertRefused(Reason.ALGORITHM, forged.substring(0, forged.lastIndexOf('.') + 1));
  }

  @Test
  @DisplayName("a key is for one algorithm: another of the same kind is refused")
  void refusesAnotherAlgorithmOfTheKey() {
    for (String algorithm : List.of("RS512", "PS256", "ES256")) {
      assertRefused(
          Reason.ALGORITHM,
          FORGER.sign(header(algorithm, "JWT", published), part(tokens.access(), 1)));
    }
  }

  @Test
  @DisplayName("somebody else's key is refused by its own id, and by that of a key of the realm")
  void refusesForeignKeys() throws ParseException {
    TokenForger stranger = TokenForger.create();
    String claims = part(tokens.access(), 1);
    assertRefused(Reason.UNKNOWN_KEY, stranger.sign(header("RS256", "JWT", "mine"), claims));
    assertRefused(Reason.SIGNATURE, stranger.sign(header("RS256", "JWT", realKeyId()), claims));
    String brought =
        "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\""
            + realKeyId()
            + "\",\"jku\":\"http://127.0.0.1:1/\",\"jwk\":"
            + stranger.publicJwk()
            + "}";
    assertRefused(Reason.SIGNATURE, stranger.sign(brought, claims));
  }

  @Test
  @DisplayName("a key that the realm publishes to encrypt with signs no token")
  void refusesKeysToEncryptWith() {
    TokenForger encrypting = TokenForger.create();
    String keyId = acme.publish(encrypting, "rsa-enc", "RSA-OAEP");
    assertRefused(
        Reason.UNKNOWN_KEY,
        encrypting.sign(header("RS256", "JWT", keyId), part(tokens.access(), 1)));
  }

  @Test
  @DisplayName("a changed payload, a changed header and a changed signature are refused")
  void refusesChanges() {
    String[] parts = tokens.access().split("\\.", -1);
    String claims = TokenForger.encode(claims("sub", "somebody-else"));
    assertRefused(Reason.SIGNATURE, parts[0] + "." + claims + "." + parts[2]);
    String header = TokenForger.encode(part(tokens.access(), 0).replace("{", "{\"a\":1,"));
    assertRefused(Reason.SIGNATURE, header + "." + parts[1] + "." + parts[2]);
    char first = parts[2].charAt(0);
    assertRefused(
        Reason.SIGNATURE,
        parts[0] + "." + parts[1] + "." + (first == 'A' ? 'B' : 'A') + parts[2].substring(1));
    assertRefused(Reason.SIGNATURE, parts[0] + "." + parts[1] + ".");
    assertRefused(Reason.TOO_LONG, tokens.access() + "A".repeat(1_000_000));
  }

  @Test
  @DisplayName("no random change of a good token is accepted")
  void refusesRandomChanges() {
    String good = tokens.access();
    long seed = 20_261_128;
    Random random = new Random(seed);
    Set<Reason> seen = EnumSet.noneOf(Reason.class);
    for (int run = 0; run < 20_000; run++) {
      String changed = change(good, random);
      if (changed.equals(good)) {
        continue;
      }
      TokenRefusedException refused =
          catchThrowableOfType(TokenRefusedException.class, () -> verifier.verify(ACME, changed));
      assertThat(refused).as("seed %s, run %s: %s", seed, run, changed).isNotNull();
      seen.add(refused.reason());
    }
    assertThat(seen)
        .contains(Reason.MALFORMED, Reason.SIGNATURE, Reason.UNKNOWN_KEY, Reason.ALGORITHM)
        .doesNotContain(Reason.ISSUER, Reason.AUDIENCE, Reason.EXPIRED, Reason.INCOMPLETE);
    assertThat(verifier.verify(ACME, good).username()).isEqualTo("ann");
  }

  private static String change(String token, Random random) {
    StringBuilder text = new StringBuilder(token);
    for (int change = random.nextInt(3); change >= 0; change--) {
      // Half of them in the header, where most is decided.
      int length = random.nextBoolean() ? token.indexOf('.') : text.length();
      int at = random.nextInt(Math.min(length, text.length()));
      char c = "AZaz09-_.=+/ \u00e4\u0000".charAt(random.nextInt(15));
      switch (random.nextInt(5)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, c);
        case 2 -> text.setLength(at + 1);
        case 3 -> text.append(text, at, text.length());
        default -> text.setCharAt(at, c);
      }
    }
    return text.toString();
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
