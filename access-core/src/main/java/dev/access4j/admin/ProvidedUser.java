package dev.access4j.admin;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.EndUser;

/**
 * A user, and how the identity provider fared with it (ID-3).
 *
 * @param user the user as it is here
 * @param problem what went wrong at the provider, for people; empty if nothing did. It never holds
 *     a secret
 */
public record ProvidedUser(Versioned<EndUser> user, String problem) {

  /**
   * Checks that nothing is null.
   *
   * @param user see above
   * @param problem see above
   */
  public ProvidedUser {
    requireNonNull(user, "user");
    requireNonNull(problem, "problem");
  }
}
