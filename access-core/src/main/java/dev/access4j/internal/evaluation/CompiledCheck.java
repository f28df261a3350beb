package dev.access4j.internal.evaluation;

import static java.util.Objects.requireNonNull;

import dev.access4j.decision.BusinessFilters;
import dev.access4j.decision.Decision;
import dev.access4j.decision.PreparedCheck;
import dev.access4j.decision.Subject;
import dev.access4j.directory.OrganizationId;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.store.Revision;
import org.jspecify.annotations.Nullable;

/**
 * The handle for one operation on one resource (EV-16): holds the resource's row in the version.
 */
final class CompiledCheck implements PreparedCheck {

  private final CachedEvaluator evaluator;
  private final OrganizationId organization;
  private final SolutionRef solution;
  private final Resource resource;
  private final Operation operation;
  private final Revision atLeast;
  private @Nullable Place held;

  /** A resource's row in one compiled version; no row if the version has no such resource. */
  private static final class Place {
    private final Policy policy;
    private final VersionPolicy version;
    private final long @Nullable [] row;

    Place(Policy policy, VersionPolicy version, long @Nullable [] row) {
      this.policy = policy;
      this.version = version;
      this.row = row;
    }

    /** Users may hold the same policy, loaded at different times: taking turns would cost more. */
    boolean isOlderThan(Policy other) {
      return policy.home() != other.home() || policy.asOf() < other.asOf();
    }
  }

  CompiledCheck(
      CachedEvaluator evaluator,
      OrganizationId organization,
      SolutionRef solution,
      Resource resource,
      Operation operation,
      Revision atLeast) {
    this.evaluator = evaluator;
    this.organization = requireNonNull(organization, "organization");
    this.solution = requireNonNull(solution, "solution");
    this.resource = requireNonNull(resource, "resource");
    this.operation = requireNonNull(operation, "operation");
    this.atLeast = requireNonNull(atLeast, "atLeast");
  }

  @Override
  public PreparedCheck atLeast(Revision revision) {
    return new CompiledCheck(evaluator, organization, solution, resource, operation, revision);
  }

  @Override
  public boolean isAllowed(Subject subject, BusinessFilters filters) {
    Compiled compiled = compiled(subject);
    if (compiled.denial != null) {
      return false;
    }
    long[] row = row(compiled);
    return row != null && compiled.allows(row, operation, filters);
  }

  private long @Nullable [] row(Compiled compiled) {
    Place place = held;
    VersionPolicy version = compiled.version();
    if (place != null && place.version == version) {
      return place.row;
    }
    long[] row = version.row(resource);
    Policy policy = compiled.parts.policy();
    if (place == null || place.isOlderThan(policy)) {
      held = new Place(policy, version, row);
    }
    return row;
  }

  @Override
  public Decision evaluate(Subject subject, BusinessFilters filters) {
    return compiled(subject).decide(resource, operation, filters);
  }

  private Compiled compiled(Subject subject) {
    if (!subject.organization().equals(organization)) {
      throw new IllegalArgumentException(
          "prepared for " + organization + ", not for " + subject.organization());
    }
    // The reference that what was compiled has: known by its identity, not by its texts.
    Place place = held;
    return evaluator.compiled(subject, place == null ? solution : place.policy.ref(), atLeast);
  }
}
