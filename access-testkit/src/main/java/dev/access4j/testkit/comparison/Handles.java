package dev.access4j.testkit.comparison;

import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.PreparedCheck;
import dev.access4j.decision.SolutionAccess;
import dev.access4j.directory.OrganizationId;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.store.Revision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes each handle once and keeps it, so that it has to renew itself after changes (EV-16). */
final class Handles {

  private final AccessEvaluator evaluator;
  private final Map<List<Object>, SolutionAccess> accesses = new HashMap<>();
  private final Map<List<Object>, PreparedCheck> checks = new HashMap<>();
  private final Map<Resource, Resource> resources = new HashMap<>();
  private int asked;

  Handles(AccessEvaluator evaluator) {
    this.evaluator = evaluator;
  }

  SolutionAccess access(AccessRequest request) {
    SolutionAccess kept =
        accesses.computeIfAbsent(
            List.of(request.subject(), request.solution()),
            key -> evaluator.access(request.subject(), request.solution()));
    return request.atLeast().equals(Revision.NONE) ? kept : kept.atLeast(request.atLeast());
  }

  /** In turn the request's own object and one that is the same each time: a handle may know it. */
  Resource resource(AccessRequest request) {
    Resource same = resources.computeIfAbsent(request.resource(), key -> key);
    return asked++ % 2 == 0 ? same : request.resource();
  }

  PreparedCheck prepared(AccessRequest request) {
    OrganizationId organization = request.subject().organization();
    SolutionRef solution = request.solution();
    PreparedCheck kept =
        checks.computeIfAbsent(
            List.of(organization, solution, request.resource(), request.operation()),
            key ->
                evaluator.prepare(organization, solution, request.resource(), request.operation()));
    return request.atLeast().equals(Revision.NONE) ? kept : kept.atLeast(request.atLeast());
  }
}
