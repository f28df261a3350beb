package dev.access4j.store;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.solution.SolutionShare;
import java.util.List;
import java.util.Set;

/**
 * An end user with all that names it, as one look-up brings it.
 *
 * @param user the user
 * @param groups the groups that it is a member of
 * @param assignments the roles assigned to it organization-wide (AM-2, AM-3)
 * @param shares the shares that name it, not those of its groups
 */
public record PrincipalRecord(
    EndUser user, Set<GroupId> groups, Set<RoleId> assignments, List<SolutionShare> shares) {

  /**
   * Copies the collections.
   *
   * @param user see above
   * @param groups see above
   * @param assignments see above
   * @param shares see above
   */
  public PrincipalRecord {
    groups = Set.copyOf(groups);
    assignments = Set.copyOf(assignments);
    shares = List.copyOf(shares);
  }
}
