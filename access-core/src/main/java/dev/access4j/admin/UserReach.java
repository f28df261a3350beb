package dev.access4j.admin;

import static java.util.Objects.requireNonNull;

import dev.access4j.decision.RoleRef;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.solution.SolutionShare;
import dev.access4j.store.Revision;
import java.util.List;

/**
 * By what a user is reached, at one revision.
 *
 * @param user the user
 * @param groups the groups that it is a member of, by name
 * @param assignments the roles assigned to it organization-wide (AM-2, AM-3), by name
 * @param shares the shares with itself
 * @param groupShares the shares with its groups
 * @param revision when this was so
 */
public record UserReach(
    EndUser user,
    List<EndUserGroup> groups,
    List<RoleRef> assignments,
    List<SolutionShare> shares,
    List<SolutionShare> groupShares,
    Revision revision) {

  /**
   * Copies the lists.
   *
   * @param user see above
   * @param groups see above
   * @param assignments see above
   * @param shares see above
   * @param groupShares see above
   * @param revision see above
   */
  public UserReach {
    requireNonNull(user, "user");
    groups = List.copyOf(groups);
    assignments = List.copyOf(assignments);
    shares = List.copyOf(shares);
    groupShares = List.copyOf(groupShares);
    requireNonNull(revision, "revision");
  }
}
