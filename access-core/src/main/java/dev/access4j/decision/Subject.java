package dev.access4j.decision;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.EndUserId;
import dev.access4j.directory.OrganizationId;

/**
 * Who asks: an end user of an organization, or somebody who is not signed in. It carries the
 * organization, so that an id can never be looked up in another one (DIR-1).
 */
public sealed interface Subject {

  /**
   * Returns where the subject asks.
   *
   * @return the organization
   */
  OrganizationId organization();

  /**
   * An end user who is signed in.
   *
   * @param organization the organization
   * @param id the user's id
   */
  record User(OrganizationId organization, EndUserId id) implements Subject {
    /**
     * Checks that nothing is null.
     *
     * @param organization see above
     * @param id see above
     */
    public User {
      requireNonNull(organization, "organization");
      requireNonNull(id, "id");
    }
  }

  /**
   * Somebody who is not signed in.
   *
   * @param organization the organization
   */
  record Anonymous(OrganizationId organization) implements Subject {
    /**
     * Checks that nothing is null.
     *
     * @param organization see above
     */
    public Anonymous {
      requireNonNull(organization, "organization");
    }
  }

  /**
   * Names an end user.
   *
   * @param organization the organization
   * @param user the user's id
   * @return the subject
   */
  static User user(OrganizationId organization, EndUserId user) {
    return new User(organization, user);
  }

  /**
   * Stands for whoever is not signed in.
   *
   * @param organization the organization
   * @return the subject
   */
  static Anonymous anonymous(OrganizationId organization) {
    return new Anonymous(organization);
  }
}
