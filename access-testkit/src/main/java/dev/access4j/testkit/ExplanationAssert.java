package dev.access4j.testkit;

import static java.util.stream.Collectors.joining;

import dev.access4j.decision.Decision;
import dev.access4j.decision.DenialReason;
import dev.access4j.decision.Explanation;
import dev.access4j.decision.Explanation.Missing;
import dev.access4j.decision.Explanation.ReachedRole;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on an {@link Explanation}; a failure shows the gates, the grants and what is missing.
 */
public final class ExplanationAssert extends AbstractAssert<ExplanationAssert, Explanation> {

  ExplanationAssert(Explanation actual) {
    super(actual, ExplanationAssert.class);
  }

  /**
   * Verifies that access is allowed.
   *
   * @return this
   */
  public ExplanationAssert isAllowed() {
    isNotNull();
    if (!actual.decision().isAllowed()) {
      throw unlike("expected access to be allowed");
    }
    return this;
  }

  /**
   * Verifies that access is allowed, and that a role would do for it, alone or beside others.
   *
   * @param role the role's name
   * @return this
   */
  public ExplanationAssert isAllowedBy(String role) {
    isAllowed();
    if (actual.grants().stream().noneMatch(grant -> grant.permitted() && isOf(grant, role))) {
      throw unlike("expected access to be allowed by role '" + role + "'");
    }
    return this;
  }

  /**
   * Verifies that access is denied.
   *
   * @return this
   */
  public ExplanationAssert isDenied() {
    isNotNull();
    if (actual.decision().isAllowed()) {
      throw unlike("expected access to be denied");
    }
    return this;
  }

  /**
   * Verifies that access is denied for a reason.
   *
   * @param reason the first gate that fails, and how
   * @return this
   */
  public ExplanationAssert isDeniedBecause(DenialReason reason) {
    isNotNull();
    Decision decision = actual.decision();
    if (!decision.equals(new Decision.Denied(decision.revision(), reason))) {
      throw unlike("expected access to be denied because " + reason);
    }
    return this;
  }

  /**
   * Verifies that the subject reaches a role on the solution, whether it does or not.
   *
   * @param role the role's name
   * @return this
   */
  public ExplanationAssert reaches(String role) {
    isNotNull();
    if (actual.grants().stream().noneMatch(grant -> isOf(grant, role))) {
      throw unlike("expected role '" + role + "' to be reached");
    }
    return this;
  }

  /**
   * Verifies that a role is named as one that would do.
   *
   * @param role the role's name
   * @return this
   */
  public ExplanationAssert misses(String role) {
    isNotNull();
    if (actual.missing().stream()
        .flatMap(missing -> missing.roles().stream())
        .noneMatch(missing -> missing.name().equals(role))) {
      throw unlike("expected role '" + role + "' to be missing");
    }
    return this;
  }

  private static boolean isOf(ReachedRole grant, String role) {
    return grant.grant().role().name().equals(role);
  }

  private AssertionError unlike(String expectation) {
    return failure("%s", expectation + ", but it is " + describe(actual));
  }

  static String describe(Explanation explanation) {
    String gates =
        explanation.gates().stream()
            .map(
                gate ->
                    "\n  %s %-16s %-11s %s"
                        .formatted(gate.gate().rule(), gate.gate(), gate.outcome(), gate.detail()))
            .collect(joining());
    String grants =
        explanation.grants().stream()
            .map(
                grant ->
                    "\n  has "
                        + grant.grant()
                        + (grant.listed() ? "" : ", not listed")
                        + (grant.permitted() ? "" : ", not permitted"))
            .collect(joining());
    String missing =
        explanation.missing().stream()
            .map(Missing::what)
            .map(what -> "\n  misses " + what)
            .collect(joining());
    return explanation.decision() + gates + grants + missing + "\n  asked " + explanation.request();
  }
}
