package dev.access4j.keycloak;

import static dev.access4j.keycloak.Call.encode;

import dev.access4j.identity.IdentityException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The service account of a realm's client: has a token, renewed before it ends, and asked for by
 * one thread at a time. Those who wait meanwhile get what that one gets. Thread-safe.
 */
final class ServiceAccount {

  private static final String WHAT = "sign in to Keycloak";
  private static final Duration LONGEST_MARGIN = Duration.ofSeconds(30);

  private final Settings settings;
  private final KeycloakRealm realm;
  private final Connection connection;
  private final Failures failures;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile Outcome outcome = new Outcome(0, "", Instant.MIN, null);

  /** What came of asking last: a token, or a failure. */
  private record Outcome(
      int number, String token, Instant until, @Nullable IdentityException failure) {}

  ServiceAccount(Settings settings, KeycloakRealm realm, Connection connection, Failures failures) {
    this.settings = settings;
    this.realm = realm;
    this.connection = connection;
    this.failures = failures;
  }

  /**
   * Returns a token.
   *
   * @param refused a token that the server does not take any more, or empty
   */
  String token(String refused) {
    Outcome before = outcome;
    if (isGood(before, refused)) {
      return before.token();
    }
    try {
      asking.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failures.unavailable(WHAT, "the thread was interrupted", e);
    }
    try {
      Outcome now = outcome;
      if (now.number() != before.number() && now.failure() != null) {
        throw new IdentityException(
            now.failure().kind(), String.valueOf(now.failure().getMessage()), now.failure());
      }
      return isGood(now, refused) ? now.token() : ask();
    } finally {
      asking.unlock();
    }
  }

  private boolean isGood(Outcome last, String refused) {
    return !last.token().isEmpty()
        && !last.token().equals(refused)
        && settings.clock().instant().isBefore(last.until());
  }

  private String ask() {
    Instant start = settings.clock().instant();
    try {
      Answer answer = connection.send(request(), true, WHAT, failures);
      String token = answer.body().path("access_token").asText("");
      if (!answer.isDone() || token.isEmpty()) {
        throw failures.ofToken(answer);
      }
      Duration life = Duration.ofSeconds(answer.body().path("expires_in").asLong(0));
      Duration margin = life.dividedBy(5);
      outcome =
          new Outcome(
              outcome.number() + 1,
              token,
              start
                  .plus(life)
                  .minus(margin.compareTo(LONGEST_MARGIN) < 0 ? margin : LONGEST_MARGIN),
              null);
      return token;
    } catch (IdentityException e) {
      // Another thread is not to fail because this one was interrupted.
      if (!Thread.currentThread().isInterrupted()) {
        outcome = new Outcome(outcome.number() + 1, "", Instant.MIN, e);
      }
      throw e;
    }
  }

  private HttpRequest.Builder request() {
    String form =
        "grant_type=client_credentials&client_id="
            + encode(realm.clientId())
            + "&client_secret="
            + encode(realm.clientSecret());
    return HttpRequest.newBuilder(
            URI.create(
                settings.server()
                    + "/realms/"
                    + encode(realm.name())
                    + "/protocol/openid-connect/token"))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(form));
  }
}
