package dev.access4j.memory;

import dev.access4j.audit.AuditActor;
import dev.access4j.audit.AuditSubject;
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
import dev.access4j.store.AccountTask;
import dev.access4j.store.AuditEntry;
import dev.access4j.store.Change;
import dev.access4j.store.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Everything of one organization. A transaction changes a copy, which costs nothing since the maps
 * are persistent; once published it is changed no more.
 */
final class Tables implements Cloneable {

  /** How many changes are remembered for readers that fell behind. */
  static final int REMEMBERED_CHANGES = 4096;

  /** Who may change in place what it has made; anew for each transaction, and after it. */
  Object owner = new Object();

  Revision revision = Revision.NONE;
  @Nullable Organization organization;

  PersistentMap<EndUserId, EndUser> users = PersistentMap.empty();
  PersistentMap<String, EndUserId> usersByName = PersistentMap.empty();
  PersistentMap<String, EndUserId> usersByEmail = PersistentMap.empty();
  PersistentMap<String, EndUserId> usersBySub = PersistentMap.empty();

  PersistentMap<EndUserId, AccountTask> accountTasks = PersistentMap.empty();

  PersistentMap<RoleId, EndUserRole> roles = PersistentMap.empty();
  // By name and then by scope, so that a name can be sought in all solutions.
  PersistentMap<Pair<String, String>, RoleId> rolesByName = PersistentMap.empty();
  PersistentMap<Pair<RoleId, Use>, Boolean> uses = PersistentMap.empty();

  PersistentMap<GroupId, EndUserGroup> groups = PersistentMap.empty();
  PersistentMap<String, GroupId> groupsByName = PersistentMap.empty();
  PersistentMap<Pair<GroupId, EndUserId>, Boolean> members = PersistentMap.empty();
  PersistentMap<Pair<EndUserId, GroupId>, Boolean> memberships = PersistentMap.empty();
  PersistentMap<Pair<EndUserId, RoleId>, Boolean> assignments = PersistentMap.empty();

  PersistentMap<SolutionId, Solution> solutions = PersistentMap.empty();
  PersistentMap<SolutionId, Boolean> openSolutions = PersistentMap.empty();
  PersistentMap<Pair<SolutionId, VersionId>, SolutionVersion> versions = PersistentMap.empty();
  PersistentMap<Pair<SolutionId, RoleId>, Boolean> ownRoles = PersistentMap.empty();
  PersistentMap<Pair<SolutionId, Grantee>, SolutionShare> sharesBySolution = PersistentMap.empty();
  PersistentMap<Pair<Grantee, SolutionId>, SolutionShare> sharesByGrantee = PersistentMap.empty();

  PersistentMap<Pair<String, String>, Boolean> solutionsByName = PersistentMap.empty();

  PersistentMap<AuditSubject, Revision> putAt = PersistentMap.empty();
  PersistentMap<Revision, Change> changes = PersistentMap.empty();

  long auditEntries;
  PersistentMap<Long, AuditEntry> audit = PersistentMap.empty();
  PersistentMap<Pair<AuditSubject, Long>, Boolean> auditBySubject = PersistentMap.empty();
  PersistentMap<Pair<AuditActor, Long>, Boolean> auditByActor = PersistentMap.empty();

  Tables copy() {
    try {
      Tables copy = (Tables) clone();
      copy.owner = new Object();
      return copy;
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  void remember(Change change) {
    changes = changes.with(change.revision(), change, owner);
    long forgotten = change.revision().value() - REMEMBERED_CHANGES;
    if (forgotten > 0) {
      changes = changes.without(new Revision(forgotten), owner);
    }
  }
}
