package dev.access4j.testkit.reference;

import static java.util.Objects.requireNonNull;

import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.Decision;
import dev.access4j.decision.DenialReason;
import dev.access4j.decision.Explanation.ReachedRole;
import dev.access4j.decision.Grant;
import dev.access4j.decision.HeldRole;
import dev.access4j.decision.Subject;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.UserStatus;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.VersionId;
import dev.access4j.solution.VersionState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Decides as the gates EV-1 to EV-7 say, one method for each, over a whole organization at one
 * revision and one instant. It looks everything up anew by walking through lists: it is here to be
 * read beside the rules, and to be compared with the real evaluator. {@link ReferenceLookups} and
 * {@link ReferenceInstances} build the other answers on it.
 */
public final class ReferenceEvaluator {

  private final ReferenceModel model;
  private final Instant now;
  private final ReferenceGrants grants;

  /**
   * Creates the evaluator.
   *
   * @param model all that the organization holds
   * @param now the instant to decide at
   */
  public ReferenceEvaluator(ReferenceModel model, Instant now) {
    this.model = requireNonNull(model, "model");
    this.now = requireNonNull(now, "now");
    this.grants = new ReferenceGrants(model, now);
  }

  /**
   * Returns what is decided upon.
   *
   * @return the organization's model
   */
  public ReferenceModel model() {
    return model;
  }

  /**
   * Returns when it is decided.
   *
   * @return the instant
   */
  public Instant now() {
    return now;
  }

  /**
   * Goes through the gates in order.
   *
   * @param request the question, of this model's organization
   * @return the reason of the first gate that fails, or empty if access is allowed
   * @throws IllegalArgumentException if the request is of another organization (DIR-1)
   */
  public Optional<DenialReason> denial(AccessRequest request) {
    if (!request.subject().organization().equals(model.id())) {
      throw new IllegalArgumentException("not of " + model.id() + ": " + request);
    }
    return firstFailure(
        List.of(
            () -> subjectGate(request.subject()),
            () -> solutionGate(request.solution()),
            () -> grantGate(request.subject(), request.solution()),
            () -> listedRoleGate(request.subject(), request.solution()),
            () -> resourceGate(request.solution(), request.resource()),
            () -> permissionGate(request),
            () -> filterGate(request)));
  }

  private static Optional<DenialReason> firstFailure(List<Supplier<Optional<DenialReason>>> gates) {
    for (Supplier<Optional<DenialReason>> gate : gates) {
      Optional<DenialReason> failed = gate.get();
      if (failed.isPresent()) {
        return failed;
      }
    }
    return Optional.empty();
  }

  /**
   * Tells whether a request is allowed.
   *
   * @param request the question, of this model's organization
   * @return true if no gate fails
   */
  public boolean isAllowed(AccessRequest request) {
    return denial(request).isEmpty();
  }

  /** EV-1: the organization exists; the subject is an active end user of it, or anonymous. */
  private Optional<DenialReason> subjectGate(Subject subject) {
    if (model.organization().isEmpty()) {
      return Optional.of(DenialReason.UNKNOWN_ORGANIZATION);
    }
    if (subject instanceof Subject.User user) {
      EndUser known = model.users().get(user.id());
      if (known == null) {
        return Optional.of(DenialReason.UNKNOWN_USER);
      }
      return failUnless(known.status() == UserStatus.ACTIVE, DenialReason.USER_NOT_ACTIVE);
    }
    return Optional.empty();
  }

  /** EV-2: the version asked for exists and is published; with none asked for, one is live. */
  private Optional<DenialReason> solutionGate(SolutionRef ref) {
    if (!model.solutions().containsKey(ref.solution())) {
      return Optional.of(DenialReason.UNKNOWN_SOLUTION);
    }
    Optional<SolutionVersion> version = version(ref);
    if (version.isEmpty()) {
      return Optional.of(
          ref instanceof SolutionRef.Live
              ? DenialReason.NO_LIVE_VERSION
              : DenialReason.UNKNOWN_VERSION);
    }
    return failUnless(
        version.get().state() == VersionState.PUBLISHED, DenialReason.VERSION_NOT_PUBLISHED);
  }

  /** EV-3: something reaches the subject there, whatever roles that yields. */
  private Optional<DenialReason> grantGate(Subject subject, SolutionRef ref) {
    return failUnless(grants.reachAnything(subject, ref.solution()), DenialReason.NOT_SHARED);
  }

  /** EV-4: at least one of the roles so reached is listed on the version. */
  private Optional<DenialReason> listedRoleGate(Subject subject, SolutionRef ref) {
    return failUnless(!listedGrants(subject, ref).isEmpty(), DenialReason.ROLE_NOT_LISTED);
  }

  /** EV-5: the version has the process and swimlane, or the UI flow. */
  private Optional<DenialReason> resourceGate(SolutionRef ref, Resource resource) {
    boolean there = version(ref).filter(version -> Resources.has(version, resource)).isPresent();
    return failUnless(there, DenialReason.UNKNOWN_RESOURCE);
  }

  /** EV-6: one of the roles of EV-4 is permitted the operation there. */
  private Optional<DenialReason> permissionGate(AccessRequest request) {
    Set<RoleId> permitted = permitted(request.solution(), request.resource(), request.operation());
    boolean any =
        listedGrants(request.subject(), request.solution()).stream()
            .anyMatch(grant -> permitted.contains(grant.role().id()));
    return failUnless(any, DenialReason.OPERATION_NOT_PERMITTED);
  }

  /** EV-7: the subject's values overlap with the instance's, key by key. */
  private Optional<DenialReason> filterGate(AccessRequest request) {
    boolean met = new ReferenceFilters(model).met(request.subject(), request.filters());
    return failUnless(met, DenialReason.BUSINESS_FILTER_MISMATCH);
  }

  private static Optional<DenialReason> failUnless(boolean holds, DenialReason reason) {
    return holds ? Optional.empty() : Optional.of(reason);
  }

  /**
   * Finds every role that a subject reaches on a solution, whatever its status, and what becomes of
   * it (EV-8).
   *
   * @param request the question
   * @return every grant, with whether its role is listed, and permitted what is asked
   */
  public List<ReachedRole> reached(AccessRequest request) {
    Set<RoleId> listed = version(request.solution()).map(SolutionVersion::roles).orElse(Set.of());
    Set<RoleId> permitted = permitted(request.solution(), request.resource(), request.operation());
    List<ReachedRole> found = new ArrayList<>();
    for (Grant grant : grants.all(request.subject(), request.solution().solution())) {
      RoleId role = grant.role().id();
      found.add(new ReachedRole(grant, listed.contains(role), permitted.contains(role)));
    }
    return found;
  }

  /**
   * Finds every grant that may decide a request (EV-8).
   *
   * @param request the question
   * @return the grants whose role is permitted what is asked; empty if access is denied
   */
  public Set<Grant> deciding(AccessRequest request) {
    Set<Grant> found = new LinkedHashSet<>();
    if (isAllowed(request)) {
      for (ReachedRole role : reached(request)) {
        if (role.permitted()) {
          found.add(role.grant());
        }
      }
    }
    return found;
  }

  /**
   * Decides a request (EV-8).
   *
   * @param request the question
   * @return the decisions that would be right: for a denial one, for an allowance one for each
   *     grant
   */
  public Set<Decision> decisions(AccessRequest request) {
    Optional<DenialReason> denial = denial(request);
    if (denial.isPresent()) {
      return Set.of(new Decision.Denied(model.revision(), denial.get()));
    }
    Set<Decision> allowed = new LinkedHashSet<>();
    for (Grant grant : deciding(request)) {
      allowed.add(new Decision.Allowed(model.revision(), grant));
    }
    return allowed;
  }

  /**
   * Finds the listed roles that a subject holds (LU-6).
   *
   * @param subject who asks
   * @param ref the solution and version
   * @return the roles in the order of the version's list; empty where a gate EV-1 to EV-4 fails
   */
  public List<HeldRole> roles(Subject subject, SolutionRef ref) {
    Optional<DenialReason> failed =
        firstFailure(
            List.of(
                () -> subjectGate(subject),
                () -> solutionGate(ref),
                () -> grantGate(subject, ref),
                () -> listedRoleGate(subject, ref)));
    List<HeldRole> held = new ArrayList<>();
    if (failed.isEmpty()) {
      List<Grant> reached = listedGrants(subject, ref);
      for (RoleId role : version(ref).orElseThrow().roles()) {
        List<Grant> ways =
            reached.stream().filter(grant -> grant.role().id().equals(role)).toList();
        if (!ways.isEmpty()) {
          held.add(new HeldRole(ways.get(0).role(), ways));
        }
      }
    }
    return held;
  }

  /**
   * Finds the version that a reference means (SOL-1).
   *
   * @param ref the solution and version
   * @return the version, draft or published, or empty if there is no such
   */
  public Optional<SolutionVersion> version(SolutionRef ref) {
    Solution solution = model.solutions().get(ref.solution());
    if (solution == null) {
      return Optional.empty();
    }
    Optional<VersionId> meant =
        ref instanceof SolutionRef.Pinned pin ? Optional.of(pin.version()) : solution.live();
    for (SolutionVersion version : model.versions().getOrDefault(ref.solution(), List.of())) {
      if (meant.equals(Optional.of(version.id()))) {
        return Optional.of(version);
      }
    }
    return Optional.empty();
  }

  /** Of the roles that reach the subject, those that the version lists (SH-3, EV-4). */
  private List<Grant> listedGrants(Subject subject, SolutionRef ref) {
    Set<RoleId> listed = version(ref).map(SolutionVersion::roles).orElse(Set.of());
    List<Grant> found = new ArrayList<>();
    for (Grant grant : grants.all(subject, ref.solution())) {
      if (listed.contains(grant.role().id())) {
        found.add(grant);
      }
    }
    return found;
  }

  /**
   * Finds which roles may do something somewhere (SOL-3, SOL-5).
   *
   * @param ref the solution and version
   * @param resource the swimlane or UI flow
   * @param operation what is to be done there
   * @return the roles; none on a resource that is not there
   */
  public Set<RoleId> permitted(SolutionRef ref, Resource resource, Operation operation) {
    return version(ref)
        .flatMap(version -> Resources.permissions(version, resource))
        .map(permissions -> permissions.permitted(operation))
        .orElse(Set.of());
  }
}
