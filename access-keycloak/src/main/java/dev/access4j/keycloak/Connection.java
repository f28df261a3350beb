package dev.access4j.keycloak;

import dev.access4j.identity.IdentityException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests: not more than so many at once, none longer than so long, and again what may be
 * sent again. Thread-safe.
 */
final class Connection {

  private static final int ATTEMPTS = 3;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final HttpClient client;
  private final Duration requestTimeout;
  private final Duration patience;
  private final Semaphore permits;

  Connection(Settings settings) {
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.connectTimeout())
            .build();
    this.requestTimeout = settings.requestTimeout();
    this.patience = settings.connectTimeout().plus(settings.requestTimeout());
    // Fair, so that no thread waits for ever.
    this.permits = new Semaphore(settings.mostRequests(), true);
  }

  /**
   * Sends a request and returns whatever the answer is.
   *
   * @throws IdentityException of the kind {@code UNAVAILABLE} if there is none
   */
  Answer send(HttpRequest.Builder request, boolean repeatable, String what, Failures failures) {
    HttpRequest ready = request.timeout(requestTimeout).build();
    try {
      for (int attempt = 1; ; attempt++) {
        boolean last = !repeatable || attempt == ATTEMPTS;
        IOException broken = null;
        Answer answer = null;
        try {
          answer = once(ready);
        } catch (ConnectException | HttpConnectTimeoutException e) {
          broken = e;
        }
        Duration pause = pause(attempt, answer);
        if (answer != null && (last || !answer.isBusy() || pause.compareTo(LONGEST_PAUSE) > 0)) {
          return answer;
        }
        if (broken != null && last) {
          throw broken;
        }
        TimeUnit.NANOSECONDS.sleep(pause.toNanos());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failures.unavailable(what, "the thread was interrupted", e);
    } catch (TimeoutException e) {
      throw failures.unavailable(
          what, "there was no answer in time. It may have been done all the same", e);
    } catch (CrowdedException e) {
      throw failures.unavailable(
          what, "too many requests are under way already, and none ended in time", e);
    } catch (ConnectException | HttpConnectTimeoutException e) {
      throw failures.unavailable(
          what,
          "no connection to Keycloak at "
              + ready.uri().getAuthority()
              + ". Check that it runs, and that it can be reached from here",
          e);
    } catch (IOException e) {
      throw failures.unavailable(
          what, "the connection to Keycloak broke. It may have been done all the same", e);
    }
  }

  /** Twice as long after each attempt, and never as long as others wait. */
  private static Duration pause(int attempt, @Nullable Answer answer) {
    if (answer != null && answer.retryAfter().matches("\\d{1,6}")) {
      return Duration.ofSeconds(Long.parseLong(answer.retryAfter()));
    }
    long most = FIRST_PAUSE.multipliedBy(1L << (attempt - 1)).toNanos();
    return Duration.ofNanos(ThreadLocalRandom.current().nextLong(most / 2, most));
  }

  /** The timeout of a request ends with the answer's head, hence the second one. */
  private Answer once(HttpRequest request)
      throws IOException, InterruptedException, TimeoutException {
    if (!permits.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new CrowdedException();
    }
    try {
      return exchange(request);
    } finally {
      permits.release();
    }
  }

  private Answer exchange(HttpRequest request)
      throws IOException, InterruptedException, TimeoutException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, BodyHandlers.ofByteArray());
    try {
      return Answer.of(answer.get(patience.toNanos(), TimeUnit.NANOSECONDS));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof HttpConnectTimeoutException timeout) {
        throw timeout;
      }
      if (e.getCause() instanceof HttpTimeoutException timeout) {
        throw (TimeoutException) new TimeoutException().initCause(timeout);
      }
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } finally {
      answer.cancel(true);
    }
  }

  /** There was no room for the request. */
  private static final class CrowdedException extends IOException {}
}
