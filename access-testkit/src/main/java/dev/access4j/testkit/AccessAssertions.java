package dev.access4j.testkit;

import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.Decision;
import dev.access4j.decision.Explanation;

/**
 * AssertJ assertions on answers of the evaluator: {@code
 * assertThat(decision).isDeniedBecause(NOT_SHARED)}. Import {@code assertThat} from here beside
 * AssertJ's own.
 */
public final class AccessAssertions {

  private AccessAssertions() {}

  /**
   * Asserts on a decision. An explanation tells more when it fails.
   *
   * @param actual the decision
   * @return its assertions
   */
  public static DecisionAssert assertThat(Decision actual) {
    return new DecisionAssert(actual);
  }

  /**
   * Asserts on an explanation; a failure shows the gates and the grants.
   *
   * @param actual the explanation
   * @return its assertions
   */
  public static ExplanationAssert assertThat(Explanation actual) {
    return new ExplanationAssert(actual);
  }

  /**
   * Asserts on what an evaluator answers; a failure shows the gates and the grants.
   *
   * @param actual the evaluator
   * @return its assertions
   */
  public static EvaluatorAssert assertThat(AccessEvaluator actual) {
    return new EvaluatorAssert(actual);
  }
}
