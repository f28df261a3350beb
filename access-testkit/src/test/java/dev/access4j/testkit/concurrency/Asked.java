package dev.access4j.testkit.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.Decision;
import dev.access4j.store.Revision;
import dev.access4j.testkit.reference.ReferenceEvaluator;

/**
 * An answer that an asker got.
 *
 * @param way how it asked
 * @param revision the revision that the answer is of
 * @param answer a decision, or whether it was allowed
 */
record Asked(String way, AccessRequest request, Revision revision, Object answer) {

  static Asked of(String way, AccessRequest request, Decision decision) {
    return new Asked(way, request, decision.revision(), decision);
  }

  /** The answer is the reference's: the reason of a denial, a grant that decides. */
  void check(ReferenceEvaluator then, long seed) {
    if (answer instanceof Decision.Allowed allowed) {
      assertThat(then.deciding(request)).as("%s, seed %d", this, seed).contains(allowed.grant());
    } else if (answer instanceof Decision.Denied denied) {
      assertThat(then.denial(request)).as("%s, seed %d", this, seed).contains(denied.reason());
    } else {
      assertThat(answer).as("%s, seed %d", this, seed).isEqualTo(then.isAllowed(request));
    }
  }
}
