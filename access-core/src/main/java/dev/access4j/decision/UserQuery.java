package dev.access4j.decision;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.OrganizationId;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;

/**
 * The question in the other direction: which end users may do this here? (LU-4)
 *
 * @param organization where
 * @param solution the solution and version
 * @param resource the swimlane or UI flow
 * @param operation what they would do
 * @param filters the instance's business-filter values
 */
public record UserQuery(
    OrganizationId organization,
    SolutionRef solution,
    Resource resource,
    Operation operation,
    BusinessFilters filters) {

  /**
   * Checks that nothing is null.
   *
   * @param organization see above
   * @param solution see above
   * @param resource see above
   * @param operation see above
   * @param filters see above
   */
  public UserQuery {
    requireNonNull(organization, "organization");
    requireNonNull(solution, "solution");
    requireNonNull(resource, "resource");
    requireNonNull(operation, "operation");
    requireNonNull(filters, "filters");
  }
}
