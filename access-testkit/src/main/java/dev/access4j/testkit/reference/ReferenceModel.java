package dev.access4j.testkit.reference;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that one organization holds at one revision, in plain collections, which are kept as
 * they are given and changed by nobody.
 *
 * @param id the organization's id
 * @param revision the revision that all of it was read at
 * @param organizations the organization itself, or nothing if it does not exist
 * @param users all users, in the store's order
 * @param groups all groups
 * @param roles all roles, the built-in {@code Anonymous} too
 * @param members the users that are members of each group; no entry for none
 * @param assignments the roles assigned to each user organization-wide; no entry for none
 * @param solutions all solutions
 * @param versions all versions of each solution; no entry for none
 * @param shares all shares of each solution; no entry for none
 */
public record ReferenceModel(
    OrganizationId id,
    Revision revision,
    List<Organization> organizations,
    Map<EndUserId, EndUser> users,
    Map<GroupId, EndUserGroup> groups,
    Map<RoleId, EndUserRole> roles,
    Map<GroupId, Set<EndUserId>> members,
    Map<EndUserId, Set<RoleId>> assignments,
    Map<SolutionId, Solution> solutions,
    Map<SolutionId, List<SolutionVersion>> versions,
    Map<SolutionId, List<SolutionShare>> shares) {

  /**
   * Reads a whole organization, page by page.
   *
   * @param view the organization at one revision
   * @return all that the view shows
   */
  public static ReferenceModel of(ReadView view) {
    return new ModelReader(view).read();
  }

  /**
   * Returns the organization itself.
   *
   * @return the organization, or empty if it does not exist
   */
  public Optional<Organization> organization() {
    return organizations.stream().findFirst();
  }

  /**
   * Finds the groups of a user.
   *
   * @param user the user's id
   * @return every group that it is a member of
   */
  public List<EndUserGroup> groupsOf(EndUserId user) {
    List<EndUserGroup> found = new ArrayList<>();
    for (EndUserGroup group : groups.values()) {
      if (members.getOrDefault(group.id(), Set.of()).contains(user)) {
        found.add(group);
      }
    }
    return found;
  }
}
