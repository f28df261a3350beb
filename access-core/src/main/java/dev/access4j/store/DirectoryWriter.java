package dev.access4j.store;

import dev.access4j.directory.AssignmentModel;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.Faults;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.RoleId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * The half of {@link AccessWriter} that is about users, roles, groups and the organization itself.
 */
abstract sealed class DirectoryWriter permits AccessWriter {

  final ReadView view;
  final Writes writes;
  final Checks checks;
  final Cascade cascade;

  DirectoryWriter(ReadView view, Writes writes) {
    this.view = view;
    this.writes = writes;
    this.checks = new Checks(view);
    this.cascade = new Cascade(view, writes);
  }

  /**
   * Makes or replaces the organization itself (DIR-1, AM-1); before anything else is put into it.
   *
   * @param organization the organization, of this transaction's id
   */
  public void put(Organization organization) {
    Faults faults = new Faults();
    faults.check(
        organization.id().equals(view.organizationId()), "id", "DIR-1", "is another organization");
    faults.throwIfAny();
    Optional<Organization> old = view.organization();
    if (!old.equals(Optional.of(organization))) {
      writes.put(old.orElse(null), organization);
    }
  }

  /**
   * Makes or replaces a user (DIR-2, DIR-3).
   *
   * @param user the user; its username, e-mail and account are nobody else's
   */
  public void put(EndUser user) {
    put(List.of(user), i -> "");
  }

  /**
   * Makes or replaces users, as if one after the other (DIR-2, DIR-3). Three queries, however many
   * users, and one more if some get another account.
   *
   * @param users the users; their faults name them as {@code [0]}, {@code [1]} and so on
   */
  public void putUsers(Collection<EndUser> users) {
    put(users, i -> "[" + i + "].");
  }

  private void put(Collection<EndUser> users, IntFunction<String> place) {
    Map<EndUserId, EndUser> old = new HashMap<>(view.users(Checks.idsOf(users)));
    Faults faults = new Faults();
    checks.checkPut(users, old, place, faults);
    faults.throwIfAny();
    for (EndUser user : users) {
      EndUser known = old.put(user.id(), user);
      if (!user.equals(known)) {
        writes.put(known, user);
      }
    }
  }

  /**
   * Appends an audit event about a user that stays as it is, such as that it was sent mail. Makes
   * no revision by itself, and does nothing without an origin.
   *
   * @param user the user as it is
   */
  public void note(EndUser user) {
    writes.note(user);
  }

  /**
   * Notes what is to be done with a user's account at the identity provider (ID-5). Makes no
   * revision and no audit event.
   *
   * @param task the task, in place of the one that the user has
   */
  public void put(AccountTask task) {
    if (!view.accountTasks(Set.of(task.user())).containsValue(task)) {
      writes.put(task);
    }
  }

  /**
   * Removes a task that is done, or needs not be done any more, unless the user has another by now.
   *
   * @param task the task
   */
  public void done(AccountTask task) {
    if (isPending(task)) {
      writes.deleteAccountTask(task.user());
    }
  }

  /**
   * Notes why a task could not be done, unless the user has another by now, or it was done
   * elsewhere.
   *
   * @param task the task, with its problem
   */
  public void failed(AccountTask task) {
    if (isPending(task)) {
      put(task);
    }
  }

  private boolean isPending(AccountTask task) {
    return view.accountTasks(Set.of(task.user())).values().stream().anyMatch(task::asksForSame);
  }

  /**
   * Deletes a user with its memberships, shares and assignments (DIR-11).
   *
   * @param user the user's id
   * @return whether there was such a user
   */
  public boolean deleteUser(EndUserId user) {
    return cascade.deleteUser(user);
  }

  /**
   * Makes or replaces a role (DIR-5, DIR-6, DIR-12).
   *
   * @param role the role; its name is free in its scope, and its scope never changes
   */
  public void put(EndUserRole role) {
    Optional<EndUserRole> old = view.role(role.id());
    Faults faults = new Faults();
    checks.checkPut(role, old, faults);
    faults.throwIfAny();
    if (!old.equals(Optional.of(role))) {
      writes.put(old.orElse(null), role);
    }
  }

  /**
   * Deletes a role and takes it out of everything that names it: groups, versions (published ones
   * too), shares (one left without a role goes) and assignments (DIR-10).
   *
   * @param role the role's id
   * @return whether there was such a role
   */
  public boolean deleteRole(RoleId role) {
    new Faults()
        .check(!role.equals(RoleId.ANONYMOUS), "role", "DIR-6", "Anonymous cannot be deleted")
        .throwIfAny();
    return cascade.deleteRole(role);
  }

  /**
   * Makes or replaces a group (DIR-7); its members stay.
   *
   * @param group the group; its name is free, and its roles are the organization's
   */
  public void put(EndUserGroup group) {
    Faults faults = new Faults();
    checks.names().checkGroup(group.id(), group.name(), faults);
    checks.roles().checkOfOrganization(group.roles(), "roles", faults);
    faults.throwIfAny();
    Optional<EndUserGroup> old = view.group(group.id()).map(GroupRecord::group);
    if (old.filter(known -> Checks.isSame(known, group)).isEmpty()) {
      writes.put(old.orElse(null), group);
    }
  }

  /**
   * Deletes a group with its memberships and shares, never its members (DIR-11).
   *
   * @param group the group's id
   * @return whether there was such a group
   */
  public boolean deleteGroup(GroupId group) {
    return cascade.deleteGroup(group);
  }

  /**
   * Makes a user a member of a group (DIR-7).
   *
   * @param group the group's id
   * @param user the user's id
   */
  public void addMember(GroupId group, EndUserId user) {
    addMembers(group, Set.of(user));
  }

  /**
   * Makes users members of a group (DIR-7). Three queries, however many users.
   *
   * @param group the group's id
   * @param users the users' ids; those that are members already stay so
   */
  public void addMembers(GroupId group, Collection<EndUserId> users) {
    addMembers(Map.of(group, users));
  }

  /**
   * Makes users members of several groups (DIR-7). Two queries and one for each group, however many
   * users.
   *
   * @param members the ids of each group's new members; those that are members already stay so
   */
  public void addMembers(Map<GroupId, ? extends Collection<EndUserId>> members) {
    Set<EndUserId> users = new LinkedHashSet<>();
    members.values().forEach(users::addAll);
    Faults faults = new Faults();
    checks.checkGroups(members.keySet(), "group", faults);
    checks.checkUsers(users, "user", faults);
    faults.throwIfAny();
    Map<GroupId, Set<EndUserId>> joining = new LinkedHashMap<>();
    members.forEach(
        (group, some) -> {
          Set<EndUserId> added = new LinkedHashSet<>(some);
          added.removeAll(view.membersAmong(group, added));
          joining.put(group, added);
        });
    // All at the end: a store may write many at once as long as nothing is read in between.
    joining.forEach(
        (group, added) -> {
          if (!added.isEmpty()) {
            writes.addMembers(group, added);
          }
        });
  }

  /**
   * Ends a membership, if there is one (DIR-7).
   *
   * @param group the group's id
   * @param user the user's id
   */
  public void removeMember(GroupId group, EndUserId user) {
    removeMembers(group, Set.of(user));
  }

  /**
   * Ends those memberships that there are (DIR-7). One query to find them.
   *
   * @param group the group's id
   * @param users the users' ids
   */
  public void removeMembers(GroupId group, Collection<EndUserId> users) {
    Set<EndUserId> members = view.membersAmong(group, Set.copyOf(users));
    users.stream()
        .distinct()
        .filter(members::contains)
        .forEach(user -> writes.removeMember(group, user));
  }

  /**
   * Assigns a role organization-wide (AM-2).
   *
   * @param user the user's id
   * @param role a role of the organization
   */
  public void assign(EndUserId user, RoleId role) {
    assign(user, Set.of(role));
  }

  /**
   * Assigns roles organization-wide (AM-2).
   *
   * @param user the user's id
   * @param roles roles of the organization; those that are assigned already stay so
   */
  public void assign(EndUserId user, Collection<RoleId> roles) {
    boolean perSolution =
        view.organization()
            .filter(known -> known.assignmentModel() == AssignmentModel.ORGANIZATION_WIDE)
            .isEmpty();
    Faults faults = new Faults();
    faults.check(!perSolution, "role", "AM-3", "roles are granted by shares, solution by solution");
    assign(user, roles, faults);
  }

  /**
   * Restores an assignment that was made organization-wide and kept since (AM-3), as when an
   * organization is carried to another environment.
   *
   * @param user the user's id
   * @param role a role of the organization
   */
  public void restoreAssignment(EndUserId user, RoleId role) {
    assign(user, Set.of(role), new Faults());
  }

  private void assign(EndUserId user, Collection<RoleId> roles, Faults faults) {
    Optional<PrincipalRecord> holder = checks.checkUser(user, "user", faults);
    Set<RoleId> added = new LinkedHashSet<>(roles);
    faults.check(
        !added.contains(RoleId.ANONYMOUS), "role", "DIR-6", "Anonymous is assigned to nobody");
    checks.roles().checkOfOrganization(added, "role", faults);
    faults.throwIfAny();
    added.removeAll(holder.map(PrincipalRecord::assignments).orElse(Set.of()));
    added.forEach(role -> writes.assign(user, role));
  }

  /**
   * Takes an organization-wide assignment away, if there is one (AM-2, AM-3).
   *
   * @param user the user's id
   * @param role the role's id
   */
  public void unassign(EndUserId user, RoleId role) {
    if (view.principal(user).filter(record -> record.assignments().contains(role)).isPresent()) {
      writes.unassign(user, role);
    }
  }
}
