package dev.access4j.testkit.reference;

import static java.util.Objects.requireNonNull;

import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.AccessScope;
import dev.access4j.decision.AttributeSource;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.decision.Subject;
import dev.access4j.decision.UserQuery;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.store.Revision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The other direction, LU-1 to LU-5: each asks the {@link ReferenceEvaluator} about every
 * candidate.
 */
public final class ReferenceLookups {

  private final ReferenceEvaluator evaluator;

  /**
   * Creates the look-ups.
   *
   * @param evaluator decides about each candidate
   */
  public ReferenceLookups(ReferenceEvaluator evaluator) {
    this.evaluator = requireNonNull(evaluator, "evaluator");
  }

  /**
   * LU-1: the solutions with a live version on which the subject holds a listed role.
   *
   * @param subject who asks
   * @return the ids in ascending order
   */
  public List<SolutionId> solutions(Subject subject) {
    return evaluator.model().solutions().keySet().stream()
        .filter(id -> !evaluator.roles(subject, new SolutionRef.Live(id)).isEmpty())
        .sorted()
        .toList();
  }

  /**
   * LU-2: the operations that are allowed on a resource.
   *
   * @param subject who asks
   * @param ref the solution and version
   * @param resource the resource
   * @param filters the instance's values
   * @return the operations
   */
  public Set<Operation> operations(
      Subject subject, SolutionRef ref, Resource resource, BusinessFilters filters) {
    Set<Operation> found = EnumSet.noneOf(Operation.class);
    for (Operation operation : Operation.values()) {
      if (may(subject, ref, resource, operation, filters)) {
        found.add(operation);
      }
    }
    return found;
  }

  /**
   * LU-3: the resources on which an operation is allowed.
   *
   * @param subject who asks
   * @param ref the solution and version
   * @param operation the operation
   * @param filters the instance's values
   * @return the resources in the order of the version, swimlanes first
   */
  public List<Resource> resources(
      Subject subject, SolutionRef ref, Operation operation, BusinessFilters filters) {
    return evaluator.version(ref).map(Resources::of).orElse(List.of()).stream()
        .filter(resource -> may(subject, ref, resource, operation, filters))
        .toList();
  }

  /**
   * LU-4: the end users that are allowed something.
   *
   * @param query the question, of this model's organization
   * @return the users in the store's order
   */
  public List<EndUser> users(UserQuery query) {
    List<EndUser> found = new ArrayList<>();
    for (EndUser user : evaluator.model().users().values()) {
      Subject subject = Subject.user(query.organization(), user.id());
      if (may(subject, query.solution(), query.resource(), query.operation(), query.filters())) {
        found.add(user);
      }
    }
    return found;
  }

  /**
   * LU-5, row by row: whether an evaluation of the row's version, resource and filters allows it.
   *
   * @param subject who asks
   * @param operation what the subject wants to do with the row
   * @param source which of the subject's attributes count
   * @param row the row
   * @return whether the subject may touch the row
   */
  public boolean mayTouch(
      Subject subject, Operation operation, AttributeSource source, AccessScope.Row row) {
    BusinessFilters filters = new BusinessFilters(row.filters().values(), source);
    return may(subject, row.version(), row.resource(), operation, filters);
  }

  /**
   * LU-5 over versions that the engine names: no row of another version.
   *
   * @param subject who asks
   * @param operation what the subject wants to do with the row
   * @param source which of the subject's attributes count
   * @param versions the versions
   * @param row the row
   * @return whether the subject may touch the row
   */
  public boolean mayTouch(
      Subject subject,
      Operation operation,
      AttributeSource source,
      Collection<SolutionRef.Pinned> versions,
      AccessScope.Row row) {
    return versions.contains(row.version()) && mayTouch(subject, operation, source, row);
  }

  private boolean may(
      Subject subject,
      SolutionRef ref,
      Resource resource,
      Operation operation,
      BusinessFilters filters) {
    return evaluator.isAllowed(
        new AccessRequest(subject, ref, resource, operation, filters, Revision.NONE));
  }
}
