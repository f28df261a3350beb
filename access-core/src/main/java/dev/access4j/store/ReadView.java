package dev.access4j.store;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.VersionId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One organization at one revision (DIR-1, EV-10). Not thread-safe: it belongs to the thread and
 * the call that it was made for, and ends with it.
 *
 * <p>Every method throws {@link StoreException} if the store cannot be read (EV-9), and {@link
 * IllegalStateException} after the call has ended. What it returns is the caller's, and may be
 * kept.
 *
 * <p>Every method costs one query, whatever it finds, unless it says otherwise. Lists that are
 * paged come in an order of the store's own, by key, that stays the same; each key once.
 */
public interface ReadView extends AdministrationView {

  // --- Where we are ---

  /**
   * Returns the organization that is read. No query.
   *
   * @return its id, whether it exists or not
   */
  OrganizationId organizationId();

  /**
   * Returns the revision of all that this view shows. In a write it is the revision that the write
   * makes if it changes something; one that changes nothing makes none, so that nobody should be
   * told of this revision before. At most one query for a view; a store may bring the revision
   * along with another one.
   *
   * @return the revision, {@link Revision#NONE} if there is no such organization
   */
  Revision revision();

  /**
   * Returns the organization itself.
   *
   * @return the organization, or empty if it does not exist
   */
  Optional<Organization> organization();

  /**
   * Returns what has been changed since a revision, for caches that a feed has left behind (EV-11).
   *
   * @param revision a revision that somebody has seen
   * @return the changes after it up to {@link #revision()}, in order without a gap, in a write up
   *     to the revision that it started from; empty if the store does not remember them all
   */
  Optional<List<Change>> changesAfter(Revision revision);

  // --- What the evaluator loads ---

  /**
   * Finds a user with all that names it.
   *
   * @param user the user's id
   * @return the user, or empty if there is none
   */
  Optional<PrincipalRecord> principal(EndUserId user);

  /**
   * Finds groups. One query for all of them; none is needed for an empty set.
   *
   * @param groups the groups' ids
   * @return those that exist, by id
   */
  Map<GroupId, GroupRecord> groups(Set<GroupId> groups);

  /**
   * Finds solutions, each with one of its versions or the live one (SOL-1). One query for all of
   * them; none is needed for an empty set.
   *
   * @param refs the solutions and versions
   * @return for each whose solution exists, the solution, with the version if there is such a one
   */
  Map<SolutionRef, PolicyRecord> policies(Set<SolutionRef> refs);

  /**
   * Finds a solution with one of its versions, or the live one, as {@link #policies} does.
   *
   * @param ref the solution and version
   * @return the solution, with the version if there is such a one; empty if there is no solution
   */
  default Optional<PolicyRecord> policy(SolutionRef ref) {
    return Optional.ofNullable(policies(Set.of(ref)).get(ref));
  }

  /**
   * Finds the solutions that may be open to somebody without a share: those with general access,
   * and those whose live version lists one of some roles (LU-1).
   *
   * @param roles the roles, possibly none
   * @return the solutions' ids, possibly too many, never too few
   */
  Set<SolutionId> solutionsOpenOrListing(Set<RoleId> roles);

  /**
   * Finds the versions that somebody may reach (LU-5): the published ones of some solutions and of
   * those with general access, and those that list one of some roles.
   *
   * @param solutions the solutions, possibly none
   * @param roles the roles, possibly none
   * @return the published versions, possibly too many, never too few
   */
  Set<SolutionRef.Pinned> publishedVersions(Set<SolutionId> solutions, Set<RoleId> roles);

  /**
   * Pages through users by their id (LU-4).
   *
   * @param query which users
   * @param page how many after which one
   * @return the page; shorter than its limit only at the end
   */
  List<PrincipalRecord> principals(PrincipalQuery query, PageRequest<EndUserId> page);

  // --- What writers and lists need ---

  /**
   * Finds a solution without its versions. Unless overridden, a query by {@link #policies}.
   *
   * @param solution the solution's id
   * @return the solution, or empty if there is none
   */
  default Optional<Solution> solution(SolutionId solution) {
    return policy(SolutionRef.live(solution)).map(PolicyRecord::solution);
  }

  /**
   * Finds a version, draft or published. Unless overridden, a query by {@link #policies}.
   *
   * @param solution the solution's id
   * @param version the version's id
   * @return the version, or empty if there is none
   */
  default Optional<SolutionVersion> version(SolutionId solution, VersionId version) {
    return policy(SolutionRef.pinned(solution, version)).flatMap(PolicyRecord::version);
  }

  /**
   * Finds a group. Unless overridden, a query by {@link #groups(Set)}.
   *
   * @param group the group's id
   * @return the group, or empty if there is none
   */
  default Optional<GroupRecord> group(GroupId group) {
    return Optional.ofNullable(groups(Set.of(group)).get(group));
  }

  /**
   * Finds users by their ids, without what names them. One query for all of them.
   *
   * @param users the users' ids
   * @return those that exist, by id
   */
  Map<EndUserId, EndUser> users(Set<EndUserId> users);

  /**
   * Finds a user by its id, without what names it.
   *
   * @param user the user's id
   * @return the user, or empty if there is none
   */
  default Optional<EndUser> user(EndUserId user) {
    return Optional.ofNullable(users(Set.of(user)).get(user));
  }

  /**
   * Finds users by their usernames (DIR-2). One query for all of them.
   *
   * @param usernames usernames, in any case
   * @return for each username that a user's equals ignoring case, that user, by the username as it
   *     was given
   */
  Map<String, EndUser> usersNamed(Set<String> usernames);

  /**
   * Finds a user by its username (DIR-2).
   *
   * @param username a username, in any case
   * @return the user whose username equals it ignoring case
   */
  default Optional<EndUser> userNamed(String username) {
    return Optional.ofNullable(usersNamed(Set.of(username)).get(username));
  }

  /**
   * Finds users by their e-mail addresses (DIR-2). One query for all of them.
   *
   * @param emails addresses, in any case
   * @return for each address that a user's equals ignoring case, that user, by the address as it
   *     was given
   */
  Map<String, EndUser> usersWithEmails(Set<String> emails);

  /**
   * Finds a user by its e-mail address (DIR-2).
   *
   * @param email an address, in any case
   * @return the user whose address equals it ignoring case
   */
  default Optional<EndUser> userWithEmail(String email) {
    return Optional.ofNullable(usersWithEmails(Set.of(email)).get(email));
  }

  /**
   * Finds users by their accounts (DIR-2). One query for all of them.
   *
   * @param subs the accounts' {@code sub}s, compared exactly
   * @return for each that a user has, that user
   */
  Map<String, EndUser> usersWithSubs(Set<String> subs);

  /**
   * Finds a user by its account (DIR-2).
   *
   * @param sub the account's {@code sub}, compared exactly
   * @return the user, or empty if there is none
   */
  default Optional<EndUser> userWithSub(String sub) {
    return Optional.ofNullable(usersWithSubs(Set.of(sub)).get(sub));
  }

  /**
   * Finds roles by their ids; the built-in {@code Anonymous} too (DIR-6). One query for all of
   * them.
   *
   * @param roles the roles' ids
   * @return those that exist, by id
   */
  Map<RoleId, EndUserRole> roles(Set<RoleId> roles);

  /**
   * Finds a role by its id; the built-in {@code Anonymous} too (DIR-6).
   *
   * @param role the role's id
   * @return the role, or empty if there is none
   */
  default Optional<EndUserRole> role(RoleId role) {
    return Optional.ofNullable(roles(Set.of(role)).get(role));
  }

  /**
   * Finds a role by its name (DIR-5, DIR-12).
   *
   * @param scope where the role belongs
   * @param name a name, in any case
   * @return the role of that scope whose name equals it ignoring case; not the built-in one
   */
  Optional<EndUserRole> roleNamed(RoleScope scope, String name);

  /**
   * Tells whether some solution has an own role of a name (DIR-12).
   *
   * @param name a name, in any case
   * @return true if a role that belongs to a solution has this name ignoring case
   */
  boolean anySolutionHasRoleNamed(String name);

  /**
   * Finds everything that names a role (DIR-10), but for its assignments. A query for each kind of
   * use, and an answer as large as what names the role: for deletions, not for checks.
   *
   * @param role the role's id
   * @return its uses, possibly none
   */
  RoleUses roleUses(RoleId role);

  /**
   * Pages through the users to whom a role is assigned organization-wide, by their id (AM-2).
   *
   * @param role the role's id
   * @param page how many after which one
   * @return the page; shorter than its limit only at the end
   */
  List<EndUserId> assigned(RoleId role, PageRequest<EndUserId> page);

  /**
   * Finds groups by their names (DIR-7). One query for all of them.
   *
   * @param names names, in any case
   * @return for each name that a group's equals ignoring case, that group, by the name as it was
   *     given
   */
  Map<String, GroupRecord> groupsNamed(Set<String> names);

  /**
   * Finds a group by its name (DIR-7).
   *
   * @param name a name, in any case
   * @return the group whose name equals it ignoring case
   */
  default Optional<GroupRecord> groupNamed(String name) {
    return Optional.ofNullable(groupsNamed(Set.of(name)).get(name));
  }

  /**
   * Finds who of some users is a member of a group. One query for all of them.
   *
   * @param group the group's id
   * @param users the users' ids
   * @return those that are members
   */
  Set<EndUserId> membersAmong(GroupId group, Set<EndUserId> users);

  /**
   * Tells whether a user is a member of a group.
   *
   * @param group the group's id
   * @param user the user's id
   * @return true if it is
   */
  default boolean isMember(GroupId group, EndUserId user) {
    return membersAmong(group, Set.of(user)).contains(user);
  }

  /**
   * Pages through roles by their id, without the built-in one.
   *
   * @param page how many after which one
   * @return the page; shorter than its limit only at the end
   */
  List<EndUserRole> roles(PageRequest<RoleId> page);

  /**
   * Pages through groups by their id.
   *
   * @param page how many after which one
   * @return the page; shorter than its limit only at the end
   */
  List<GroupRecord> groups(PageRequest<GroupId> page);

  /**
   * Pages through the members of a group by their id.
   *
   * @param group the group's id
   * @param page how many after which one
   * @return the page; shorter than its limit only at the end
   */
  List<EndUserId> members(GroupId group, PageRequest<EndUserId> page);

  /**
   * Pages through solutions by their id.
   *
   * @param page how many after which one
   * @return the page; shorter than its limit only at the end
   */
  List<Solution> solutions(PageRequest<SolutionId> page);

  /**
   * Pages through the versions of a solution by their id.
   *
   * @param solution the solution's id
   * @param page how many after which one
   * @return the page; shorter than its limit only at the end
   */
  List<SolutionVersion> versions(SolutionId solution, PageRequest<VersionId> page);

  /**
   * Pages through the shares of a solution, those with users first, each kind by id.
   *
   * @param solution the solution's id
   * @param page how many after which one
   * @return the page; shorter than its limit only at the end
   */
  List<SolutionShare> shares(SolutionId solution, PageRequest<Grantee> page);
}
