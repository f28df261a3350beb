package dev.access4j.memory;

import dev.access4j.audit.AuditEvent;
import dev.access4j.audit.AuditSubject;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.GeneralAccess;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.VersionId;
import dev.access4j.store.AccountTask;
import dev.access4j.store.AuditEntry;
import dev.access4j.store.Change;
import dev.access4j.store.Change.Touched;
import dev.access4j.store.IntegrityException;
import dev.access4j.store.NameKey;
import dev.access4j.store.Revision;
import dev.access4j.store.WriteTransaction;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes a copy of an organization's tables and notes what it touched. */
final class MemoryTransaction extends DirectoryTransaction implements WriteTransaction {

  private final Revision started = tables.revision;
  private final long auditKept;
  private final Tables published;

  MemoryTransaction(OrganizationId id, Tables published, long auditKept) {
    super(id, published.copy());
    this.auditKept = auditKept;
    this.published = published;
    tables.revision = published.revision.next();
  }

  /** Whether something was written that makes no revision. */
  boolean notes() {
    return tables.auditEntries > published.auditEntries
        || tables.accountTasks != published.accountTasks;
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
      require(!notes() || tables.organization != null, "there is no organization " + id);
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
    mark(AuditSubject.of(version));
    touch(new Change.TouchedVersion(version.solution(), version.id()));
  }

  @Override
  public void delete(SolutionId solution, VersionId version) {
    requireOpen();
    SolutionVersion old = tables.versions.get(new Pair<>(solution, version));
    if (old != null) {
      dropUses(old.roles(), Use.version(new SolutionRef.Pinned(solution, version)));
      tables.versions = tables.versions.without(new Pair<>(solution, version), tables.owner);
      unmark(AuditSubject.version(solution, version));
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
    mark(AuditSubject.of(share));
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
      unmark(AuditSubject.of(old));
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

  // --- What makes no revision ---

  @Override
  public void put(AccountTask task) {
    requireOpen();
    tables.accountTasks = tables.accountTasks.with(task.user(), task, tables.owner);
  }

  @Override
  public void deleteAccountTask(EndUserId user) {
    requireOpen();
    tables.accountTasks = tables.accountTasks.without(user, tables.owner);
  }

  @Override
  public AuditEntry append(AuditEvent event) {
    requireOpen();
    require(event.organization().equals(id), "an event of " + event.organization());
    Revision revision = touched.isEmpty() ? started : tables.revision;
    return new Auditing(tables).append(event, revision, auditKept);
  }
}
