package dev.access4j.keycloak;

import static java.util.Objects.requireNonNull;

/**
 * The realm of one organization, and as whom to administer it: a client of this realm with a
 * service account (ID-1).
 *
 * @param name the realm's name
 * @param clientId the client's id
 * @param clientSecret the client's secret; it is in no message and no log
 */
public record KeycloakRealm(String name, String clientId, String clientSecret) {

  /**
   * Checks that nothing is empty.
   *
   * @param name see above
   * @param clientId see above
   * @param clientSecret see above
   * @throws IllegalArgumentException if one is empty
   */
  public KeycloakRealm {
    require(name, "name");
    require(clientId, "clientId");
    require(clientSecret, "clientSecret");
  }

  private static void require(String value, String field) {
    if (requireNonNull(value, field).isBlank()) {
      throw new IllegalArgumentException("the realm's " + field + " is empty");
    }
  }

  @Override
  public String toString() {
    return "KeycloakRealm[" + name + ", " + clientId + "]";
  }
}
