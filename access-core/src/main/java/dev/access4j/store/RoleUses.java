package dev.access4j.store;

import dev.access4j.directory.EndUserId;
import dev.access4j.directory.GroupId;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionShare;
import java.util.List;
import java.util.Set;

/**
 * Everything that names a role: what goes with it when it is deleted (DIR-10).
 *
 * @param groups the groups that carry it
 * @param versions the versions that list it, drafts and published ones
 * @param shares the shares that name it
 * @param users the users that it is assigned to
 */
public record RoleUses(
    Set<GroupId> groups,
    Set<SolutionRef.Pinned> versions,
    List<SolutionShare> shares,
    Set<EndUserId> users) {

  /**
   * Copies the collections.
   *
   * @param groups see above
   * @param versions see above
   * @param shares see above
   * @param users see above
   */
  public RoleUses {
    groups = Set.copyOf(groups);
    versions = Set.copyOf(versions);
    shares = List.copyOf(shares);
    users = Set.copyOf(users);
  }
}
