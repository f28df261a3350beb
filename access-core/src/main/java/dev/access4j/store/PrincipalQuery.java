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
   * The active users that have one of some roles by a share on a solution, with themselves or with
   * a group, whenever it grants, or by an assignment.
   *
   * @param solution the solution
   * @param roles the roles
   */
  record Reached(SolutionId solution, Set<RoleId> roles) implements PrincipalQuery {
    /**
     * Copies the roles.
     *
     * @param solution see above
     * @param roles see above
     */
    public Reached {
      roles = Set.copyOf(roles);
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
