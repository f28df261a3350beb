package dev.access4j.store;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.EndUserId;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.VersionId;
import java.util.Set;

/**
 * What one write touched: the record beside each revision.
 *
 * @param organization where
 * @param revision the revision that the write made
 * @param touched what has to be read again; immutable, never empty
 */
public record Change(OrganizationId organization, Revision revision, Set<Touched> touched) {

  /**
   * Checks and copies.
   *
   * @param organization see above
   * @param revision see above
   * @param touched see above
   */
  public Change {
    requireNonNull(organization, "organization");
    requireNonNull(revision, "revision");
    touched = Set.copyOf(touched);
    if (touched.isEmpty()) {
      throw new IllegalArgumentException("a write that touched nothing makes no revision");
    }
  }

  /** One thing that has to be read again. */
  public sealed interface Touched {}

  /** The organization itself was put. */
  public record TouchedOrganization() implements Touched {}

  /**
   * A user was put or deleted, or its memberships, assignments or shares were changed.
   *
   * @param user the user
   */
  public record TouchedUser(EndUserId user) implements Touched {}

  /**
   * A group was put or deleted, or its shares were changed.
   *
   * @param group the group
   */
  public record TouchedGroup(GroupId group) implements Touched {}

  /**
   * A group was deleted and all its memberships ended: a member that is read anew has no such
   * group, and one that is not might be given the rights of another group under the same id.
   *
   * @param group the group
   */
  public record TouchedMembers(GroupId group) implements Touched {}

  /**
   * A role was deleted and all its organization-wide assignments ended: a user that is read anew
   * holds it no more.
   *
   * @param role the role
   */
  public record TouchedHolders(RoleId role) implements Touched {}

  /**
   * A role was put or deleted.
   *
   * @param role the role
   */
  public record TouchedRole(RoleId role) implements Touched {}

  /**
   * A solution was put or deleted.
   *
   * @param solution the solution
   */
  public record TouchedSolution(SolutionId solution) implements Touched {}

  /**
   * A version was put or deleted.
   *
   * @param solution its solution
   * @param version the version
   */
  public record TouchedVersion(SolutionId solution, VersionId version) implements Touched {}
}
