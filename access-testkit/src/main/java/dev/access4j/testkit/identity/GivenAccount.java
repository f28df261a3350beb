package dev.access4j.testkit.identity;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/**
 * An account that is to be there, made without the library. Its owner has used it: where accounts
 * have passwords it has one, and waits for nothing more from its owner.
 *
 * @param username the name to sign in with
 * @param email the e-mail address, empty for none
 * @param emailVerified whether its owner has confirmed the address
 * @param firstName the first name
 * @param lastName the last name
 * @param enabled whether it may sign in
 * @param attributes its attributes
 */
public record GivenAccount(
    String username,
    String email,
    boolean emailVerified,
    String firstName,
    String lastName,
    boolean enabled,
    Map<String, List<String>> attributes) {

  /**
   * Copies.
   *
   * @param username see above
   * @param email see above
   * @param emailVerified see above
   * @param firstName see above
   * @param lastName see above
   * @param enabled see above
   * @param attributes see above
   */
  public GivenAccount {
    requireNonNull(username, "username");
    requireNonNull(email, "email");
    requireNonNull(firstName, "firstName");
    requireNonNull(lastName, "lastName");
    attributes = Map.copyOf(attributes);
  }

  static GivenAccount of(String username, String email) {
    return new GivenAccount(username, email, true, "Ann", "Given", true, Map.of());
  }

  GivenAccount unconfirmed() {
    return new GivenAccount(username, email, false, firstName, lastName, enabled, attributes);
  }

  GivenAccount disabled() {
    return new GivenAccount(username, email, emailVerified, firstName, lastName, false, attributes);
  }

  GivenAccount named(String first, String last) {
    return new GivenAccount(username, email, emailVerified, first, last, enabled, attributes);
  }

  GivenAccount with(Map<String, List<String>> given) {
    return new GivenAccount(username, email, emailVerified, firstName, lastName, enabled, given);
  }
}
