package dev.access4j.testkit;

import static dev.access4j.decision.DenialReason.BUSINESS_FILTER_MISMATCH;
import static dev.access4j.decision.DenialReason.NOT_SHARED;
import static dev.access4j.decision.DenialReason.OPERATION_NOT_PERMITTED;
import static dev.access4j.decision.DenialReason.UNKNOWN_RESOURCE;
import static dev.access4j.decision.InstanceAccess.DENIED;
import static dev.access4j.decision.InstanceAccess.FULL;
import static dev.access4j.decision.InstanceAccess.READ_ONLY;
import static dev.access4j.solution.Operation.EXECUTE;
import static dev.access4j.solution.Operation.SELF_ASSIGN;
import static dev.access4j.solution.Operation.VIEW;
import static dev.access4j.testkit.AccessAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.AccessScope;
import dev.access4j.decision.AttributeSource;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.decision.Decision;
import dev.access4j.decision.InstanceAccess;
import dev.access4j.decision.LaneTransition;
import dev.access4j.decision.SolutionAccess;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What an engine asks: of starts, views, several tokens, and its own versions")
class EngineQuestionsTest {

  private static final BusinessFilters BRANCH = BusinessFilters.of("businessFilters", "branch_01");
  private static final BusinessFilters ELSEWHERE =
      BusinessFilters.of("businessFilters", "branch_02");
  private static final Resource FRONT_OFFICE = Resource.swimlane("open-account", "Front office");

  private final AccessFixture bank =
      AccessFixture.organization("acme")
          .role("teller", "trainee", "auditor", "chief")
          .user("ana")
          .attribute("ana", "businessFilters", "branch_01")
          .user("tom")
          .user("eve")
          .user("out")
          .solution(
              "onboarding",
              s ->
                  s.oldVersion("1")
                      .process("open-account")
                      .lane("Front office", EXECUTE, "teller")
                      .version("2")
                      .process("open-account")
                      .lane("Front office", EXECUTE, "teller", "trainee")
                      .lane("Front office", SELF_ASSIGN, "teller")
                      .lane("Supervision", EXECUTE, "chief")
                      .lane("Supervision", VIEW, "auditor")
                      .process("audit")
                      .lane("Desk", VIEW, "auditor")
                      .lane("Desk", EXECUTE, "chief")
                      .noReadOnly()
                      .draft("3")
                      .process("open-account")
                      .lane("Front office", EXECUTE, "teller"))
          .share("onboarding", "ana", "teller")
          .share("onboarding", "tom", "trainee")
          .share("onboarding", "eve", "auditor");

  private final AccessEvaluator evaluator = bank.evaluator();

  private SolutionAccess access(String user) {
    return evaluator.access(bank.subject(user), SolutionRef.live("onboarding"));
  }

  @AfterEach
  void close() {
    bank.close();
  }

  @Test
  @Requirement("EV-13")
  @DisplayName("a start is decided with a grant, or with the gate that failed")
  void start() {
    assertThat(access("ana").evaluateStart("open-account")).isAllowedBy("teller");
    assertThat(access("ana").evaluateStart("open-account", BRANCH)).isAllowedBy("teller");
    assertThat(access("ana").evaluateStart("open-account", ELSEWHERE))
        .isDeniedBecause(BUSINESS_FILTER_MISMATCH);
    assertThat(access("eve").evaluateStart("open-account"))
        .isDeniedBecause(OPERATION_NOT_PERMITTED);
    assertThat(access("ana").evaluateStart("no process")).isDeniedBecause(UNKNOWN_RESOURCE);
    assertThat(access("out").evaluateStart("no process")).isDeniedBecause(NOT_SHARED);
  }

  @Test
  @Requirement("EV-13")
  @DisplayName("of a start EXECUTE is asked first, with all its gates, and SELF_ASSIGN after it")
  void startInOrder() {
    assertThat(access("tom").evaluateStart("open-account"))
        .isDeniedBecause(OPERATION_NOT_PERMITTED);
    assertThat(access("tom").evaluateStart("open-account", BRANCH))
        .isDeniedBecause(BUSINESS_FILTER_MISMATCH);
  }

  @Test
  @Requirement("EV-14")
  @DisplayName("a view is decided by EXECUTE here, else VIEW here, else EXECUTE elsewhere")
  void view() {
    assertThat(access("ana").evaluateView("open-account", "Front office")).isAllowedBy("teller");
    assertThat(access("ana").evaluateView("open-account", "Supervision")).isAllowedBy("teller");
    assertThat(access("eve").evaluateView("open-account", "Supervision")).isAllowedBy("auditor");
    bank.share("onboarding", "eve", "teller", "auditor");
    assertThat(access("eve").evaluateView("open-account", "Supervision")).isAllowedBy("auditor");
    bank.share("onboarding", "eve", "teller", "auditor", "chief");
    assertThat(access("eve").evaluateView("open-account", "Supervision")).isAllowedBy("chief");
  }

  @Test
  @Requirement("EV-14")
  @DisplayName("a view that is refused tells the gate, also where only the process forbids to read")
  void noView() {
    assertThat(access("eve").evaluateView("open-account", "Front office"))
        .isDeniedBecause(OPERATION_NOT_PERMITTED);
    assertThat(access("ana").evaluateView("open-account", "Supervision", ELSEWHERE))
        .isDeniedBecause(BUSINESS_FILTER_MISMATCH);
    assertThat(access("eve").evaluateView("audit", "Desk"))
        .isDeniedBecause(OPERATION_NOT_PERMITTED);
    assertThat(access("eve").evaluateView("audit", "Desk", ELSEWHERE))
        .isDeniedBecause(OPERATION_NOT_PERMITTED);
    assertThat(access("ana").evaluateView("open-account", "no lane"))
        .isDeniedBecause(UNKNOWN_RESOURCE);
    assertThat(access("out").evaluateView("open-account", "no lane")).isDeniedBecause(NOT_SHARED);
  }

  @Test
  @Requirement({"EV-14", "EV-15"})
  @DisplayName("access is best in the order FULL, READ_ONLY, DENIED, and a move is one of FULL")
  void tokens() {
    assertThat(InstanceAccess.values()).containsExactly(FULL, READ_ONLY, DENIED);
    for (InstanceAccess one : InstanceAccess.values()) {
      assertThat(LaneTransition.between(one, one)).isEqualTo(LaneTransition.UNCHANGED);
      for (InstanceAccess other : InstanceAccess.values()) {
        boolean oneIsBetter =
            Arrays.asList(InstanceAccess.values()).indexOf(one)
                <= Arrays.asList(InstanceAccess.values()).indexOf(other);
        assertThat(InstanceAccess.best(one, other)).isEqualTo(oneIsBetter ? one : other);
      }
    }
    for (InstanceAccess less : List.of(READ_ONLY, DENIED)) {
      assertThat(LaneTransition.between(FULL, less)).isEqualTo(LaneTransition.LOST);
      assertThat(LaneTransition.between(less, FULL)).isEqualTo(LaneTransition.REGAINED);
    }
    assertThat(LaneTransition.between(READ_ONLY, DENIED)).isEqualTo(LaneTransition.UNCHANGED);
    assertThat(LaneTransition.between(DENIED, READ_ONLY)).isEqualTo(LaneTransition.UNCHANGED);
  }

  @Test
  @Requirement("LU-5")
  @DisplayName("a scope of versions has rows of those that are published and among them")
  void scopeOfVersions() {
    List<SolutionRef.Pinned> all =
        Stream.of("1", "2", "3", "4").map(v -> SolutionRef.pinned("onboarding", v)).toList();
    assertThat(scope("ana", all))
        .accepts(row("onboarding", "1"), row("onboarding", "2"))
        .rejects(row("onboarding", "3"), row("onboarding", "4"), row("unknown", "1"));
    assertThat(scope("ana", all.subList(1, 2)))
        .accepts(row("onboarding", "2"))
        .rejects(row("onboarding", "1"));
    assertThat(scope("ana", List.of(all.get(0), all.get(0)))).accepts(row("onboarding", "1"));
    assertThat(scope("tom", all)).rejects(row("onboarding", "1")).accepts(row("onboarding", "2"));
    AccessScope nothing = new AccessScope.Nothing();
    assertThat(scope("ana", List.of())).isEqualTo(nothing);
    assertThat(scope("ana", List.of(SolutionRef.pinned("unknown", "1")))).isEqualTo(nothing);
    assertThat(scope("out", all)).isEqualTo(nothing);
    assertThat(scope("nobody", all)).isEqualTo(nothing);
  }

  private AccessScope scope(String user, List<SolutionRef.Pinned> versions) {
    return evaluator.scope(bank.subject(user), EXECUTE, AttributeSource.USER_AND_GROUPS, versions);
  }

  private static AccessScope.Row row(String solution, String version) {
    return new AccessScope.Row(
        SolutionRef.pinned(solution, version), FRONT_OFFICE, BusinessFilters.NONE);
  }

  @Test
  @DisplayName("a version that is null is refused, rather than left out")
  @SuppressWarnings("NullAway") // what a caller without null checks may do
  void nullVersion() {
    List<SolutionRef.Pinned> versions = Arrays.asList(SolutionRef.pinned("onboarding", "1"), null);
    assertThatNullPointerException().isThrownBy(() -> scope("ana", versions));
  }

  /** The snippets of docs/evaluating.md. */
  @Test
  @DisplayName("as the guide shows it")
  void guide() {
    SolutionAccess ana = access("ana");
    // region decisions
    Decision started = ana.evaluateStart("open-account", BRANCH);
    Decision seen = ana.evaluateView("open-account", "Supervision", BRANCH);
    // endregion
    assertThat(started).isAllowedBy("teller");
    assertThat(seen).isAllowedBy("teller");

    // region tokens
    InstanceAccess before = ana.instanceAccess("open-account", "Front office", BRANCH);
    InstanceAccess after =
        Stream.of("Front office", "Supervision") // Where its tokens are now.
            .map(lane -> ana.instanceAccess("open-account", lane, BRANCH))
            .reduce(InstanceAccess.DENIED, InstanceAccess::best);
    LaneTransition forked = LaneTransition.between(before, after);
    // endregion
    assertThat(after).isEqualTo(FULL);
    assertThat(forked).isEqualTo(LaneTransition.UNCHANGED);

    // region versions
    List<SolutionRef.Pinned> deployed =
        List.of(SolutionRef.pinned("onboarding", "1"), SolutionRef.pinned("onboarding", "2"));
    AccessScope tasks =
        evaluator.scope(ana.subject(), EXECUTE, AttributeSource.USER_AND_GROUPS, deployed);
    // endregion
    assertThat(tasks).accepts(row("onboarding", "1"), row("onboarding", "2"));
  }
}
