package dev.access4j.identity;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.Text;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An account as the identity provider has it. Only its {@code sub} is checked: the rest need not
 * keep the rules of an {@link dev.access4j.directory.EndUser}.
 *
 * @param sub what identifies it at the provider, for good
 * @param username the name to sign in with
 * @param email the e-mail address, empty if it has none
 * @param emailVerified whether its owner has confirmed the address
 * @param firstName the first name, empty if not known
 * @param lastName the last name, empty if not known
 * @param enabled whether it may sign in
 * @param attributes its own attributes, as the provider has them
 */
public record Account(
    String sub,
    String username,
    String email,
    boolean emailVerified,
    String firstName,
    String lastName,
    boolean enabled,
    Map<String, List<String>> attributes) {

  /**
   * Checks the {@code sub}, and copies.
   *
   * @param sub see above
   * @param username see above
   * @param email see above
   * @param emailVerified see above
   * @param firstName see above
   * @param lastName see above
   * @param enabled see above
   * @param attributes see above
   * @throws dev.access4j.directory.ValidationException if DIR-13 refuses the {@code sub}
   */
  public Account {
    Text.requireIdentifier(sub, "sub");
    requireNonNull(username, "username");
    requireNonNull(email, "email");
    requireNonNull(firstName, "firstName");
    requireNonNull(lastName, "lastName");
    attributes = copy(attributes);
  }

  static Map<String, List<String>> copy(Map<String, List<String>> attributes) {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    attributes.forEach((key, values) -> copy.put(key, List.copyOf(values)));
    return Collections.unmodifiableMap(copy);
  }
}
