package dev.access4j.keycloak;

import dev.access4j.directory.OrganizationId;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/**
 * How to talk to the server.
 *
 * @param server its address, without a slash at the end
 * @param connectTimeout how long a connection may take
 * @param requestTimeout how long an answer may take, from the first byte sent to the last received
 * @param mostRequests how many requests may be under way at once
 * @param clock tells when a token has to be renewed
 */
record Settings(
    URI server,
    Duration connectTimeout,
    Duration requestTimeout,
    int mostRequests,
    InstantSource clock) {

  Settings {
    String scheme = String.valueOf(server.getScheme());
    if (!(scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https"))
        || server.getHost() == null
        || server.getRawUserInfo() != null
        || server.getRawQuery() != null
        || server.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "the address of a Keycloak server is http or https, a host, and perhaps a port and path");
    }
    server = URI.create(server.toString().replaceAll("/+$", ""));
    requirePositive(connectTimeout, "connect timeout");
    requirePositive(requestTimeout, "request timeout");
    if (mostRequests < 1) {
      throw new IllegalArgumentException("at least one request at once: " + mostRequests);
    }
  }

  /** Two organizations in one realm could not be told apart by its tokens (DIR-1). */
  static void requireOwnRealm(
      Map<OrganizationId, String> taken, OrganizationId organization, String realm) {
    taken.forEach(
        (other, name) -> {
          if (name.equals(realm) && !other.equals(organization)) {
            throw new IllegalArgumentException(
                "the realm '" + realm + "' is that of '" + other + "' already");
          }
        });
  }

  private static void requirePositive(Duration value, String what) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException("the " + what + " is not positive: " + value);
    }
  }
}
