package dev.access4j.testkit;

import dev.access4j.decision.Decision;
import dev.access4j.decision.DenialReason;
import dev.access4j.store.Revision;
import org.assertj.core.api.AbstractAssert;

/** Assertions on a {@link Decision}. */
public final class DecisionAssert extends AbstractAssert<DecisionAssert, Decision> {

  DecisionAssert(Decision actual) {
    super(actual, DecisionAssert.class);
  }

  /**
   * Verifies that access is allowed.
   *
   * @return this
   */
  public DecisionAssert isAllowed() {
    isNotNull();
    if (!actual.isAllowed()) {
      throw failure("expected access to be allowed, but it is %s", actual);
    }
    return this;
  }

  /**
   * Verifies that access is allowed, and that a role decides it. Where several could, an
   * explanation tells all of them.
   *
   * @param role the role's name
   * @return this
   */
  public DecisionAssert isAllowedBy(String role) {
    isAllowed();
    if (actual instanceof Decision.Allowed allowed && !allowed.grant().role().name().equals(role)) {
      throw failure("expected access to be allowed by role '%s', but it is %s", role, actual);
    }
    return this;
  }

  /**
   * Verifies that access is denied.
   *
   * @return this
   */
  public DecisionAssert isDenied() {
    isNotNull();
    if (actual.isAllowed()) {
      throw failure("expected access to be denied, but it is %s", actual);
    }
    return this;
  }

  /**
   * Verifies that access is denied for a reason.
   *
   * @param reason the first gate that fails, and how
   * @return this
   */
  public DecisionAssert isDeniedBecause(DenialReason reason) {
    isNotNull();
    if (!actual.equals(new Decision.Denied(actual.revision(), reason))) {
      throw failure("expected access to be denied because %s, but it is %s", reason, actual);
    }
    return this;
  }

  /**
   * Verifies that the decision was taken at a revision.
   *
   * @param revision the organization's revision
   * @return this
   */
  public DecisionAssert isTakenAt(Revision revision) {
    isNotNull();
    if (!actual.revision().equals(revision)) {
      throw failure("expected a decision taken at %s, but it is %s", revision, actual);
    }
    return this;
  }
}
