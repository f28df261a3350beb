package dev.access4j.memory;

import dev.access4j.audit.AuditSubject;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.SolutionId;
import dev.access4j.directory.Text;
import dev.access4j.solution.Grantee;
import dev.access4j.store.Change;
import dev.access4j.store.Change.Touched;
import dev.access4j.store.IntegrityException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The half of a transaction that is about users, roles, groups and the organization itself, with
 * what both halves need: what was touched, when things were put, and the integrity of it all.
 */
abstract class DirectoryTransaction extends MemoryView {

  final Tables tables = tables();
  final Set<Touched> touched = new LinkedHashSet<>();
  @Nullable IntegrityException refused;

  DirectoryTransaction(OrganizationId id, Tables tables) {
    super(id, tables);
  }

  // --- The directory ---

  public void put(Organization organization) {
    requireOpen();
    require(organization.id().equals(id), "organization " + organization.id() + " is not " + id);
    tables.organization = organization;
    mark(AuditSubject.organization(id));
    touch(new Change.TouchedOrganization());
  }

  public void put(EndUser user) {
    requireOpen();
    EndUser old = tables.users.get(user.id());
    if (old != null) {
      dropNames(old);
    }
    tables.usersByName = claim(tables.usersByName, Text.caseKey(user.username()), user.id());
    tables.usersByEmail = claim(tables.usersByEmail, Text.caseKey(user.email()), user.id());
    user.sub().ifPresent(sub -> tables.usersBySub = claim(tables.usersBySub, sub, user.id()));
    tables.users = tables.users.with(user.id(), user, tables.owner);
    mark(AuditSubject.user(user.id()));
    touch(new Change.TouchedUser(user.id()));
  }

  private void dropNames(EndUser user) {
    tables.usersByName = tables.usersByName.without(Text.caseKey(user.username()), tables.owner);
    tables.usersByEmail = tables.usersByEmail.without(Text.caseKey(user.email()), tables.owner);
    user.sub().ifPresent(sub -> tables.usersBySub = tables.usersBySub.without(sub, tables.owner));
  }

  public void delete(EndUserId user) {
    requireOpen();
    EndUser old = tables.users.get(user);
    if (old != null) {
      requireNone(Ranges.seconds(tables.memberships, user), "user", user);
      requireNone(Ranges.seconds(tables.assignments, user), "user", user);
      requireNone(Ranges.seconds(tables.sharesByGrantee, new Grantee.User(user)), "user", user);
      dropNames(old);
      tables.users = tables.users.without(user, tables.owner);
      unmark(AuditSubject.user(user));
      touch(new Change.TouchedUser(user));
    }
  }

  public void put(EndUserRole role) {
    requireOpen();
    require(!role.id().equals(RoleId.ANONYMOUS), "Anonymous is built in");
    EndUserRole old = tables.roles.get(role.id());
    if (old != null) {
      dropNames(old);
    }
    tables.rolesByName = claim(tables.rolesByName, nameKey(role), role.id());
    if (role.scope() instanceof RoleScope.OfSolution own) {
      requireSolution(own.solution());
      tables.ownRoles =
          tables.ownRoles.with(new Pair<>(own.solution(), role.id()), true, tables.owner);
    }
    tables.roles = tables.roles.with(role.id(), role, tables.owner);
    mark(AuditSubject.role(role.id()));
    touch(new Change.TouchedRole(role.id()));
  }

  private void dropNames(EndUserRole role) {
    tables.rolesByName = tables.rolesByName.without(nameKey(role), tables.owner);
    if (role.scope() instanceof RoleScope.OfSolution own) {
      tables.ownRoles =
          tables.ownRoles.without(new Pair<>(own.solution(), role.id()), tables.owner);
    }
  }

  private static Pair<String, String> nameKey(EndUserRole role) {
    return new Pair<>(Text.caseKey(role.name()), scopeKey(role.scope()));
  }

  public void delete(RoleId role) {
    requireOpen();
    EndUserRole old = tables.roles.get(role);
    if (old != null) {
      for (Use use : Ranges.seconds(tables.uses, role)) {
        require(use.kind() == Use.Kind.ASSIGNMENT, "role " + role + " is still named by " + use);
        EndUserId holder = EndUserId.of(use.first());
        tables.uses = tables.uses.without(new Pair<>(role, use), tables.owner);
        tables.assignments = tables.assignments.without(new Pair<>(holder, role), tables.owner);
      }
      dropNames(old);
      tables.roles = tables.roles.without(role, tables.owner);
      unmark(AuditSubject.role(role));
      touch(new Change.TouchedRole(role));
      touch(new Change.TouchedHolders(role));
    }
  }

  public void put(EndUserGroup group) {
    requireOpen();
    EndUserGroup old = tables.groups.get(group.id());
    if (old != null) {
      tables.groupsByName = tables.groupsByName.without(Text.caseKey(old.name()), tables.owner);
      dropUses(old.roles(), Use.group(group.id()));
    }
    tables.groupsByName = claim(tables.groupsByName, Text.caseKey(group.name()), group.id());
    addUses(group.roles(), Use.group(group.id()));
    tables.groups = tables.groups.with(group.id(), group, tables.owner);
    mark(AuditSubject.group(group.id()));
    touch(new Change.TouchedGroup(group.id()));
  }

  public void delete(GroupId group) {
    requireOpen();
    EndUserGroup old = tables.groups.get(group);
    if (old != null) {
      requireNone(Ranges.seconds(tables.sharesByGrantee, new Grantee.Group(group)), "group", group);
      for (EndUserId member : Ranges.seconds(tables.members, group)) {
        tables.members = tables.members.without(new Pair<>(group, member), tables.owner);
        tables.memberships = tables.memberships.without(new Pair<>(member, group), tables.owner);
      }
      dropUses(old.roles(), Use.group(group));
      tables.groupsByName = tables.groupsByName.without(Text.caseKey(old.name()), tables.owner);
      tables.groups = tables.groups.without(group, tables.owner);
      unmark(AuditSubject.group(group));
      touch(new Change.TouchedGroup(group));
      touch(new Change.TouchedMembers(group));
    }
  }

  public void addMembers(GroupId group, Set<EndUserId> users) {
    requireOpen();
    requireGroup(group);
    for (EndUserId user : users) {
      requireUser(user);
      tables.members = tables.members.with(new Pair<>(group, user), true, tables.owner);
      tables.memberships = tables.memberships.with(new Pair<>(user, group), true, tables.owner);
      touch(new Change.TouchedUser(user));
    }
  }

  public void removeMember(GroupId group, EndUserId user) {
    requireOpen();
    if (tables.members.containsKey(new Pair<>(group, user))) {
      tables.members = tables.members.without(new Pair<>(group, user), tables.owner);
      tables.memberships = tables.memberships.without(new Pair<>(user, group), tables.owner);
      touch(new Change.TouchedUser(user));
    }
  }

  public void assign(EndUserId user, RoleId role) {
    requireOpen();
    requireUser(user);
    addUses(Set.of(role), Use.assignment(user));
    tables.assignments = tables.assignments.with(new Pair<>(user, role), true, tables.owner);
    touch(new Change.TouchedUser(user));
  }

  public void unassign(EndUserId user, RoleId role) {
    requireOpen();
    if (tables.assignments.containsKey(new Pair<>(user, role))) {
      dropUses(Set.of(role), Use.assignment(user));
      tables.assignments = tables.assignments.without(new Pair<>(user, role), tables.owner);
      touch(new Change.TouchedUser(user));
    }
  }

  final void touch(Touched what) {
    touched.add(what);
  }

  final void mark(AuditSubject subject) {
    tables.putAt = tables.putAt.with(subject, tables.revision, tables.owner);
  }

  final void unmark(AuditSubject subject) {
    tables.putAt = tables.putAt.without(subject, tables.owner);
  }

  // --- Integrity ---

  final void addUses(Set<RoleId> roles, Use use) {
    for (RoleId role : roles) {
      require(role(role).isPresent(), "there is no role " + role);
      tables.uses = tables.uses.with(new Pair<>(role, use), true, tables.owner);
    }
  }

  final void dropUses(Set<RoleId> roles, Use use) {
    for (RoleId role : roles) {
      tables.uses = tables.uses.without(new Pair<>(role, use), tables.owner);
    }
  }

  final <K extends Comparable<? super K>, V> PersistentMap<K, V> claim(
      PersistentMap<K, V> names, K name, V owner) {
    V other = names.get(name);
    require(other == null || other.equals(owner), "'" + name + "' is taken");
    return names.with(name, owner, tables.owner);
  }

  final void requireUser(EndUserId user) {
    require(tables.users.containsKey(user), "there is no user " + user);
  }

  final void requireGroup(GroupId group) {
    require(tables.groups.containsKey(group), "there is no group " + group);
  }

  final void requireSolution(SolutionId solution) {
    require(tables.solutions.containsKey(solution), "there is no solution " + solution);
  }

  final void requireNone(Collection<?> names, String what, Object which) {
    require(names.isEmpty(), what + " " + which + " is still named by " + names.size());
  }

  final void require(boolean holds, String message) {
    if (!holds) {
      refused = new IntegrityException(message);
      throw refused;
    }
  }
}
