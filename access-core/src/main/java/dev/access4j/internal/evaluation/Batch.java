package dev.access4j.internal.evaluation;

import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.BatchAnswer;
import dev.access4j.decision.Subject;
import dev.access4j.directory.OrganizationId;
import dev.access4j.solution.SolutionRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides many requests at one revision (EV-10). */
final class Batch {

  private final CachedEvaluator evaluator;
  private final List<AccessRequest> requests;

  Batch(CachedEvaluator evaluator, List<AccessRequest> requests) {
    this.evaluator = evaluator;
    this.requests = requests;
  }

  List<BatchAnswer> answers() {
    if (requests.isEmpty()) {
      return List.of();
    }
    OrganizationId organization = requests.get(0).subject().organization();
    for (AccessRequest request : requests) {
      if (!request.subject().organization().equals(organization)) {
        throw new IllegalArgumentException(
            "one batch is for one organization, not for "
                + organization
                + " and "
                + request.subject().organization());
      }
    }
    List<BatchAnswer> quick = fromCaches();
    return quick != null ? quick : evaluator.read(organization, this::fromView);
  }

  /**
   * The answers, or null if some of them could not be had from what is compiled at one revision.
   */
  private @Nullable List<BatchAnswer> fromCaches() {
    List<BatchAnswer> answers = new ArrayList<>(requests.size());
    long revision = -1;
    for (AccessRequest request : requests) {
      Compiled compiled =
          evaluator.ifCompiled(request.subject(), request.solution(), request.atLeast());
      if (compiled == null || (revision >= 0 && compiled.parts.revision() != revision)) {
        return null;
      }
      revision = compiled.parts.revision();
      answers.add(decided(request, compiled));
    }
    return answers;
  }

  private List<BatchAnswer> fromView(Loader loader) {
    List<BatchAnswer> answers = new ArrayList<>(requests.size());
    Map<Subject, Map<SolutionRef, Compiled>> compiled = new HashMap<>();
    for (AccessRequest request : requests) {
      answers.add(answer(request, loader, compiled));
    }
    return answers;
  }

  // What goes wrong with one request stays with it (EV-17).
  private BatchAnswer answer(
      AccessRequest request, Loader loader, Map<Subject, Map<SolutionRef, Compiled>> compiled) {
    try {
      CachedEvaluator.requireReached(loader, request.atLeast());
      Map<SolutionRef, Compiled> ofSubject =
          compiled.computeIfAbsent(request.subject(), subject -> new HashMap<>());
      Compiled found = ofSubject.get(request.solution());
      if (found == null) {
        found = evaluator.compile(request.subject(), request.solution(), loader);
        ofSubject.put(request.solution(), found);
      }
      return decided(request, found);
    } catch (RuntimeException e) {
      return new BatchAnswer.Failed(e);
    }
  }

  private static BatchAnswer decided(AccessRequest request, Compiled compiled) {
    return new BatchAnswer.Decided(
        compiled.decide(request.resource(), request.operation(), request.filters()));
  }
}
