package dev.access4j.decision;

import static java.util.Objects.requireNonNull;

import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.store.Revision;

/**
 * The question: may this subject do this operation on this resource of this solution, given these
 * business-filter values of the instance?
 *
 * @param subject who asks, and in which organization
 * @param solution the solution, and whether its live version is meant or another
 * @param resource the swimlane or UI flow
 * @param operation what the subject wants to do
 * @param filters the instance's business-filter values (EV-7)
 * @param atLeast the oldest revision that may answer (EV-11); {@link Revision#NONE} for the usual
 *     freshness
 */
public record AccessRequest(
    Subject subject,
    SolutionRef solution,
    Resource resource,
    Operation operation,
    BusinessFilters filters,
    Revision atLeast) {

  /**
   * Checks that nothing is null.
   *
   * @param subject see above
   * @param solution see above
   * @param resource see above
   * @param operation see above
   * @param filters see above
   * @param atLeast see above
   */
  public AccessRequest {
    requireNonNull(subject, "subject");
    requireNonNull(solution, "solution");
    requireNonNull(resource, "resource");
    requireNonNull(operation, "operation");
    requireNonNull(filters, "filters");
    requireNonNull(atLeast, "atLeast");
  }

  /**
   * Asks without business filters.
   *
   * @param subject who asks
   * @param solution the solution and version
   * @param resource the swimlane or UI flow
   * @param operation what the subject wants to do
   * @return the request
   */
  public static AccessRequest of(
      Subject subject, SolutionRef solution, Resource resource, Operation operation) {
    return new AccessRequest(
        subject, solution, resource, operation, BusinessFilters.NONE, Revision.NONE);
  }

  /**
   * Returns this request for an instance with business-filter values.
   *
   * @param values the instance's values
   * @return the changed request
   */
  public AccessRequest with(BusinessFilters values) {
    return new AccessRequest(subject, solution, resource, operation, values, atLeast);
  }

  /**
   * Returns this request, to be answered at a revision or a later one (EV-11).
   *
   * @param revision the oldest revision that may answer
   * @return the changed request
   */
  public AccessRequest atLeast(Revision revision) {
    return new AccessRequest(subject, solution, resource, operation, filters, revision);
  }
}
