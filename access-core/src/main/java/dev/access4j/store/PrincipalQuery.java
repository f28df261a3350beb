package dev.access4j.store;

import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import java.util.Set;

/**
 * Which end users to page through. A store may return more than match, since the evaluator checks
 * each one, but never fewer; the fewer too many, the faster.
 */
public sealed interface PrincipalQuery {

  /** All end users, whatever their status. */
  record Everyone() implements PrincipalQuery {}

  /** All active end users. */
  record Active() implements PrincipalQuery {}

  /**
   * The active users that a share on a solution names, themselves or by a group, or that are
   * assigned one of some roles.
   *
   * @param solution the solution
   * @param assigned roles that do when they are assigned to the user itself
   */
  record Reached(SolutionId solution, Set<RoleId> assigned) implements PrincipalQuery {
    /**
     * Copies the roles.
     *
     * @param solution see above
     * @param assigned see above
     */
    public Reached {
      assigned = Set.copyOf(assigned);
    }
  }

  /**
   * The active users that hold one of some roles, assigned to themselves or carried by a group.
   *
   * @param roles the roles
   */
  record Holding(Set<RoleId> roles) implements PrincipalQuery {
    /**
     * Copies the roles.
     *
     * @param roles see above
     */
    public Holding {
      roles = Set.copyOf(roles);
    }
  }
}
