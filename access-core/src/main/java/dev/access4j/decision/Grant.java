package dev.access4j.decision;

import dev.access4j.directory.EndUserGroup;
import dev.access4j.solution.SolutionShare;

/** How a subject came by a role on a solution (EV-8). */
public sealed interface Grant {

  /**
   * Returns what is granted.
   *
   * @return the role
   */
  RoleRef role();

  /**
   * A share with the user itself.
   *
   * @param role the role
   * @param share the share
   */
  record UserShare(RoleRef role, SolutionShare share) implements Grant {
    @Override
    public String toString() {
      return role + " by a share with the user";
    }
  }

  /**
   * A share with a group of the user.
   *
   * @param role the role
   * @param group the group
   * @param share the share; its roles are the group's own if it says {@code FROM_GROUP}
   */
  record GroupShare(RoleRef role, EndUserGroup group, SolutionShare share) implements Grant {
    @Override
    public String toString() {
      return role + " by a share with the group '" + group.name() + "'";
    }
  }

  /**
   * An organization-wide assignment to the user (AM-2), or one kept from then (AM-3).
   *
   * @param role the role
   */
  record Assignment(RoleRef role) implements Grant {
    @Override
    public String toString() {
      return role + " by an organization-wide assignment";
    }
  }

  /**
   * A role of a group of the user, where roles count organization-wide (AM-2).
   *
   * @param role the role
   * @param group the group that carries it
   */
  record GroupRole(RoleRef role, EndUserGroup group) implements Grant {
    @Override
    public String toString() {
      return role + " carried by the group '" + group.name() + "'";
    }
  }

  /**
   * General access: the solution is open (SH-5).
   *
   * @param role the role {@code Anonymous}
   */
  record GeneralAccess(RoleRef role) implements Grant {
    @Override
    public String toString() {
      return role + " by general access";
    }
  }
}
