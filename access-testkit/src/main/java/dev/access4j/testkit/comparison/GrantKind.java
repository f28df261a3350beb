package dev.access4j.testkit.comparison;

import dev.access4j.decision.Grant;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.SolutionShare;

/** The ways to a role that a comparison must meet all of. */
public enum GrantKind {
  /** A share with the user. */
  USER_SHARE,
  /** A share with a group that names roles. */
  GROUP_SHARE,
  /** A share with a group of the roles that it carries. */
  GROUP_SHARE_FROM_GROUP,
  /** An organization-wide assignment, or one kept from then. */
  ASSIGNMENT,
  /** A role of a group, organization-wide. */
  GROUP_ROLE,
  /** An open solution. */
  GENERAL_ACCESS;

  /**
   * Tells what kind a grant is of.
   *
   * @param grant the grant
   * @return its kind
   */
  public static GrantKind of(Grant grant) {
    if (grant instanceof Grant.GroupShare share) {
      return isFromGroup(share.share()) ? GROUP_SHARE_FROM_GROUP : GROUP_SHARE;
    }
    if (grant instanceof Grant.UserShare) {
      return USER_SHARE;
    }
    if (grant instanceof Grant.Assignment) {
      return ASSIGNMENT;
    }
    return grant instanceof Grant.GroupRole ? GROUP_ROLE : GENERAL_ACCESS;
  }

  private static boolean isFromGroup(SolutionShare share) {
    return share.roles() instanceof SharedRoles.FromGroup;
  }
}
