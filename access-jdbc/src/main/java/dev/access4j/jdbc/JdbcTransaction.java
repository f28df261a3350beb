package dev.access4j.jdbc;

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
import dev.access4j.store.AccountTask;
import dev.access4j.store.AuditEntry;
import dev.access4j.store.Change;
import dev.access4j.store.Change.Touched;
import dev.access4j.store.Revision;
import dev.access4j.store.WriteTransaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Writes what it is told, and notes what that touches. */
final class JdbcTransaction extends JdbcView implements WriteTransaction {

  private final WriteSession session;
  private final Numbers numbers;
  private final Pending pending;
  private final Statements statements;
  private final Set<Touched> touched = new LinkedHashSet<>();
  private final List<AuditEntry> appended = new ArrayList<>();
  private boolean hasOrganization;
  private boolean notes;
  private long lastEntry;

  JdbcTransaction(WriteSession session) {
    super(session);
    this.session = session;
    this.numbers = new Numbers(session);
    this.pending = new Pending(session, numbers);
    this.statements = session.handle.attach(Statements.class);
    this.hasOrganization = !session.head().revision().equals(Revision.NONE);
    this.lastEntry = session.head().lastEntry();
    session.beforeQueries(this::flush);
  }

  private void flush() {
    session.requireUnfailed();
    try {
      pending.flush();
      if (!appended.isEmpty()) {
        List<AuditEntry> entries = List.copyOf(appended);
        appended.clear();
        new AuditWrites(session).append(entries);
      }
    } catch (RuntimeException | Error e) {
      session.broken(e);
      throw e;
    }
  }

  @Override
  public Revision revision() {
    session.requireOpen();
    return session.next();
  }

  /** Removes something, and says whether it was there, and if so, what that touches. */
  private boolean remove(ToIntFunction<Statements> statement, Touched... things) {
    session.requireUnfailed();
    flush();
    int removed = session.guarded(() -> statement.applyAsInt(statements));
    if (removed > 0) {
      touched.addAll(List.of(things));
    }
    return removed > 0;
  }

  // --- The directory ---

  @Override
  public void put(Organization organization) {
    session.requireUnfailed();
    if (!organization.id().equals(session.organization)) {
      throw session.refused(
          "organization " + organization.id() + " is not " + session.organization);
    }
    session.guarded(
        () ->
            statements.putOrganization(
                session.number(),
                organization.name(),
                organization.assignmentModel().name(),
                session.next().value()));
    hasOrganization = true;
    touched.add(new Change.TouchedOrganization());
  }

  @Override
  public void put(EndUser user) {
    session.requireUnfailed();
    pending.put(user);
    touched.add(new Change.TouchedUser(user.id()));
  }

  @Override
  public void delete(EndUserId user) {
    remove(to -> to.deleteUser(session.number(), user.value()), new Change.TouchedUser(user));
  }

  @Override
  public void put(EndUserRole role) {
    session.requireUnfailed();
    if (role.id().equals(RoleId.ANONYMOUS)) {
      throw session.refused("Anonymous is built in");
    }
    pending.put(role);
    touched.add(new Change.TouchedRole(role.id()));
  }

  @Override
  public void delete(RoleId role) {
    remove(
        to -> to.deleteRole(session.number(), role.value()),
        new Change.TouchedRole(role),
        new Change.TouchedHolders(role));
    numbers.forget(role);
  }

  @Override
  public void put(EndUserGroup group) {
    session.requireUnfailed();
    pending.put(group);
    touched.add(new Change.TouchedGroup(group.id()));
  }

  @Override
  public void delete(GroupId group) {
    remove(
        to -> to.deleteGroup(session.number(), group.value()),
        new Change.TouchedGroup(group),
        new Change.TouchedMembers(group));
    numbers.forget(group);
  }

  @Override
  public void addMembers(GroupId group, Set<EndUserId> users) {
    session.requireUnfailed();
    for (EndUserId user : users) {
      pending.add(group, user);
      touched.add(new Change.TouchedUser(user));
    }
  }

  @Override
  public void removeMember(GroupId group, EndUserId user) {
    remove(
        to -> to.removeMember(session.number(), group.value(), user.value()),
        new Change.TouchedUser(user));
  }

  @Override
  public void assign(EndUserId user, RoleId role) {
    session.requireUnfailed();
    pending.assign(user, role);
    touched.add(new Change.TouchedUser(user));
  }

  @Override
  public void unassign(EndUserId user, RoleId role) {
    remove(
        to -> to.unassign(session.number(), user.value(), role.value()),
        new Change.TouchedUser(user));
  }

  // --- Solutions ---

  @Override
  public void put(Solution solution) {
    session.requireUnfailed();
    pending.put(solution);
    touched.add(new Change.TouchedSolution(solution.id()));
  }

  @Override
  public void delete(SolutionId solution) {
    remove(
        to -> to.deleteSolution(session.number(), solution.value()),
        new Change.TouchedSolution(solution));
    numbers.forget(solution);
  }

  @Override
  public void put(SolutionVersion version) {
    session.requireUnfailed();
    pending.put(version);
    touched.add(new Change.TouchedVersion(version.solution(), version.id()));
  }

  @Override
  public void delete(SolutionId solution, VersionId version) {
    remove(
        to -> to.deleteVersion(session.number(), solution.value(), version.value()),
        new Change.TouchedVersion(solution, version));
  }

  @Override
  public void put(SolutionShare share) {
    session.requireUnfailed();
    pending.put(share);
    touched.add(touchedBy(share.grantee()));
  }

  @Override
  public void deleteShare(SolutionId solution, Grantee grantee) {
    remove(
        to ->
            to.deleteShare(
                session.number(),
                solution.value(),
                grantee instanceof Grantee.Group,
                SolutionWrites.id(grantee)),
        touchedBy(grantee));
  }

  private static Touched touchedBy(Grantee grantee) {
    return grantee instanceof Grantee.User user
        ? new Change.TouchedUser(user.id())
        : new Change.TouchedGroup(((Grantee.Group) grantee).id());
  }

  // --- What makes no revision ---

  @Override
  public void put(AccountTask task) {
    session.requireUnfailed();
    pending.put(task);
    notes = true;
  }

  @Override
  public void deleteAccountTask(EndUserId user) {
    notes |= remove(to -> to.deleteAccountTask(session.number(), user.value()));
  }

  @Override
  public AuditEntry append(AuditEvent event) {
    session.requireUnfailed();
    if (!event.organization().equals(session.organization)) {
      throw session.refused("an event of " + event.organization());
    }
    Revision revision = touched.isEmpty() ? session.head().revision() : session.next();
    lastEntry++;
    AuditEntry entry = new AuditEntry(lastEntry, revision, event);
    appended.add(entry);
    return entry;
  }

  // --- The end ---

  /** Whether there is anything to commit. */
  boolean wrote() {
    return notes || !touched.isEmpty() || lastEntry > session.head().lastEntry();
  }

  /**
   * Writes what is pending, the change and the revision.
   *
   * @return what was changed, or empty if nothing was
   */
  Optional<Change> finish() {
    flush();
    if (!wrote()) {
      return Optional.empty();
    }
    if (!hasOrganization) {
      throw session.refused("there is no organization " + session.organization);
    }
    requireLiveVersions();
    boolean changes = !touched.isEmpty();
    Revision revision = changes ? session.next() : session.head().revision();
    session.guarded(() -> statements.count(session.number(), revision.value(), lastEntry));
    if (!changes) {
      return Optional.empty();
    }
    session.guarded(() -> statements.change(session.number(), revision.value()));
    session.batch(
        """
        INSERT INTO access_touched (organization_no, revision, kind, id, part)
        VALUES (:no, :revision, :kind, :id, :part)
        """,
        touched,
        (row, each) -> {
          TouchedRow as = TouchedRow.of(each);
          row.bind("revision", revision.value())
              .bind("kind", as.kind())
              .bind("id", as.id())
              .bind("part", as.part());
        });
    return Optional.of(new Change(session.organization, revision, touched));
  }

  private void requireLiveVersions() {
    Set<SolutionId> concerned = new HashSet<>();
    for (Touched each : touched) {
      if (each instanceof Change.TouchedSolution solution) {
        concerned.add(solution.solution());
      } else if (each instanceof Change.TouchedVersion version) {
        concerned.add(version.solution());
      }
    }
    Bound.parts(concerned, this::requireLiveVersions);
  }

  private void requireLiveVersions(List<SolutionId> concerned) {
    session
        .first(
            """
            SELECT s.id FROM access_solution s
            WHERE s.organization_no = :no AND s.id = ANY(<ids>) AND s.live_version_id IS NOT NULL
              AND NOT EXISTS (
                SELECT 1 FROM access_version v
                WHERE v.organization_no = s.organization_no AND v.solution_no = s.solution_no
                  AND v.id = s.live_version_id)
            """,
            query -> Bound.ids(query, "ids", concerned, SolutionId::value),
            row -> row.getString(1))
        .ifPresent(
            solution -> {
              throw session.refused("the live version of " + solution + " does not exist");
            });
  }
}
