package dev.access4j.keycloak;

import static dev.access4j.keycloak.TokenForger.part;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.access4j.identity.TokenRefusedException;
import dev.access4j.identity.TokenRefusedException.Reason;
import dev.access4j.testkit.Requirement;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tokens no realm has signed, or has signed otherwise, are refused. */
@Requirement("ID-4")
class ForgedTokensIT extends TokenCase {

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
}
