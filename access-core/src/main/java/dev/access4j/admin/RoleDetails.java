package dev.access4j.admin;

import static java.util.Objects.requireNonNull;

/**
 * A role as a form has it. Nothing is checked here: the call that takes it names every fault at
 * once (AD-8).
 *
 * @param name the role's name (DIR-5)
 * @param description what it is for, empty for none
 */
public record RoleDetails(String name, String description) {

  /**
   * Checks that nothing is null.
   *
   * @param name see above
   * @param description see above
   */
  public RoleDetails {
    requireNonNull(name, "name");
    requireNonNull(description, "description");
  }

  /**
   * Returns a role without a description.
   *
   * @param name the role's name
   * @return the details
   */
  public static RoleDetails of(String name) {
    return new RoleDetails(name, "");
  }
}
