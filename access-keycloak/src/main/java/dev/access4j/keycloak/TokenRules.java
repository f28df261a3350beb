package dev.access4j.keycloak;

import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.ValidationException;
import dev.access4j.identity.TokenRefusedException;
import dev.access4j.identity.TokenRefusedException.Reason;
import dev.access4j.identity.VerifiedIdentity;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the claims of a token must say. They are looked at only once its signature is known to be
 * right.
 *
 * @param audiences one of them it is for
 * @param parties one of them it was issued to; anybody if empty
 * @param clock tells whether it is good now
 * @param skew how far the clock may differ from the realm's
 */
record TokenRules(Set<String> audiences, Set<String> parties, InstantSource clock, Duration skew) {

  private static final Duration MAX_SKEW = Duration.ofMinutes(5);

  TokenRules {
    audiences = Set.copyOf(audiences);
    parties = Set.copyOf(parties);
    if (audiences.isEmpty()) {
      throw new IllegalArgumentException("an audience is needed: whom tokens are for");
    }
    TokenKeyTimes.requireBetween(skew, Duration.ZERO, MAX_SKEW, "clock skew");
  }

  VerifiedIdentity check(OrganizationId organization, String issuer, Map<String, Object> claims) {
    require(issuer.equals(claims.get("iss")), Reason.ISSUER, "is not from " + issuer);
    require("Bearer".equals(claims.get("typ")), Reason.TYPE, "is no access token");
    Instant expiresAt = requireGoodNow(claims);
    require(
        !Collections.disjoint(audiences, audience(claims)),
        Reason.AUDIENCE,
        "is for none of " + audiences);
    require(
        parties.isEmpty() || parties.contains(text(claims, "azp")),
        Reason.CLIENT,
        "was issued to none of " + parties);
    try {
      return new VerifiedIdentity(
          organization,
          text(claims, "sub"),
          text(claims, "preferred_username"),
          text(claims, "email"),
          Boolean.TRUE.equals(claims.get("email_verified")),
          expiresAt);
    } catch (ValidationException e) {
      throw refused(Reason.INCOMPLETE, "has no subject");
    }
  }

  private Instant requireGoodNow(Map<String, Object> claims) {
    Instant now = clock.instant();
    Instant expiresAt =
        time(claims, "exp").orElseThrow(() -> refused(Reason.INCOMPLETE, "has no end"));
    require(now.minus(skew).isBefore(expiresAt), Reason.EXPIRED, "has expired");
    for (String start : List.of("nbf", "iat")) {
      require(
          time(claims, start).filter(now.plus(skew)::isBefore).isEmpty(),
          Reason.NOT_YET_VALID,
          "is not good yet");
    }
    return expiresAt;
  }

  private static Optional<Instant> time(Map<String, Object> claims, String name) {
    if (!claims.containsKey(name)) {
      return Optional.empty();
    }
    if (claims.get(name) instanceof Number seconds) {
      try {
        return Optional.of(Instant.ofEpochSecond(seconds.longValue()));
      } catch (DateTimeException e) {
        // Some other time than any.
      }
    }
    throw refused(Reason.INCOMPLETE, "has a time that is none");
  }

  /** One text, or a list. */
  private static List<?> audience(Map<String, Object> claims) {
    return claims.get("aud") instanceof List<?> list ? list : List.of(text(claims, "aud"));
  }

  private static String text(Map<String, Object> claims, String name) {
    return claims.get(name) instanceof String text ? text : "";
  }

  private static void require(boolean good, Reason reason, String what) {
    if (!good) {
      throw refused(reason, what);
    }
  }

  private static TokenRefusedException refused(Reason reason, String what) {
    return new TokenRefusedException(reason, "the token " + what);
  }
}
