package dev.access4j.solution;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.EndUserId;
import dev.access4j.directory.Fault;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.directory.ValidationException;
import java.util.List;

/**
 * The grant: a user or a group has roles on one solution, and on no other (SH-1). There is one
 * share for each solution and grantee (SH-6), so that these two name it.
 *
 * @param solution the solution, all versions of it (SH-3)
 * @param grantee who gets the roles
 * @param roles which roles
 * @param validity when it grants (SH-4)
 */
public record SolutionShare(
    SolutionId solution, Grantee grantee, SharedRoles roles, Validity validity) {

  /**
   * Checks the share.
   *
   * @param solution see above
   * @param grantee see above
   * @param roles see above
   * @param validity see above
   * @throws ValidationException if a user is to get the roles of a group (SH-1)
   */
  public SolutionShare {
    requireNonNull(solution, "solution");
    requireNonNull(grantee, "grantee");
    requireNonNull(roles, "roles");
    requireNonNull(validity, "validity");
    if (grantee instanceof Grantee.User && roles instanceof SharedRoles.FromGroup) {
      throw new ValidationException(
          List.of(new Fault("roles", "SH-1", "FROM_GROUP is for a group, not for a user")));
    }
  }

  /**
   * Shares a solution with a user, without end.
   *
   * @param solution the solution
   * @param user who gets the roles
   * @param roles which roles, at least one
   * @return the share
   * @throws ValidationException if there is no role, or {@code Anonymous} is among them
   */
  public static SolutionShare withUser(SolutionId solution, EndUserId user, RoleId... roles) {
    return new SolutionShare(
        solution, new Grantee.User(user), SharedRoles.of(roles), Validity.ALWAYS);
  }

  /**
   * Shares a solution with a group, without end.
   *
   * @param solution the solution
   * @param group whose members get the roles
   * @param roles which roles
   * @return the share
   */
  public static SolutionShare withGroup(SolutionId solution, GroupId group, SharedRoles roles) {
    return new SolutionShare(solution, new Grantee.Group(group), roles, Validity.ALWAYS);
  }

  /**
   * Returns this share with another validity.
   *
   * @param when when it grants
   * @return the changed share
   */
  public SolutionShare during(Validity when) {
    return new SolutionShare(solution, grantee, roles, when);
  }
}
