package dev.access4j.internal.evaluation;

import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.BatchAnswer;
import dev.access4j.decision.Subject;
import dev.access4j.directory.OrganizationId;
import dev.access4j.solution.SolutionRef;
import dev.access4j.store.Revision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides many requests, those of one organization at one revision (EV-10). */
final class Batch {

  private final CachedEvaluator evaluator;
  private final List<AccessRequest> requests;
  private final BatchAnswer[] answers;

  Batch(CachedEvaluator evaluator, List<AccessRequest> requests) {
    this.evaluator = evaluator;
    this.requests = new ArrayList<>(requests);
    this.answers = new BatchAnswer[requests.size()];
  }

  List<BatchAnswer> answers() {
    Map<OrganizationId, List<Integer>> places = new LinkedHashMap<>();
    for (int i = 0; i < requests.size(); i++) {
      if (requests.get(i) == null) {
        answers[i] = new BatchAnswer.Failed(new NullPointerException("request"));
        continue;
      }
      OrganizationId organization = requests.get(i).subject().organization();
      places.computeIfAbsent(organization, id -> new ArrayList<>()).add(i);
    }
    places.forEach(this::answer);
    return List.of(answers);
  }

  private void answer(OrganizationId organization, List<Integer> places) {
    try {
      if (!fromCaches(places)) {
        evaluator.read(organization, loader -> fromView(places, loader));
      }
    } catch (RuntimeException e) {
      places.forEach(place -> answers[place] = new BatchAnswer.Failed(e));
    }
    answerWithoutStore(places);
  }

  /** Where the store could not be read, the caches answer; only who needed it fails. */
  private void answerWithoutStore(List<Integer> places) {
    Revision revision = null;
    for (int place : places) {
      if (answers[place] instanceof BatchAnswer.Decided decided) {
        revision = decided.decision().revision();
      }
    }
    for (int place : places) {
      if (answers[place] instanceof BatchAnswer.Failed) {
        Compiled compiled = ifAnswerable(requests.get(place));
        if (compiled != null && (revision == null || compiled.revision == revision.value())) {
          revision = new Revision(compiled.revision);
          answers[place] = decided(requests.get(place), compiled);
        }
      }
    }
  }

  private @Nullable Compiled ifAnswerable(AccessRequest request) {
    try {
      return withoutQuery(request);
    } catch (RuntimeException e) {
      // What failed before says why.
      return null;
    }
  }

  private @Nullable Compiled withoutQuery(AccessRequest request) {
    return evaluator.withoutQuery(request.subject(), request.solution(), request.atLeast());
  }

  /** Answers what needs no query, and says whether that was all and of one revision. */
  private boolean fromCaches(List<Integer> places) {
    long revision = -1;
    for (int place : places) {
      AccessRequest request = requests.get(place);
      Compiled compiled = withoutQuery(request);
      if (compiled == null || (revision >= 0 && compiled.revision != revision)) {
        return false;
      }
      revision = compiled.revision;
      answers[place] = decided(request, compiled);
    }
    return true;
  }

  private boolean fromView(List<Integer> places, Loader loader) {
    Map<Subject, Map<SolutionRef, Compiled>> compiled = new HashMap<>();
    for (int place : places) {
      answers[place] = answer(requests.get(place), loader, compiled);
    }
    return true;
  }

  // What goes wrong with one request stays with it (EV-17).
  private BatchAnswer answer(
      AccessRequest request, Loader loader, Map<Subject, Map<SolutionRef, Compiled>> compiled) {
    try {
      CachedEvaluator.requireReached(loader, request.atLeast());
      Compiled found =
          compiled
              .computeIfAbsent(request.subject(), subject -> new HashMap<>())
              .computeIfAbsent(
                  request.solution(), ref -> evaluator.compile(request.subject(), ref, loader));
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
