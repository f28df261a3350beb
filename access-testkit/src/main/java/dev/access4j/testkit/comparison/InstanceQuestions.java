package dev.access4j.testkit.comparison;

import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.decision.Decision;
import dev.access4j.decision.InstanceAccess;
import dev.access4j.decision.LaneTransition;
import dev.access4j.decision.SolutionAccess;
import dev.access4j.decision.Subject;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.testkit.reference.ReferenceEvaluator;
import dev.access4j.testkit.reference.ReferenceInstances;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The questions of an engine about instances: EV-13 to EV-15. */
final class InstanceQuestions {

  private static final List<String> OTHERS = List.of("Default", "c", "b/c", "none");

  private final ReferenceInstances instances;
  private final Witness witness;
  private final RandomGenerator random;

  InstanceQuestions(ReferenceEvaluator reference, Witness witness, RandomGenerator random) {
    this.instances = new ReferenceInstances(reference);
    this.witness = witness;
    this.random = random;
  }

  void ask(SolutionAccess access, AccessRequest request, Resource.SwimlaneOf lane) {
    Subject subject = request.subject();
    SolutionRef ref = request.solution();
    BusinessFilters filters = request.filters();
    String process = lane.process();
    String from = lane.swimlane();
    String to = random.nextBoolean() ? "Default" : "c";
    witness.lookup(
        "canStart",
        request,
        instances.canStart(subject, ref, process, filters),
        () -> access.canStart(process, filters));
    decision(
        "evaluateStart",
        request,
        new ExpectedDecision(instances.start(subject, ref, process, filters)),
        () -> access.evaluateStart(process, filters));
    witness.lookup(
        "instanceAccess",
        request,
        instances.instanceAccess(subject, ref, process, from, filters),
        () -> access.instanceAccess(process, from, filters));
    decision(
        "evaluateView",
        request,
        new ExpectedDecision(instances.view(subject, ref, process, from, filters)),
        () -> access.evaluateView(process, from, filters));
    witness.lookup(
        "laneTransition to " + to,
        request,
        instances.laneTransition(subject, ref, process, from, to, filters),
        () -> access.laneTransition(process, from, to, filters));
    witness.lookup(
        "laneTransition from " + to,
        request,
        instances.laneTransition(subject, ref, process, to, from, filters),
        () -> access.laneTransition(process, to, from, filters));
    askAboutTokens(access, request, lane);
  }

  private void decision(
      String call, AccessRequest request, ExpectedDecision expected, Callable<Decision> actual) {
    witness.found(call, expected.isAllowed());
    witness.lookup(call, request, expected, () -> expected.orActual(actual.call()));
  }

  /** An instance whose tokens part, and meet again. */
  private void askAboutTokens(
      SolutionAccess access, AccessRequest request, Resource.SwimlaneOf lane) {
    List<String> apart = Stream.concat(Stream.of(lane.swimlane()), any()).toList();
    List<String> together = any().toList();
    InstanceAccess before = expected(request, lane, apart);
    InstanceAccess after = expected(request, lane, together);
    witness.lookup(
        "instanceAccess over " + apart, request, before, () -> best(access, request, lane, apart));
    LaneTransition moved =
        (before == InstanceAccess.FULL) == (after == InstanceAccess.FULL)
            ? LaneTransition.UNCHANGED
            : before == InstanceAccess.FULL ? LaneTransition.LOST : LaneTransition.REGAINED;
    witness.lookup(
        "the move from " + apart + " to " + together,
        request,
        moved,
        () ->
            LaneTransition.between(
                best(access, request, lane, apart), best(access, request, lane, together)));
  }

  private Stream<String> any() {
    return OTHERS.stream().filter(name -> random.nextBoolean());
  }

  private InstanceAccess expected(
      AccessRequest request, Resource.SwimlaneOf lane, List<String> lanes) {
    return instances.instanceAccess(
        request.subject(), request.solution(), lane.process(), lanes, request.filters());
  }

  private static InstanceAccess best(
      SolutionAccess access, AccessRequest request, Resource.SwimlaneOf lane, List<String> lanes) {
    return lanes.stream()
        .map(each -> access.instanceAccess(lane.process(), each, request.filters()))
        .reduce(InstanceAccess.DENIED, InstanceAccess::best);
  }
}
