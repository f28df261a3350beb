package dev.access4j.testkit;

import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.DenialReason;
import org.assertj.core.api.AbstractAssert;

/** Assertions on what an {@link AccessEvaluator} answers; a failure shows the explanation. */
public final class EvaluatorAssert extends AbstractAssert<EvaluatorAssert, AccessEvaluator> {

  EvaluatorAssert(AccessEvaluator actual) {
    super(actual, EvaluatorAssert.class);
  }

  /**
   * Verifies that a request is allowed.
   *
   * @param request the question
   * @return this
   */
  public EvaluatorAssert allows(AccessRequest request) {
    isNotNull();
    AccessAssertions.assertThat(actual.explain(request)).isAllowed();
    return this;
  }

  /**
   * Verifies that a request is denied.
   *
   * @param request the question
   * @return this
   */
  public EvaluatorAssert denies(AccessRequest request) {
    isNotNull();
    AccessAssertions.assertThat(actual.explain(request)).isDenied();
    return this;
  }

  /**
   * Verifies that a request is denied for a reason.
   *
   * @param request the question
   * @param reason the first gate that fails, and how
   * @return this
   */
  public EvaluatorAssert denies(AccessRequest request, DenialReason reason) {
    isNotNull();
    AccessAssertions.assertThat(actual.explain(request)).isDeniedBecause(reason);
    return this;
  }
}
