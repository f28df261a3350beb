package dev.access4j.store;

import dev.access4j.audit.AuditEvent;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.VersionId;
import java.util.Set;

/**
 * One write to one organization. It sees what it has written itself. Not thread-safe: it belongs to
 * the thread and the call that it was made for, and ends with it.
 *
 * <p>Each method stores or removes one thing, says so in the write's {@link Change}, and follows no
 * rule but the store's own integrity: names that are unique (DIR-2, DIR-5, DIR-7), references to
 * things that exist, and an organization that has been put, for an event too; all of it at the
 * latest when the write ends. Other rules, and cascades, are {@link AccessWriter}'s. To put
 * replaces the whole of what is there under the same id. To remove what is not there removes
 * nothing.
 *
 * <p>Each method throws {@link IntegrityException}, now or at the end, {@link StoreException} if
 * the store cannot be written, and {@link IllegalStateException} after the call has ended. Each
 * costs a few statements, as many as the thing has parts, and not more for a group or role that
 * many hold.
 */
public interface WriteTransaction extends ReadView {

  /**
   * Makes or replaces the organization itself; touches {@link Change.TouchedOrganization}.
   *
   * @param organization the organization, of this transaction's id
   */
  void put(Organization organization);

  /**
   * Makes or replaces a user; touches it.
   *
   * @param user the user
   */
  void put(EndUser user);

  /**
   * Removes a user that nothing names any more; touches it.
   *
   * @param user the user's id
   */
  void delete(EndUserId user);

  /**
   * Makes or replaces a role; touches it.
   *
   * @param role the role
   */
  void put(EndUserRole role);

  /**
   * Removes a role and its organization-wide assignments, however many; touches the role and, in
   * one {@link Change.TouchedHolders}, all that it was assigned to.
   *
   * @param role the role's id; no group, version or share names it any more
   */
  void delete(RoleId role);

  /**
   * Makes or replaces a group; touches it.
   *
   * @param group the group
   */
  void put(EndUserGroup group);

  /**
   * Removes a group and its memberships; touches the group and, in one {@link
   * Change.TouchedMembers}, all that were its members.
   *
   * @param group the group's id; no share names it any more
   */
  void delete(GroupId group);

  /**
   * Makes users members; touches each of them.
   *
   * @param group the group's id
   * @param users the users' ids
   */
  void addMembers(GroupId group, Set<EndUserId> users);

  /**
   * Makes a user a member; touches the user.
   *
   * @param group the group's id
   * @param user the user's id
   */
  default void addMember(GroupId group, EndUserId user) {
    addMembers(group, Set.of(user));
  }

  /**
   * Ends a membership; touches the user.
   *
   * @param group the group's id
   * @param user the user's id
   */
  void removeMember(GroupId group, EndUserId user);

  /**
   * Assigns a role organization-wide; touches the user.
   *
   * @param user the user's id
   * @param role the role's id
   */
  void assign(EndUserId user, RoleId role);

  /**
   * Takes an organization-wide assignment away; touches the user.
   *
   * @param user the user's id
   * @param role the role's id
   */
  void unassign(EndUserId user, RoleId role);

  /**
   * Makes or replaces a solution; touches it.
   *
   * @param solution the solution; its live version exists when the write ends
   */
  void put(Solution solution);

  /**
   * Removes a solution that has no version, share or role any more; touches it.
   *
   * @param solution the solution's id
   */
  void delete(SolutionId solution);

  /**
   * Makes or replaces a version; touches it.
   *
   * @param version the version
   */
  void put(SolutionVersion version);

  /**
   * Removes a version that is not live; touches it.
   *
   * @param solution the solution's id
   * @param version the version's id
   */
  void delete(SolutionId solution, VersionId version);

  /**
   * Makes a share, or replaces the one with the same solution and grantee (SH-6); touches the
   * grantee.
   *
   * @param share the share
   */
  void put(SolutionShare share);

  /**
   * Removes a share; touches the grantee.
   *
   * @param solution the solution's id
   * @param grantee the user or group
   */
  void deleteShare(SolutionId solution, Grantee grantee);

  /**
   * Notes what is to be done at the identity provider, in place of what was noted for the same
   * user; touches nothing. Like an event it stays if the write is done, and makes no revision.
   *
   * @param task the task; its user need not exist
   */
  void put(AccountTask task);

  /**
   * Removes what was to be done at the identity provider; touches nothing.
   *
   * @param user whose account it was about
   */
  void deleteAccountTask(EndUserId user);

  /**
   * Appends an event to the organization's audit log (AD-5, AD-6); touches nothing. It stays if the
   * write is done, also if that changes nothing else: then no revision is made. Append after what
   * the event tells of.
   *
   * @param event the event, of this transaction's organization
   * @return the entry as it will be kept
   */
  AuditEntry append(AuditEvent event);
}
