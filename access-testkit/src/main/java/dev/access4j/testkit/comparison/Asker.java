package dev.access4j.testkit.comparison;

import static java.util.Objects.requireNonNull;

import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.BatchAnswer;
import dev.access4j.decision.PreparedCheck;
import dev.access4j.decision.SolutionAccess;
import dev.access4j.decision.Subject;
import dev.access4j.directory.OrganizationId;
import dev.access4j.store.StaleReadException;
import dev.access4j.testkit.random.RandomRequests;
import dev.access4j.testkit.reference.ReferenceEvaluator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Asks about one request in every way there is, each time beginning with another. */
final class Asker {

  private final AccessEvaluator evaluator;
  private final Witness witness;
  private final RandomGenerator random;
  private final Handles handles;

  Asker(AccessEvaluator evaluator, Witness witness, RandomGenerator random) {
    this.evaluator = evaluator;
    this.witness = witness;
    this.random = random;
    this.handles = new Handles(evaluator);
  }

  void ask(ReferenceEvaluator reference, AccessRequest request) {
    witness.asked(reference, request);
    ExpectedDecision expected = ExpectedDecision.of(reference, request);
    boolean allowed = expected.isAllowed();
    SolutionAccess access = handles.access(request);
    PreparedCheck prepared = handles.prepared(request);
    List<Runnable> ways =
        List.of(
            () ->
                witness.decision("isAllowed", request, allowed, () -> evaluator.isAllowed(request)),
            () ->
                witness.decision(
                    "evaluate",
                    request,
                    expected,
                    () -> expected.orActual(witness.named(evaluator.evaluate(request)))),
            () ->
                witness.decision(
                    "explain",
                    request,
                    "no fault",
                    () ->
                        new ExplanationCheck(reference, expected)
                            .fault(evaluator.explain(request))),
            () ->
                witness.decision(
                    "access(..).isAllowed",
                    request,
                    allowed,
                    () ->
                        access.isAllowed(
                            handles.resource(request), request.operation(), request.filters())),
            () ->
                witness.decision(
                    "access(..).evaluate",
                    request,
                    expected,
                    () ->
                        expected.orActual(
                            access.evaluate(
                                request.resource(), request.operation(), request.filters()))),
            () ->
                witness.decision(
                    "prepare(..).isAllowed",
                    request,
                    allowed,
                    () -> prepared.isAllowed(request.subject(), request.filters())),
            () ->
                witness.decision(
                    "prepare(..).evaluate",
                    request,
                    expected,
                    () ->
                        expected.orActual(
                            prepared.evaluate(request.subject(), request.filters()))));
    int first = random.nextInt(ways.size());
    for (int i = 0; i < ways.size(); i++) {
      ways.get((first + i) % ways.size()).run();
    }
  }

  void lookUp(ReferenceEvaluator reference, AccessRequest request, RandomRequests generator) {
    LookupQuestions questions = new LookupQuestions(evaluator, reference, witness, random);
    questions.ask(handles.access(request), request);
    questions.askForUsers(request);
    questions.askForScope(request, generator);
    questions.askForScopeOfVersions(request, generator);
  }

  /** In their order, of one organization at one revision, each by itself (EV-10, EV-17). */
  void askAll(Map<OrganizationId, ReferenceEvaluator> references, List<AccessRequest> requests) {
    AccessRequest some = requests.get(random.nextInt(requests.size()));
    ReferenceEvaluator reference = of(some, references);
    AccessRequest ahead = some.atLeast(reference.model().revision().next());
    List<AccessRequest> batch = new ArrayList<>(requests);
    int failing = random.nextInt(requests.size() + 1);
    batch.add(failing, ahead);
    List<BatchAnswer> answers =
        witness.answer("evaluateAll", batch, () -> evaluator.evaluateAll(batch));
    witness.lookup("evaluateAll.size", batch, batch.size(), answers::size);
    for (int i = 0; i < batch.size(); i++) {
      AccessRequest request = batch.get(i);
      BatchAnswer answer = answers.get(i);
      if (i == failing) {
        witness.refuses("evaluateAll", ahead, StaleReadException.class, answer::decision);
      } else {
        ExpectedDecision expected = ExpectedDecision.of(of(request, references), request);
        witness.decision(
            "evaluateAll", request, expected, () -> expected.orActual(answer.decision()));
      }
    }
    refuse(reference, ahead);
  }

  private static ReferenceEvaluator of(
      AccessRequest request, Map<OrganizationId, ReferenceEvaluator> references) {
    return requireNonNull(references.get(request.subject().organization()));
  }

  private void refuse(ReferenceEvaluator reference, AccessRequest ahead) {
    witness.refuses("evaluate", ahead, StaleReadException.class, () -> evaluator.evaluate(ahead));
    witness.refuses(
        "access(..).evaluate",
        ahead,
        StaleReadException.class,
        () -> handles.access(ahead).evaluate(ahead.resource(), ahead.operation()));
    witness.refuses(
        "prepare(..).evaluate",
        ahead,
        StaleReadException.class,
        () -> handles.prepared(ahead).evaluate(ahead.subject()));
    OrganizationId elsewhere = OrganizationId.of(reference.model().id() + " elsewhere");
    AccessRequest foreign =
        AccessRequest.of(
            Subject.anonymous(elsewhere), ahead.solution(), ahead.resource(), ahead.operation());
    witness.refuses(
        "prepare(..) with a subject of another organization",
        foreign,
        IllegalArgumentException.class,
        () -> handles.prepared(ahead).isAllowed(foreign.subject()));
  }
}
