package dev.access4j.keycloak;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The realms whose tokens were seen last, a bounded number. Thread-safe. */
final class TokenRealms {

  private static final int REFRESHERS = 2;

  private final String server;
  private final String issuer;
  private final InstantSource clock;
  private final TokenKeyTimes times;
  private final ExecutorService refresher = refresher();
  private final Map<String, TokenRealm> byName;

  /**
   * A realm.
   *
   * @param issuer what its tokens name as their issuer
   * @param keys its keys
   */
  record TokenRealm(String issuer, TokenKeys keys) {}

  TokenRealms(URI server, URI issuer, InstantSource clock, TokenKeyTimes times, int most) {
    this.server = withoutSlash(server);
    this.issuer = withoutSlash(issuer);
    this.clock = clock;
    this.times = times;
    this.byName =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, TokenRealm> eldest) {
            return size() > most;
          }
        };
  }

  static String withoutSlash(URI uri) {
    boolean plain =
        ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
            && uri.getHost() != null
            && uri.getRawUserInfo() == null
            && uri.getRawQuery() == null
            && uri.getRawFragment() == null;
    if (!plain) {
      throw new IllegalArgumentException(
          "a server's address is http or https with host, and at most port and path");
    }
    String text = uri.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  /** Its threads end when they have nothing to do, so that there is nothing to close. */
  private static ExecutorService refresher() {
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            REFRESHERS,
            REFRESHERS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "access4j-keycloak-keys");
              thread.setDaemon(true);
              return thread;
            });
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }

  synchronized TokenRealm get(String name) {
    return byName.computeIfAbsent(name, this::create);
  }

  private TokenRealm create(String name) {
    String path = "/realms/" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    try {
      URL url = new URL(server + path + "/protocol/openid-connect/certs");
      TokenKeys keys = new TokenKeys(name, TokenKeySource.of(url, times, refresher), clock);
      return new TokenRealm(issuer + path, keys);
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }
}
