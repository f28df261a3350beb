package dev.access4j.testkit.comparison;

import dev.access4j.decision.DenialReason;
import dev.access4j.decision.Explanation;
import dev.access4j.decision.Explanation.GateResult;
import dev.access4j.decision.Explanation.Outcome;
import dev.access4j.decision.Explanation.ReachedRole;
import dev.access4j.decision.Gate;
import dev.access4j.testkit.reference.ReferenceEvaluator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an explanation has to say (EV-8). */
final class ExplanationCheck {

  private final ReferenceEvaluator reference;
  private final ExpectedDecision expected;

  ExplanationCheck(ReferenceEvaluator reference, ExpectedDecision expected) {
    this.reference = reference;
    this.expected = expected;
  }

  String fault(Explanation actual) {
    if (!expected.right().contains(actual.decision())) {
      return "it decides " + actual.decision() + " rather than " + expected;
    }
    List<Outcome> outcomes = actual.gates().stream().map(GateResult::outcome).toList();
    if (!actual.gates().stream().map(GateResult::gate).toList().equals(List.of(Gate.values()))
        || !outcomes.equals(outcomes())) {
      return "the gates are " + actual.gates();
    }
    if (!grantsAgree(actual)) {
      return "the grants are "
          + actual.grants()
          + "\n rather than "
          + reference.reached(actual.request());
    }
    if (actual.missing().isEmpty() != expected.isAllowed()) {
      return "it misses " + actual.missing();
    }
    Optional<String> useless =
        expected
            .reason()
            .flatMap(reason -> new AdviceCheck(reference, actual.request(), reason).fault(actual));
    if (useless.isPresent()) {
      return useless.get();
    }
    return "no fault";
  }

  private List<Outcome> outcomes() {
    Optional<Gate> failed = expected.reason().map(DenialReason::gate);
    return List.of(Gate.values()).stream()
        .map(
            gate -> {
              int past = failed.map(gate::compareTo).orElse(-1);
              return past < 0 ? Outcome.PASSED : past == 0 ? Outcome.FAILED : Outcome.NOT_REACHED;
            })
        .toList();
  }

  /** Where subject or solution are not to be had, there may be less to tell. */
  private boolean grantsAgree(Explanation actual) {
    Set<ReachedRole> told = new HashSet<>(actual.grants());
    Set<ReachedRole> known = new HashSet<>(reference.reached(actual.request()));
    boolean all = told.size() == actual.grants().size() && known.containsAll(told);
    boolean partly =
        expected.reason().filter(reason -> reason.gate().compareTo(Gate.GRANT) < 0).isPresent();
    return partly ? all || actual.grants().isEmpty() : all && told.equals(known);
  }
}
