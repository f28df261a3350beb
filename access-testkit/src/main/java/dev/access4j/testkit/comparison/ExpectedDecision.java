package dev.access4j.testkit.comparison;

import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.Decision;
import dev.access4j.decision.DenialReason;
import dev.access4j.testkit.reference.ReferenceEvaluator;
import java.util.Optional;
import java.util.Set;

/**
 * The decisions that would be right: for a denial one, for an allowance one for each grant.
 *
 * @param right the decisions, at least one
 */
record ExpectedDecision(Set<Decision> right) {

  static ExpectedDecision of(ReferenceEvaluator reference, AccessRequest request) {
    return new ExpectedDecision(reference.decisions(request));
  }

  boolean isAllowed() {
    return right.iterator().next().isAllowed();
  }

  /** Returns this for a decision that is right, so that a comparison holds; else the decision. */
  Object orActual(Decision actual) {
    return right.contains(actual) ? this : actual;
  }

  /** Of a denial the reason, or empty. */
  Optional<DenialReason> reason() {
    return right.iterator().next() instanceof Decision.Denied denied
        ? Optional.of(denied.reason())
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "one of " + right;
  }
}
