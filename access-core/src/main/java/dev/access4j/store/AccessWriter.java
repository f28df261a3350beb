package dev.access4j.store;

import static java.util.Objects.requireNonNull;

import dev.access4j.audit.AuditOrigin;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.Faults;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.SolutionId;
import dev.access4j.directory.ValidationException;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.VersionId;
import dev.access4j.solution.VersionState;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes to an organization by the rules, whatever the store: what a rule refuses it refuses with
 * every fault at once, and what goes with a deletion it takes along (DIR-10, DIR-11). It asks no
 * permission: it is for trusted code such as loaders and tests. One belongs to one transaction and
 * ends with it; not thread-safe.
 *
 * <p>The organization comes first: a write that puts anything into an organization that does not
 * exist, and does not put it too, ends with {@link IntegrityException}.
 *
 * <p>To put replaces the whole of what is there under the same id: to change one thing of it, take
 * it from {@link #view()} and change that. Putting what is there already writes nothing.
 *
 * <p>Every method throws {@link ValidationException} with all faults of its input, having written
 * nothing of it (AD-8), {@link StoreException} if the store cannot be read or written, and {@link
 * IllegalStateException} after the call has ended. What only the end of a write can show, such as a
 * name that a racing writer took, throws {@link IntegrityException}, from the method or from the
 * write.
 *
 * <p>A method first reads what its rules speak of: about one query for each kind of thing that its
 * input refers to. Deleting reads and writes all that goes along.
 */
public final class AccessWriter extends DirectoryWriter {

  /**
   * Creates a writer that leaves no audit event.
   *
   * @param transaction the write that it is part of
   */
  public AccessWriter(WriteTransaction transaction) {
    this(requireNonNull(transaction, "transaction"), new Writes(transaction, null));
  }

  /**
   * Creates a writer that appends an audit event for each thing that it changes (AD-5).
   *
   * @param transaction the write that it is part of
   * @param origin where the changes come from
   */
  public AccessWriter(WriteTransaction transaction, AuditOrigin origin) {
    this(
        requireNonNull(transaction, "transaction"),
        new Writes(transaction, requireNonNull(origin, "origin")));
  }

  private AccessWriter(ReadView view, Writes writes) {
    super(view, writes);
  }

  /**
   * Returns the audit entries that this writer has appended so far.
   *
   * @return the entries, in order; none without an origin
   */
  public List<AuditEntry> recorded() {
    return writes.recorded();
  }

  /**
   * Returns what this writer sees, with all that it has written so far. Reads nothing by itself. Do
   * not hand its {@link ReadView#revision() revision} out: a write that changes nothing makes none.
   * {@code Access4j.change} returns one that is there.
   *
   * @return the view of the transaction
   */
  public ReadView view() {
    return view;
  }

  // --- Solutions ---

  /**
   * Makes or replaces a solution (SOL-1, SH-5). A solution from {@link Solution#of} has no live
   * version and is for invited users only: putting it over one that is there takes both away. To
   * rename one, put {@code view().solution(id).orElseThrow().withName(name)}.
   *
   * @param solution the solution; its live version is published, and if it is open to anyone, a
   *     published version lists {@code Anonymous}
   */
  public void put(Solution solution) {
    Faults faults = new Faults();
    Optional<Solution> old = view.solution(solution.id());
    checks.checkPut(solution, old, faults);
    faults.throwIfAny();
    if (!old.equals(Optional.of(solution))) {
      writes.put(old.orElse(null), solution);
    }
  }

  /**
   * Deletes a solution with its versions, shares and own roles (DIR-12).
   *
   * @param solution the solution's id
   * @return whether there was such a solution
   */
  public boolean deleteSolution(SolutionId solution) {
    return cascade.deleteSolution(solution);
  }

  /**
   * Makes a new draft: it lists the organization's default role, which is made if missing (SOL-2).
   *
   * @param solution the solution's id
   * @param version the new version's id
   * @return the draft
   */
  public SolutionVersion draft(SolutionId solution, VersionId version) {
    Faults faults = new Faults();
    checks.checkSolution(solution, "solution", faults);
    faults.check(
        view.version(solution, version).isEmpty(),
        "version",
        "SOL-1",
        "version '" + version + "' exists already");
    Optional<EndUserRole> present =
        view.roleNamed(RoleScope.ORGANIZATION, EndUserRole.DEFAULT_NAME);
    faults.check(
        present.isPresent() || !view.anySolutionHasRoleNamed(EndUserRole.DEFAULT_NAME),
        "roles",
        "SOL-2",
        "the default role '"
            + EndUserRole.DEFAULT_NAME
            + "' is missing and cannot be made: a solution has an own role of that name (DIR-12)");
    faults.throwIfAny();
    SolutionVersion draft =
        new SolutionVersion(
            solution,
            version,
            VersionState.DRAFT,
            Set.of(present.orElseGet(this::makeDefaultRole).id()),
            List.of(),
            List.of());
    writes.put(null, draft);
    return draft;
  }

  private EndUserRole makeDefaultRole() {
    EndUserRole made = EndUserRole.of(RoleId.random(), EndUserRole.DEFAULT_NAME);
    writes.put(null, made);
    return made;
  }

  /**
   * Makes a version or replaces a draft (SOL-3 to SOL-6); a version in the state {@link
   * VersionState#PUBLISHED} is published with it and cannot be changed any more (SOL-7).
   *
   * @param version the version; each role that it lists is the organization's or the solution's own
   */
  public void put(SolutionVersion version) {
    Faults faults = new Faults();
    checks.checkSolution(version.solution(), "solution", faults);
    Optional<SolutionVersion> old = view.version(version.solution(), version.id());
    boolean unchanged = old.filter(known -> Checks.isSame(known, version)).isPresent();
    faults.check(
        unchanged || old.filter(Checks::isPublished).isEmpty(),
        "version",
        "SOL-7",
        "version '" + version.id() + "' is published and immutable");
    checks.roles().checkFor(version.solution(), version.roles(), "roles", faults);
    faults.throwIfAny();
    if (!unchanged) {
      writes.put(old.orElse(null), version);
    }
  }

  /**
   * Publishes a draft; a published version stays as it is (SOL-1, SOL-7).
   *
   * @param solution the solution's id
   * @param version the version's id
   */
  public void publish(SolutionId solution, VersionId version) {
    Optional<SolutionVersion> found = view.version(solution, version);
    new Faults()
        .check(found.isPresent(), "version", "SOL-1", "there is no version '" + version + "'")
        .throwIfAny();
    found
        .filter(known -> !Checks.isPublished(known))
        .ifPresent(draft -> writes.put(draft, draft.published()));
  }

  /**
   * Deletes a draft (SOL-1). A published version stays for as long as its solution does: instances
   * may be pinned to it (SOL-7).
   *
   * @param solution the solution's id
   * @param version the version's id
   * @return whether there was such a version
   */
  public boolean deleteVersion(SolutionId solution, VersionId version) {
    Optional<SolutionVersion> found = view.version(solution, version);
    new Faults()
        .check(
            found.filter(Checks::isPublished).isEmpty(),
            "version",
            "SOL-7",
            "version '" + version + "' is published and stays")
        .throwIfAny();
    found.ifPresent(writes::delete);
    return found.isPresent();
  }

  /**
   * Makes a published version the live one (SOL-1); the rest of the solution stays.
   *
   * @param solution the solution's id
   * @param version the version's id
   */
  public void makeLive(SolutionId solution, VersionId version) {
    Faults faults = new Faults();
    checks.checkSolution(solution, "solution", faults);
    faults.throwIfAny();
    view.solution(solution).ifPresent(known -> put(known.withLive(version)));
  }

  // --- Shares ---

  /**
   * Shares a solution, or replaces the share with the same grantee (SH-1, SH-6).
   *
   * @param share the share; its roles are the organization's or the solution's own
   */
  public void share(SolutionShare share) {
    Faults faults = new Faults();
    List<SolutionShare> present = checks.checkPut(share, faults);
    faults.throwIfAny();
    if (!present.contains(share)) {
      writes.put(on(share.solution(), present).orElse(null), share);
    }
  }

  /**
   * Removes a share, if there is one (SH-6).
   *
   * @param solution the solution's id
   * @param grantee the user or group
   * @return whether there was such a share
   */
  public boolean unshare(SolutionId solution, Grantee grantee) {
    List<SolutionShare> present = checks.sharesOf(grantee, new Faults());
    Optional<SolutionShare> found = on(solution, present);
    found.ifPresent(writes::delete);
    return found.isPresent();
  }

  /** Of a grantee's shares the one on a solution (SH-6). */
  private static Optional<SolutionShare> on(SolutionId solution, List<SolutionShare> shares) {
    return shares.stream().filter(share -> share.solution().equals(solution)).findFirst();
  }
}
