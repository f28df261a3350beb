package dev.access4j.keycloak;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import dev.access4j.identity.IdentityException;
import dev.access4j.identity.TokenRefusedException;
import dev.access4j.identity.TokenRefusedException.Reason;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** The public keys of one realm. Thread-safe. */
final class TokenKeys {

  private final String realm;
  private final JWKSetSource<SecurityContext> source;
  private final InstantSource clock;
  private volatile Usable usable = new Usable(new JWKSet(), Map.of());

  /** The keys of a set that can be used, which take some work to make. */
  private record Usable(JWKSet published, Map<String, TokenKey> byId) {

    static Usable of(JWKSet published) {
      Map<String, TokenKey> byId = new HashMap<>();
      for (JWK key : published.getKeys()) {
        if (key.getKeyID() != null) {
          TokenKey.of(key).ifPresent(usable -> byId.put(key.getKeyID(), usable));
        }
      }
      return new Usable(published, Map.copyOf(byId));
    }
  }

  TokenKeys(String realm, JWKSetSource<SecurityContext> source, InstantSource clock) {
    this.realm = realm;
    this.source = source;
    this.clock = clock;
  }

  /** Returns a key; one that is not known may be new, so that the realm is asked once more. */
  TokenKey require(String keyId) {
    long now = clock.millis();
    try {
      JWKSet published = source.getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), now, null);
      TokenKey key = usable(published).get(keyId);
      if (key == null) {
        key = usable(newer(published, now)).get(keyId);
      }
      if (key == null) {
        throw new TokenRefusedException(
            Reason.UNKNOWN_KEY, "the realm has not the key that the token is said to be signed by");
      }
      return key;
    } catch (TokenKeySource.NoSuchRealmException e) {
      throw new IdentityException(
          IdentityException.Kind.NOT_FOUND, "Keycloak has no realm '" + realm + "'", e);
    } catch (KeySourceException e) {
      throw new IdentityException(
          IdentityException.Kind.UNAVAILABLE,
          "the keys of realm '" + realm + "' cannot be had: " + e.getMessage(),
          e);
    }
  }

  private JWKSet newer(JWKSet published, long now) throws KeySourceException {
    try {
      return source.getJWKSet(
          JWKSetCacheRefreshEvaluator.referenceComparison(published), now, null);
    } catch (RateLimitReachedException e) {
      // It was asked for unknown keys a moment ago.
      return published;
    }
  }

  @SuppressWarnings("ReferenceEquality") // The source gives the same object until it reads again.
  private Map<String, TokenKey> usable(JWKSet published) {
    Usable current = usable;
    if (current.published() != published) {
      current = Usable.of(published);
      usable = current;
    }
    return current.byId();
  }
}
