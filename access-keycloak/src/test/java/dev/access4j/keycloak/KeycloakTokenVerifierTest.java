package dev.access4j.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.access4j.directory.OrganizationId;
import dev.access4j.identity.IdentityException;
import dev.access4j.identity.TokenRefusedException;
import dev.access4j.identity.TokenRefusedException.Reason;
import dev.access4j.testkit.Requirement;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before a key is asked for: nobody listens where the server should be. */
@Requirement("ID-4")
class KeycloakTokenVerifierTest {

  private static final OrganizationId ACME = OrganizationId.of("acme");
  private static final URI NOBODY = URI.create("http://127.0.0.1:1");

  private static KeycloakTokenVerifier.Builder builder() {
    return KeycloakTokenVerifier.builder(NOBODY).realm(ACME, "acme").audience("engine");
  }

  private static void assertRefused(Reason reason, String token) {
    KeycloakTokenVerifier verifier = builder().timeout(Duration.ofMillis(100)).build();
    assertThatThrownBy(() -> verifier.verify(ACME, token))
        .isInstanceOfSatisfying(
            TokenRefusedException.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  private static String token(String header) {
    return TokenForger.encode(header) + "." + TokenForger.encode("{}") + ".AAAA";
  }

  static Stream<String> malformed() {
    String header = TokenForger.encode("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"1\"}");
    return Stream.of(
        "",
        " ",
        "\n",
        "null",
        "a",
        ".",
        "..",
        "...",
        "....",
        "a.b",
        "a.b.c",
        "a.b.c.d",
        "a.b.c.d.e",
        "Bearer " + header + ".e30.AAAA",
        " " + header + ".e30.AAAA",
        header + ".e30.AAAA\n",
        header + ".e30.AAA=",
        header + ".e30.AA+/",
        header + ".e30.AB",
        header + "..e30.AAAA",
        header + ".e30.AAAA.",
        header + ".e30.Äöü",
        header + ".e30.\u0000",
        header + "\uD83D\uDE00.e30.AAAA",
        token("null"),
        token("[]"),
        token("[[\"alg\",\"RS256\"],[\"typ\",\"JWT\"],[\"kid\",\"1\"]]"),
        token("\"RS256\""),
        token("{\"alg\":\"RS256\""),
        token("{\"alg\":\"none\",\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"1\"}"),
        token("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"1\",\"crit\":[\"exp\"],\"exp\":1}"),
        token("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"1\",\"b64\":false}"),
        token("[".repeat(5_000)),
        token("{\"alg\":" + "{\"a\":".repeat(2_000)),
        "eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.a2V5.aXY.Y2lwaGVy.dGFn");
  }

  @ParameterizedTest
  @MethodSource("malformed")
  @DisplayName("what is no signed token is refused as such, and no key is asked for")
  void refusesWhatIsNoToken(String token) {
    assertRefused(Reason.MALFORMED, token);
  }

  @Test
  @DisplayName("a megabyte is refused by its length alone")
  void refusesLongOnes() {
    assertRefused(Reason.TOO_LONG, "a".repeat(1_000_000));
    assertRefused(Reason.TOO_LONG, ".".repeat(16 * 1024 + 1));
    assertRefused(Reason.MALFORMED, ".".repeat(16 * 1024));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"none", "None", "NONE", "HS256", "HS512", "EdDSA", "rs256", "RSA-OAEP", "dir", ""})
  @DisplayName("an algorithm that is not on the list is refused, none at all among them")
  void refusesAlgorithms(String algorithm) {
    String header = "{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\",\"kid\":\"1\"}";
    assertRefused(Reason.ALGORITHM, token(header));
    assertRefused(
        Reason.ALGORITHM, TokenForger.encode(header) + "." + TokenForger.encode("{}") + ".");
  }

  @ParameterizedTest
  @CsvSource({
    "{'typ':'JWT';'kid':'1'}, ALGORITHM",
    "{'alg':5;'typ':'JWT';'kid':'1'}, ALGORITHM",
    "{'alg':null;'typ':'JWT';'kid':'1'}, ALGORITHM",
    "{'alg':'RS256';'kid':'1'}, TYPE",
    "{'alg':'RS256';'typ':'logout+jwt';'kid':'1'}, TYPE",
    "{'alg':'RS256';'typ':['JWT'];'kid':'1'}, TYPE",
    "{'alg':'RS256';'typ':'JWT'}, UNKNOWN_KEY",
    "{'alg':'RS256';'typ':'at+jwt';'kid':7}, UNKNOWN_KEY",
  })
  @DisplayName("a header that lacks what it should have is refused, and no key is asked for")
  void refusesHeaders(String header, Reason reason) {
    assertRefused(reason, token(header.replace('\'', '"').replace(';', ',')));
  }

  @Test
  @DisplayName("without keys nothing is accepted, and an unknown organization has none")
  void failsClosed() {
    KeycloakTokenVerifier verifier = builder().timeout(Duration.ofMillis(100)).build();
    String token = token("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"1\"}");
    assertThatThrownBy(() -> verifier.verify(ACME, token))
        .isInstanceOfSatisfying(
            IdentityException.class,
            failed -> assertThat(failed.kind()).isEqualTo(IdentityException.Kind.UNAVAILABLE));
    assertThatThrownBy(() -> verifier.verify(OrganizationId.of("other"), token))
        .isInstanceOfSatisfying(
            IdentityException.class,
            failed -> assertThat(failed.kind()).isEqualTo(IdentityException.Kind.NOT_FOUND));
  }

  static Stream<Consumer<KeycloakTokenVerifier.Builder>> unusable() {
    return Stream.of(
        builder -> builder.audience(" "),
        builder -> builder.issuedTo(""),
        builder -> builder.realm(ACME, ""),
        builder -> builder.realm(ACME, "acme").realm(OrganizationId.of("other"), "acme"),
        builder -> builder.algorithms(Set.of()),
        builder -> builder.maxLength(0),
        builder -> builder.maxRealms(0),
        builder -> builder.clockSkew(Duration.ofHours(1)).build(),
        builder -> builder.clockSkew(Duration.ofSeconds(-1)).build(),
        builder -> builder.timeout(Duration.ZERO).build(),
        builder -> builder.keyLifetime(Duration.ofSeconds(1)).build(),
        builder -> builder.outageTolerance(Duration.ofDays(2)).build(),
        builder -> builder.publicServer(URI.create("ftp://example.org")).build(),
        builder -> builder.publicServer(URI.create("https://me:secret@example.org")).build(),
        builder -> builder.publicServer(URI.create("https://example.org?a=b")).build());
  }

  @ParameterizedTest
  @MethodSource("unusable")
  @DisplayName("settings that make no sense are refused when they are made")
  void refusesSettings(Consumer<KeycloakTokenVerifier.Builder> setting) {
    assertThatThrownBy(() -> setting.accept(builder()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
  }

  @Test
  @DisplayName("an audience must be named, and the shortest times go together")
  void needsAnAudience() {
    assertThatThrownBy(() -> KeycloakTokenVerifier.builder(NOBODY).realm(ACME, "acme").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("audience");
    KeycloakTokenVerifier verifier =
        builder().keyLifetime(Duration.ofSeconds(30)).timeout(Duration.ofSeconds(5)).build();
    // The keys' source checks the times once more.
    assertThatThrownBy(
            () ->
                verifier.verify(
                    ACME, token("{'alg':'RS256','typ':'JWT','kid':'1'}".replace('\'', '"'))))
        .isInstanceOf(IdentityException.class);
  }
}
