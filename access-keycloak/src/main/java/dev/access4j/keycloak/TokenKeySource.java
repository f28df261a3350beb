package dev.access4j.keycloak;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetRetrievalException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetSourceWrapper;
import com.nimbusds.jose.jwk.source.OutageTolerantJWKSetSource;
import com.nimbusds.jose.jwk.source.RateLimitedJWKSetSource;
import com.nimbusds.jose.jwk.source.RefreshAheadCachingJWKSetSource;
import com.nimbusds.jose.jwk.source.RetryingJWKSetSource;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.events.Event;
import java.io.FileNotFoundException;
import java.net.URL;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the keys of a realm, from the outside in: keeps them and reads them ahead of their end;
 * limits how often; outlasts an outage; tries once more. A realm that is not there is no outage:
 * that answer counts at once.
 */
final class TokenKeySource {

  private static final Logger LOG = LoggerFactory.getLogger(TokenKeySource.class);

  /** Some hundred keys with their certificates. */
  private static final int MAX_BYTES = 512 * 1024;

  private TokenKeySource() {}

  static JWKSetSource<SecurityContext> of(URL url, TokenKeyTimes times, ExecutorService refresher) {
    int timeout = (int) times.timeout().toMillis();
    JWKSetSource<SecurityContext> source =
        new URLBasedJWKSetSource<>(url, new DefaultResourceRetriever(timeout, timeout, MAX_BYTES));
    source = new RetryingJWKSetSource<>(new ExistingRealm(source), null);
    source =
        new OutageTolerantJWKSetSource<>(
            source, times.outageTolerance().toMillis(), TokenKeySource::tell);
    source = new RateLimitedJWKSetSource<>(source, TokenKeyTimes.RATE.toMillis(), null);
    return new RefreshAheadCachingJWKSetSource<>(
        source,
        times.lifetime().toMillis(),
        times.patience().toMillis(),
        times.ahead().toMillis(),
        refresher,
        false,
        null,
        null,
        false);
  }

  private static void tell(
      Event<OutageTolerantJWKSetSource<SecurityContext>, SecurityContext> event) {
    if (event instanceof OutageTolerantJWKSetSource.OutageEvent<?> outage) {
      LOG.warn(
          "The keys of a realm cannot be read, and those read before are used for at least {} s: {}",
          outage.getRemainingTime() / 1000,
          outage.getException().getMessage());
    }
  }

  private static final class ExistingRealm extends JWKSetSourceWrapper<SecurityContext> {

    ExistingRealm(JWKSetSource<SecurityContext> source) {
      super(source);
    }

    @Override
    public JWKSet getJWKSet(
        JWKSetCacheRefreshEvaluator evaluator, long now, @Nullable SecurityContext context)
        throws KeySourceException {
      try {
        return getSource().getJWKSet(evaluator, now, context);
      } catch (JWKSetRetrievalException e) {
        // So HttpURLConnection says 404 and 410.
        if (e.getCause() instanceof FileNotFoundException) {
          throw new NoSuchRealmException();
        }
        throw e;
      }
    }
  }

  /** Keycloak is there, and the realm is not. */
  static final class NoSuchRealmException extends KeySourceException {
    NoSuchRealmException() {
      super("there is no such realm");
    }
  }
}
