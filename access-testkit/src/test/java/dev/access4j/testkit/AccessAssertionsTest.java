package dev.access4j.testkit;

import static dev.access4j.decision.DenialReason.NOT_SHARED;
import static dev.access4j.decision.DenialReason.UNKNOWN_USER;
import static dev.access4j.solution.Operation.EXECUTE;
import static dev.access4j.testkit.AccessAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.access4j.decision.Decision;
import dev.access4j.decision.Explanation;
import dev.access4j.store.Revision;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AccessAssertionsTest {

  private final AccessFixture bank =
      AccessFixture.organization("acme")
          .role("teller", "clerk")
          .user("ana")
          .user("bob")
          .solution(
              "loans", s -> s.version("1").lists("clerk").process("p").lane("l", EXECUTE, "teller"))
          .share("loans", "ana", "teller", "clerk");

  private Decision decision(String user) {
    return bank.evaluate(user, "loans", "p", "l", EXECUTE);
  }

  private Explanation explanation(String user) {
    return bank.explain(user, "loans", "p", "l", EXECUTE);
  }

  private static void fails(ThrowingCallable assertion, String... parts) {
    var failure = assertThatExceptionOfType(AssertionError.class).isThrownBy(assertion);
    for (String part : parts) {
      failure.withMessageContaining(part);
    }
  }

  @Test
  void aDecisionThatIsAsExpectedPasses() {
    assertThat(decision("ana")).isAllowed().isAllowedBy("teller");
    assertThat(decision("bob")).isDenied().isDeniedBecause(NOT_SHARED);
    assertThat(decision("bob")).isTakenAt(decision("ana").revision());
  }

  @Test
  void aDecisionThatIsNotTellsWhatItIs() {
    fails(() -> assertThat(decision("bob")).isAllowed(), "DENIED:NOT_SHARED");
    fails(() -> assertThat(decision("bob")).isAllowedBy("teller"), "DENIED:NOT_SHARED");
    fails(() -> assertThat(decision("ana")).isAllowedBy("clerk"), "'clerk'", "ALLOWED: teller");
    fails(() -> assertThat(decision("ana")).isDenied(), "ALLOWED: teller by a share");
    fails(() -> assertThat(decision("ana")).isDeniedBecause(NOT_SHARED), "ALLOWED: teller");
    fails(
        () -> assertThat(decision("bob")).isDeniedBecause(UNKNOWN_USER),
        "because UNKNOWN_USER",
        "DENIED:NOT_SHARED");
    fails(() -> assertThat(decision("bob")).isTakenAt(Revision.NONE), "r0");
  }

  @Test
  void anExplanationThatIsAsExpectedPasses() {
    assertThat(explanation("ana")).isAllowed().isAllowedBy("teller").reaches("clerk");
    assertThat(explanation("bob")).isDenied().isDeniedBecause(NOT_SHARED).misses("teller");
  }

  @Test
  void anExplanationThatIsNotTellsTheGates() {
    fails(
        () -> assertThat(explanation("bob")).isAllowed(),
        "DENIED:NOT_SHARED",
        "EV-3 GRANT            FAILED",
        "EV-4 LISTED_ROLE      NOT_REACHED");
    fails(() -> assertThat(explanation("ana")).isDenied(), "ALLOWED", "has teller by a share");
    fails(() -> assertThat(explanation("ana")).isAllowedBy("clerk"), "not permitted");
    fails(() -> assertThat(explanation("ana")).isDeniedBecause(NOT_SHARED), "ALLOWED");
    fails(() -> assertThat(explanation("bob")).reaches("teller"), "'teller' to be reached");
    fails(() -> assertThat(explanation("ana")).misses("teller"), "'teller' to be missing");
  }

  @Test
  void anEvaluatorIsAskedForTheExplanation() {
    var ana = bank.request("ana", "loans", "p", "l", EXECUTE);
    var bob = bank.request("bob", "loans", "p", "l", EXECUTE);
    assertThat(bank.evaluator()).allows(ana).denies(bob).denies(bob, NOT_SHARED);
    fails(() -> assertThat(bank.evaluator()).allows(bob), "EV-3 GRANT            FAILED");
    fails(() -> assertThat(bank.evaluator()).denies(ana), "ALLOWED");
    fails(() -> assertThat(bank.evaluator()).denies(ana, NOT_SHARED), "because NOT_SHARED");
  }
}
