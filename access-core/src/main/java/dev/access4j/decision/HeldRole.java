package dev.access4j.decision;

import java.util.List;

/**
 * A listed role that a subject holds on a solution's version (LU-6).
 *
 * @param role the role
 * @param grants every way by which it is held, at least one
 */
public record HeldRole(RoleRef role, List<Grant> grants) {
  /**
   * Copies the list.
   *
   * @param role see above
   * @param grants see above
   */
  public HeldRole {
    grants = List.copyOf(grants);
  }
}
