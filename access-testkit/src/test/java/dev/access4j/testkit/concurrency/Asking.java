package dev.access4j.testkit.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.AccessScope;
import dev.access4j.decision.BatchAnswer;
import dev.access4j.decision.Decision;
import dev.access4j.decision.PreparedCheck;
import dev.access4j.decision.SolutionAccess;
import dev.access4j.solution.SolutionRef;
import dev.access4j.store.Revision;
import dev.access4j.testkit.random.RandomRequests;
import dev.access4j.testkit.reference.ReferenceModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/** One thread that asks in every way until the writers have ended, and writes some of it down. */
final class Asking {

  private static final int ONE_IN = 50;

  private final AccessEvaluator evaluator;
  private final long seed;
  private final SplittableRandom random;
  private final List<AccessRequest> pool = new ArrayList<>();
  private final List<SolutionRef.Pinned> versions = new ArrayList<>();
  private final Map<AccessRequest, SolutionAccess> accesses = new HashMap<>();
  private final Map<AccessRequest, PreparedCheck> checks = new HashMap<>();
  private final List<Asked> kept = new ArrayList<>();
  private Revision latest = Revision.NONE;
  private long count;

  Asking(AccessEvaluator evaluator, ReferenceModel start, long seed) {
    this.evaluator = evaluator;
    this.seed = seed;
    this.random = new SplittableRandom(seed);
    RandomRequests requests = new RandomRequests(random, start, start);
    for (int i = 0; i < 40; i++) {
      AccessRequest request = requests.next().atLeast(Revision.NONE);
      pool.add(request);
      if (request.solution() instanceof SolutionRef.Pinned version) {
        versions.add(version);
      }
    }
  }

  List<Asked> askWhile(Contest contest, Pace pace) {
    while (contest.isOn()) {
      ask(any());
      pace.saw(latest);
    }
    return kept;
  }

  private AccessRequest any() {
    return pool.get(random.nextInt(pool.size()));
  }

  private void ask(AccessRequest request) {
    SolutionAccess access =
        accesses.computeIfAbsent(request, key -> evaluator.access(key.subject(), key.solution()));
    PreparedCheck check =
        checks.computeIfAbsent(
            request,
            key ->
                evaluator.prepare(
                    key.subject().organization(), key.solution(), key.resource(), key.operation()));
    switch (random.nextInt(9)) {
      case 0 -> askAll(List.of(request, any(), pool.get(0)));
      case 1 ->
          keep(
              "access(..)",
              request,
              access.evaluate(request.resource(), request.operation(), request.filters()));
      case 2 -> keep("prepare(..)", request, check.evaluate(request.subject(), request.filters()));
      case 3 -> keep("explain", request, evaluator.explain(request).decision());
      case 4 -> between("isAllowed", request, () -> evaluator.isAllowed(request));
      case 5 ->
          between(
              "access(..).isAllowed",
              request,
              () -> access.isAllowed(request.resource(), request.operation(), request.filters()));
      case 6 ->
          between(
              "prepare(..).isAllowed",
              request,
              () -> check.isAllowed(request.subject(), request.filters()));
      case 7 -> {
        if (request.solution() instanceof SolutionRef.Pinned version) {
          AccessScope.Row row = new AccessScope.Row(version, request.resource(), request.filters());
          between("scope of versions", request, () -> scope(request).test(row));
        }
      }
      default -> keep("evaluate", request, evaluator.evaluate(request));
    }
  }

  /** Over all versions of the pool, most of them of others. */
  private AccessScope scope(AccessRequest request) {
    return evaluator.scope(
        request.subject(), request.operation(), request.filters().source(), versions);
  }

  private void askAll(List<AccessRequest> batch) {
    List<BatchAnswer> answers = evaluator.evaluateAll(batch);
    assertThat(answers.stream().map(answer -> answer.decision().revision()).distinct())
        .as("one revision for a batch, seed %d", seed)
        .hasSize(1);
    for (int i = 0; i < batch.size(); i++) {
      keep("evaluateAll", batch.get(i), answers.get(i).decision());
    }
  }

  /** A yes or no tells no revision: it counts where the revision was the same before and after. */
  private void between(String way, AccessRequest request, BooleanSupplier ask) {
    Decision before = evaluator.evaluate(request);
    boolean allowed = ask.getAsBoolean();
    Decision after = evaluator.evaluate(request);
    keep("evaluate", request, before);
    if (before.revision().equals(after.revision()) && random.nextInt(5) == 0) {
      kept.add(new Asked(way, request, after.revision(), allowed));
    }
    keep("evaluate", request, after);
  }

  /** Writes down what is the first of its revision, and one in many of the others. */
  private void keep(String way, AccessRequest request, Decision decision) {
    Revision revision = decision.revision();
    assertThat(revision).as("time runs forward, seed %d", seed).isGreaterThanOrEqualTo(latest);
    if (!revision.equals(latest) || count++ % ONE_IN == 0) {
      kept.add(Asked.of(way, request, decision));
    }
    latest = revision;
  }
}
