package dev.access4j.directory;

import static java.util.Objects.requireNonNull;

/**
 * The outer boundary: every other id is scoped by an organization (DIR-1).
 *
 * @param id the organization's id
 * @param name its name for people, 1 to 255 characters (DIR-13)
 * @param assignmentModel what makes a role count (AM-1)
 */
public record Organization(OrganizationId id, String name, AssignmentModel assignmentModel) {

  /**
   * Checks the organization.
   *
   * @param id see above
   * @param name see above
   * @param assignmentModel see above
   * @throws ValidationException if the name breaks DIR-13
   */
  public Organization {
    requireNonNull(id, "id");
    requireNonNull(assignmentModel, "assignmentModel");
    Text.requireIdentifier(name, "name");
  }

  /**
   * Returns an organization with the default assignment model, {@link
   * AssignmentModel#PER_SOLUTION}.
   *
   * @param id the organization's id
   * @param name its name for people
   * @return the organization
   * @throws ValidationException if the name breaks DIR-13
   */
  public static Organization of(OrganizationId id, String name) {
    return new Organization(id, name, AssignmentModel.PER_SOLUTION);
  }
}
