package dev.access4j.admin;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.EndUser;
import java.util.List;
import java.util.Map;

/**
 * A user as a form has it. Nothing is checked here: the call that takes it names every fault at
 * once (AD-8).
 *
 * @param username the name to sign in with (DIR-13)
 * @param email the e-mail address (DIR-2)
 * @param firstName the first name, empty if not known
 * @param lastName the last name, empty if not known
 * @param attributes the user's own attributes, all of them (DIR-8)
 */
public record UserDetails(
    String username,
    String email,
    String firstName,
    String lastName,
    Map<String, List<String>> attributes) {

  /**
   * Checks that nothing is null.
   *
   * @param username see above
   * @param email see above
   * @param firstName see above
   * @param lastName see above
   * @param attributes see above
   */
  public UserDetails {
    requireNonNull(username, "username");
    requireNonNull(email, "email");
    requireNonNull(firstName, "firstName");
    requireNonNull(lastName, "lastName");
    requireNonNull(attributes, "attributes");
  }

  /**
   * Returns a user without names and attributes.
   *
   * @param username the name to sign in with
   * @param email the e-mail address
   * @return the details
   */
  public static UserDetails of(String username, String email) {
    return new UserDetails(username, email, "", "", Map.of());
  }

  /**
   * Returns what a form would show of a user.
   *
   * @param user the user
   * @return its details
   */
  public static UserDetails of(EndUser user) {
    return new UserDetails(
        user.username(),
        user.email(),
        user.firstName(),
        user.lastName(),
        user.attributes().values());
  }

  /**
   * Returns these details with other names.
   *
   * @param first the first name
   * @param last the last name
   * @return the changed details
   */
  public UserDetails named(String first, String last) {
    return new UserDetails(username, email, first, last, attributes);
  }

  /**
   * Returns these details with other attributes.
   *
   * @param all all attributes
   * @return the changed details
   */
  public UserDetails withAttributes(Map<String, List<String>> all) {
    return new UserDetails(username, email, firstName, lastName, all);
  }
}
