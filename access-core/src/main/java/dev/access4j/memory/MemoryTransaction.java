package dev.access4j.memory;

import dev.access4j.audit.AuditEvent;
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
import dev.access4j.solution.GeneralAccess;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.VersionId;
import dev.access4j.store.AuditEntry;
import dev.access4j.store.Change;
import dev.access4j.store.Change.Touched;
import dev.access4j.store.IntegrityException;
import dev.access4j.store.NameKey;
import dev.access4j.store.Revision;
import dev.access4j.store.WriteTransaction;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes a copy of an organization's tables and notes what it touched. */
final class MemoryTransaction extends MemoryView implements WriteTransaction {

  private final Set<Touched> touched = new LinkedHashSet<>();
  private @Nullable IntegrityException refused;
  private final Tables tables = tables();
  private final Revision started = tables.revision;
  private final long auditKept;
  private final long auditedBefore;

  MemoryTransaction(OrganizationId id, Tables published, long auditKept) {
    super(id, published.copy());
    this.auditKept = auditKept;
    this.auditedBefore = published.auditEntries;
    tables.revision = published.revision.next();
  }

  /** Whether something was appended to the audit log. */
  boolean audits() {
    return tables.auditEntries > auditedBefore;
  }

  /** Takes what was written, to be published. */
  Tables written() {
    return tables.copy();
  }

  @Override
  Revision latestChange() {
    return started;
  }

  /**
   * Ends the transaction.
   *
   * @return what it changed, or empty if it changed nothing
   * @throws IntegrityException if the outcome is inconsistent
   */
  Optional<Change> finish() {
    if (refused != null) {
      // The work went on as if it had not been; half of what it did may be there.
      throw refused;
    }
    if (touched.isEmpty()) {
      require(!audits() || tables.organization != null, "there is no organization " + id);
      tables.revision = started;
      return Optional.empty();
    }
    require(tables.organization != null, "there is no organization " + id);
    for (Touched each : touched) {
      if (each instanceof Change.TouchedSolution solution) {
        requireLiveVersion(solution.solution());
      } else if (each instanceof Change.TouchedVersion version) {
        requireLiveVersion(version.solution());
      }
    }
    Change change = new Change(id, tables.revision, touched);
    tables.remember(change);
    return Optional.of(change);
  }

  private void requireLiveVersion(SolutionId solution) {
    Solution present = tables.solutions.get(solution);
    if (present != null) {
      present
          .live()
          .ifPresent(
              live ->
                  require(
                      tables.versions.containsKey(new Pair<>(solution, live)),
                      "the live version " + live + " of " + solution + " does not exist"));
    }
  }

  /** Ends this transaction: one that is kept by the work and used later must not seem to write. */
  @Override
  void end() {
    super.end();
    tables.owner = new Object();
  }

  private void touch(Touched what) {
    touched.add(what);
  }

  // --- The directory ---

  @Override
  public void put(Organization organization) {
    requireOpen();
    require(organization.id().equals(id), "organization " + organization.id() + " is not " + id);
    tables.organization = organization;
    mark(AuditSubject.organization(id));
    touch(new Change.TouchedOrganization());
  }

  @Override
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

  @Override
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

  @Override
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

  @Override
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

  @Override
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

  @Override
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

  @Override
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

  @Override
  public void removeMember(GroupId group, EndUserId user) {
    requireOpen();
    if (tables.members.containsKey(new Pair<>(group, user))) {
      tables.members = tables.members.without(new Pair<>(group, user), tables.owner);
      tables.memberships = tables.memberships.without(new Pair<>(user, group), tables.owner);
      touch(new Change.TouchedUser(user));
    }
  }

  @Override
  public void assign(EndUserId user, RoleId role) {
    requireOpen();
    requireUser(user);
    addUses(Set.of(role), Use.assignment(user));
    tables.assignments = tables.assignments.with(new Pair<>(user, role), true, tables.owner);
    touch(new Change.TouchedUser(user));
  }

  @Override
  public void unassign(EndUserId user, RoleId role) {
    requireOpen();
    if (tables.assignments.containsKey(new Pair<>(user, role))) {
      dropUses(Set.of(role), Use.assignment(user));
      tables.assignments = tables.assignments.without(new Pair<>(user, role), tables.owner);
      touch(new Change.TouchedUser(user));
    }
  }

  // --- Solutions and shares ---

  @Override
  public void put(Solution solution) {
    requireOpen();
    boolean open = solution.generalAccess() == GeneralAccess.ANYONE_WITH_LINK;
    tables.openSolutions =
        open
            ? tables.openSolutions.with(solution.id(), true, tables.owner)
            : tables.openSolutions.without(solution.id(), tables.owner);
    dropName(tables.solutions.get(solution.id()));
    NameKey name = NameKey.of(solution);
    tables.solutionsByName =
        tables.solutionsByName.with(new Pair<>(name.name(), name.tie()), true, tables.owner);
    tables.solutions = tables.solutions.with(solution.id(), solution, tables.owner);
    mark(AuditSubject.solution(solution.id()));
    touch(new Change.TouchedSolution(solution.id()));
  }

  @Override
  public void delete(SolutionId solution) {
    requireOpen();
    Solution old = tables.solutions.get(solution);
    if (old != null) {
      requireNone(Ranges.seconds(tables.versions, solution), "solution", solution);
      requireNone(Ranges.seconds(tables.sharesBySolution, solution), "solution", solution);
      requireNone(Ranges.seconds(tables.ownRoles, solution), "solution", solution);
      tables.openSolutions = tables.openSolutions.without(solution, tables.owner);
      dropName(old);
      tables.solutions = tables.solutions.without(solution, tables.owner);
      unmark(AuditSubject.solution(solution));
      touch(new Change.TouchedSolution(solution));
    }
  }

  private void dropName(@Nullable Solution old) {
    if (old != null) {
      NameKey name = NameKey.of(old);
      tables.solutionsByName =
          tables.solutionsByName.without(new Pair<>(name.name(), name.tie()), tables.owner);
    }
  }

  @Override
  public void put(SolutionVersion version) {
    requireOpen();
    requireSolution(version.solution());
    Pair<SolutionId, VersionId> key = new Pair<>(version.solution(), version.id());
    Use use = Use.version(new SolutionRef.Pinned(version.solution(), version.id()));
    SolutionVersion old = tables.versions.get(key);
    if (old != null) {
      dropUses(old.roles(), use);
    }
    addUses(version.roles(), use);
    tables.versions = tables.versions.with(key, version, tables.owner);
    mark(AuditSubject.version(version.solution(), version.id().value()));
    touch(new Change.TouchedVersion(version.solution(), version.id()));
  }

  @Override
  public void delete(SolutionId solution, VersionId version) {
    requireOpen();
    SolutionVersion old = tables.versions.get(new Pair<>(solution, version));
    if (old != null) {
      dropUses(old.roles(), Use.version(new SolutionRef.Pinned(solution, version)));
      tables.versions = tables.versions.without(new Pair<>(solution, version), tables.owner);
      unmark(AuditSubject.version(solution, version.value()));
      touch(new Change.TouchedVersion(solution, version));
    }
  }

  @Override
  public void put(SolutionShare share) {
    requireOpen();
    requireSolution(share.solution());
    if (share.grantee() instanceof Grantee.User user) {
      requireUser(user.id());
    } else if (share.grantee() instanceof Grantee.Group group) {
      requireGroup(group.id());
    }
    dropShare(tables.sharesByGrantee.get(new Pair<>(share.grantee(), share.solution())));
    addUses(explicitRoles(share), Use.share(share));
    tables.sharesByGrantee =
        tables.sharesByGrantee.with(
            new Pair<>(share.grantee(), share.solution()), share, tables.owner);
    tables.sharesBySolution =
        tables.sharesBySolution.with(
            new Pair<>(share.solution(), share.grantee()), share, tables.owner);
    mark(subjectOf(share));
    touch(share.grantee());
  }

  @Override
  public void deleteShare(SolutionId solution, Grantee grantee) {
    requireOpen();
    SolutionShare old = tables.sharesByGrantee.get(new Pair<>(grantee, solution));
    if (old != null) {
      dropShare(old);
      touch(grantee);
    }
  }

  private void dropShare(@Nullable SolutionShare old) {
    if (old != null) {
      dropUses(explicitRoles(old), Use.share(old));
      unmark(subjectOf(old));
      tables.sharesByGrantee =
          tables.sharesByGrantee.without(new Pair<>(old.grantee(), old.solution()), tables.owner);
      tables.sharesBySolution =
          tables.sharesBySolution.without(new Pair<>(old.solution(), old.grantee()), tables.owner);
    }
  }

  private static Set<RoleId> explicitRoles(SolutionShare share) {
    return share.roles() instanceof SharedRoles.Explicit explicit ? explicit.roles() : Set.of();
  }

  private void touch(Grantee grantee) {
    touch(
        grantee instanceof Grantee.User user
            ? new Change.TouchedUser(user.id())
            : new Change.TouchedGroup(((Grantee.Group) grantee).id()));
  }

  private static AuditSubject subjectOf(SolutionShare share) {
    return share.grantee() instanceof Grantee.Group group
        ? AuditSubject.share(share.solution(), group.id())
        : AuditSubject.share(share.solution(), ((Grantee.User) share.grantee()).id());
  }

  // --- Revisions and the audit log ---

  private void mark(AuditSubject subject) {
    tables.putAt = tables.putAt.with(subject, tables.revision, tables.owner);
  }

  private void unmark(AuditSubject subject) {
    tables.putAt = tables.putAt.without(subject, tables.owner);
  }

  @Override
  public AuditEntry append(AuditEvent event) {
    requireOpen();
    require(event.organization().equals(id), "an event of " + event.organization());
    Revision revision = touched.isEmpty() ? started : tables.revision;
    return new Auditing(tables).append(event, revision, auditKept);
  }

  // --- Integrity ---

  private void addUses(Set<RoleId> roles, Use use) {
    for (RoleId role : roles) {
      require(role(role).isPresent(), "there is no role " + role);
      tables.uses = tables.uses.with(new Pair<>(role, use), true, tables.owner);
    }
  }

  private void dropUses(Set<RoleId> roles, Use use) {
    for (RoleId role : roles) {
      tables.uses = tables.uses.without(new Pair<>(role, use), tables.owner);
    }
  }

  private <K extends Comparable<? super K>, V> PersistentMap<K, V> claim(
      PersistentMap<K, V> names, K name, V owner) {
    V other = names.get(name);
    require(other == null || other.equals(owner), "'" + name + "' is taken");
    return names.with(name, owner, tables.owner);
  }

  private void requireUser(EndUserId user) {
    require(tables.users.containsKey(user), "there is no user " + user);
  }

  private void requireGroup(GroupId group) {
    require(tables.groups.containsKey(group), "there is no group " + group);
  }

  private void requireSolution(SolutionId solution) {
    require(tables.solutions.containsKey(solution), "there is no solution " + solution);
  }

  private void requireNone(Collection<?> names, String what, Object which) {
    require(names.isEmpty(), what + " " + which + " is still named by " + names.size());
  }

  private void require(boolean holds, String message) {
    if (!holds) {
      refused = new IntegrityException(message);
      throw refused;
    }
  }
}
