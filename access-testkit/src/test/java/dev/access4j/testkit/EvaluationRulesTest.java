package dev.access4j.testkit;

import static dev.access4j.decision.DenialReason.BUSINESS_FILTER_MISMATCH;
import static dev.access4j.decision.DenialReason.NOT_SHARED;
import static dev.access4j.decision.DenialReason.NO_LIVE_VERSION;
import static dev.access4j.decision.DenialReason.OPERATION_NOT_PERMITTED;
import static dev.access4j.decision.DenialReason.ROLE_NOT_LISTED;
import static dev.access4j.decision.DenialReason.UNKNOWN_ORGANIZATION;
import static dev.access4j.decision.DenialReason.UNKNOWN_RESOURCE;
import static dev.access4j.decision.DenialReason.UNKNOWN_SOLUTION;
import static dev.access4j.decision.DenialReason.UNKNOWN_USER;
import static dev.access4j.decision.DenialReason.UNKNOWN_VERSION;
import static dev.access4j.decision.DenialReason.USER_NOT_ACTIVE;
import static dev.access4j.decision.DenialReason.VERSION_NOT_PUBLISHED;
import static dev.access4j.decision.InstanceAccess.DENIED;
import static dev.access4j.decision.InstanceAccess.FULL;
import static dev.access4j.decision.InstanceAccess.READ_ONLY;
import static dev.access4j.solution.Operation.ASSIGN;
import static dev.access4j.solution.Operation.EXECUTE;
import static dev.access4j.solution.Operation.SELF_ASSIGN;
import static dev.access4j.solution.Operation.VIEW;
import static dev.access4j.testkit.AccessAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.access4j.Access4j;
import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.BatchAnswer;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.decision.Explanation;
import dev.access4j.decision.Explanation.Outcome;
import dev.access4j.decision.Gate;
import dev.access4j.decision.LaneTransition;
import dev.access4j.decision.PreparedCheck;
import dev.access4j.decision.SolutionAccess;
import dev.access4j.decision.Subject;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.UserStatus;
import dev.access4j.solution.GeneralAccess;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.Validity;
import dev.access4j.store.Revision;
import dev.access4j.store.StaleReadException;
import dev.access4j.store.StoreException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Evaluation: EV-1 to EV-18")
class EvaluationRulesTest {

  private static final BusinessFilters NO_FILTERS = BusinessFilters.NONE;

  private final AccessFixture bank =
      AccessFixture.organization("acme")
          .role("teller", "clerk", "chief")
          .group("Branch 01", "teller")
          .user("ana")
          .user("bob", "Branch 01")
          .solution(
              "loans",
              s ->
                  s.version("1")
                      .lists("clerk")
                      .process("p")
                      .lane("l", EXECUTE, "teller")
                      .lane("l", SELF_ASSIGN, "teller")
                      .lane("m", EXECUTE, "chief")
                      .draft("2"))
          .share("loans", "ana", "teller");

  private final AccessEvaluator evaluator = bank.evaluator();
  private final AccessRequest ana = bank.request("ana", "loans", "p", "l", EXECUTE);
  private final AccessRequest bob = bank.request("bob", "loans", "p", "l", EXECUTE);

  private static AccessRequest on(AccessRequest request, SolutionRef ref) {
    return AccessRequest.of(request.subject(), ref, request.resource(), request.operation());
  }

  private SolutionAccess access(String user) {
    return evaluator.access(bank.subject(user), SolutionRef.live("loans"));
  }

  @Test
  @Requirement("EV-1")
  void theOrganizationExistsAndTheSubjectIsAnActiveUserOfItOrAnonymous() {
    Subject elsewhere = Subject.user(OrganizationId.of("nowhere"), EndUserId.of("ana"));
    AccessRequest nowhere =
        AccessRequest.of(elsewhere, ana.solution(), ana.resource(), ana.operation());
    assertThat(evaluator)
        .denies(nowhere, UNKNOWN_ORGANIZATION)
        .denies(bank.request("eve", "loans", "p", "l", EXECUTE), UNKNOWN_USER)
        .allows(ana);
    bank.user("ana", UserStatus.DEACTIVATED);
    assertThat(evaluator).denies(ana, USER_NOT_ACTIVE);
  }

  @Test
  @Requirement("EV-2")
  void theVersionExistsAndIsPublishedOrOneIsLive() {
    bank.solution("empty", s -> {});
    assertThat(evaluator)
        .denies(on(ana, SolutionRef.live("cards")), UNKNOWN_SOLUTION)
        .denies(on(ana, SolutionRef.pinned("loans", "9")), UNKNOWN_VERSION)
        .denies(on(ana, SolutionRef.pinned("loans", "2")), VERSION_NOT_PUBLISHED)
        .denies(on(ana, SolutionRef.live("empty")), NO_LIVE_VERSION)
        .allows(on(ana, SolutionRef.pinned("loans", "1")));
  }

  @Test
  @Requirement("EV-3")
  void somethingReachesTheSubjectWhateverRolesItYields() {
    assertThat(evaluator).denies(bob, NOT_SHARED);
    // A share that has not started does not reach anybody yet.
    bank.share("loans", "bob", Validity.from(AccessFixture.START.plusSeconds(1)), "teller");
    assertThat(evaluator).denies(bob, NOT_SHARED);
    bank.unshare("loans", "bob").group("Branch 01").share("loans", "Branch 01");
    assertThat(evaluator).denies(bob, ROLE_NOT_LISTED);
    bank.unshare("loans", "Branch 01").assign("bob", "clerk");
    assertThat(evaluator).denies(bob, OPERATION_NOT_PERMITTED);
  }

  @Test
  @Requirement("EV-4")
  void aRoleSoReachedIsListed() {
    bank.role("idle").share("loans", "bob", "idle");
    assertThat(evaluator).denies(bob, ROLE_NOT_LISTED);
    bank.share("loans", "bob", "idle", "teller");
    assertThat(evaluator).allows(bob);
  }

  @Test
  @Requirement("EV-5")
  void theResourceExists() {
    Subject subject = ana.subject();
    SolutionRef loans = ana.solution();
    for (Resource resource :
        List.of(Resource.swimlane("q", "l"), Resource.swimlane("p", "x"), Resource.uiFlow("p/l"))) {
      assertThat(evaluator)
          .denies(AccessRequest.of(subject, loans, resource, EXECUTE), UNKNOWN_RESOURCE);
    }
    // The listing is looked at first.
    bank.role("idle").share("loans", "ana", "idle");
    assertThat(evaluator)
        .denies(AccessRequest.of(subject, loans, Resource.uiFlow("x"), EXECUTE), ROLE_NOT_LISTED);
  }

  @Test
  @Requirement("EV-6")
  void aListedRoleIsPermittedTheOperationThere() {
    bank.share("loans", "bob", "clerk");
    assertThat(evaluator)
        .denies(bob, OPERATION_NOT_PERMITTED)
        .denies(bank.request("ana", "loans", "p", "l", ASSIGN), OPERATION_NOT_PERMITTED)
        .denies(bank.request("ana", "loans", "p", "m", EXECUTE), OPERATION_NOT_PERMITTED);
    bank.share("loans", "bob", "clerk", "teller");
    assertThat(evaluator).allows(bob);
  }

  @Test
  @Requirement("EV-7")
  void theUsersValuesShareOneWithTheInstanceForEachKeyThatHasSome() {
    bank.attribute("ana", "branch", "01", "02").attribute("ana", "region", "north");
    assertThat(evaluator)
        .allows(ana.with(BusinessFilters.of("branch", "02", "03")))
        .allows(ana.with(BusinessFilters.of("branch")))
        .allows(ana.with(BusinessFilters.of(Map.of("branch", List.of("01"), "x", List.of()))))
        .denies(ana.with(BusinessFilters.of("branch", "03")), BUSINESS_FILTER_MISMATCH)
        .denies(ana.with(BusinessFilters.of("branch", " 01")), BUSINESS_FILTER_MISMATCH)
        .denies(ana.with(BusinessFilters.of("Branch", "01")), BUSINESS_FILTER_MISMATCH)
        .denies(ana.with(BusinessFilters.of("region", "North")), BUSINESS_FILTER_MISMATCH)
        .denies(ana.with(BusinessFilters.of("branch", " ")), BUSINESS_FILTER_MISMATCH)
        .denies(
            ana.with(BusinessFilters.of(Map.of("branch", Arrays.asList((String) null)))),
            BUSINESS_FILTER_MISMATCH)
        .denies(
            ana.with(
                BusinessFilters.of(Map.of("branch", List.of("01"), "region", List.of("south")))),
            BUSINESS_FILTER_MISMATCH);
  }

  @Test
  @Requirement("EV-8")
  void threeCallsAgreeAndTheLongestTellsWhatIsMissing() {
    bank.share("loans", "ana", "teller", "clerk").assign("ana", "chief");
    assertThat(evaluator.isAllowed(ana)).isTrue();
    assertThat(evaluator.evaluate(ana)).isAllowedBy("teller");
    Explanation allowed = evaluator.explain(ana);
    assertThat(allowed).isAllowedBy("teller").reaches("clerk").reaches("chief");
    assertThat(allowed.missing()).isEmpty();
    assertThat(evaluator.isAllowed(bob)).isFalse();
    assertThat(evaluator.evaluate(bob)).isDeniedBecause(NOT_SHARED);
    Explanation denied = evaluator.explain(bob);
    assertThat(denied).isDeniedBecause(NOT_SHARED).misses("teller");
    assertThat(denied.gates())
        .extracting(Explanation.GateResult::gate)
        .containsExactly(Gate.values());
    assertThat(denied.gates())
        .extracting(Explanation.GateResult::outcome)
        .startsWith(Outcome.PASSED, Outcome.PASSED, Outcome.FAILED, Outcome.NOT_REACHED);
  }

  @Test
  @Requirement("EV-9")
  void aStoreThatCannotBeReadIsNoPermissionAndNoDenial() {
    BrokenOnDemand store = new BrokenOnDemand(bank.access().store());
    try (Access4j access = Access4j.builder(store).clock(bank.clock()).build()) {
      store.breakDown();
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> access.evaluator().isAllowed(ana));
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> access.evaluator().evaluate(ana));
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> access.evaluator().explain(ana));
      store.repair();
      assertThat(access.evaluator()).allows(ana);
    }
  }

  @Test
  @Requirement("EV-10")
  void aDecisionCarriesItsRevisionAndABatchHasOne() {
    Revision before = evaluator.evaluate(ana).revision();
    bank.unshare("loans", "ana");
    assertThat(evaluator.evaluate(ana)).isDenied().isTakenAt(before.next());
    assertThat(evaluator.evaluateAll(List.of(ana, bob, ana)))
        .allSatisfy(answer -> assertThat(answer.decision()).isTakenAt(before.next()));
  }

  @Test
  @Requirement("EV-11")
  void theNextEvaluationSeesAChangeAndARevisionAheadIsRefused() {
    Revision now = evaluator.evaluate(ana).revision();
    assertThat(evaluator.evaluate(ana.atLeast(now))).isAllowed();
    assertThatExceptionOfType(StaleReadException.class)
        .isThrownBy(() -> evaluator.isAllowed(ana.atLeast(now.next())));
    bank.unshare("loans", "ana");
    assertThat(evaluator.evaluate(ana.atLeast(now.next()))).isDeniedBecause(NOT_SHARED);
  }

  @Test
  @Requirement("EV-12")
  void anyKeyMayBeUsedAndTheUsersOwnAttributesDemanded() {
    bank.share("loans", "Branch 01").attribute("Branch 01", BusinessFilters.DEFAULT_KEY, "01");
    BusinessFilters filters = BusinessFilters.of("businessFilters", "01");
    assertThat(evaluator)
        .allows(bob.with(filters))
        .denies(bob.with(filters.userOnly()), BUSINESS_FILTER_MISMATCH);
    bank.attribute("bob", BusinessFilters.DEFAULT_KEY, "01");
    assertThat(evaluator).allows(bob.with(filters.userOnly()));
  }

  @Test
  @Requirement("EV-13")
  void startingTakesExecuteAndSelfAssignOnTheStartLane() {
    assertThat(access("ana").canStart("p", NO_FILTERS)).isTrue();
    assertThat(access("ana").canStart("p", BusinessFilters.of("branch", "01"))).isFalse();
    assertThat(access("ana").canStart("q", NO_FILTERS)).isFalse();
    bank.solution(
        "loans",
        s -> s.version("3").process("p").lane("l", EXECUTE, "teller").lane("m", VIEW, "teller"));
    assertThat(access("ana").canStart("p", NO_FILTERS)).isFalse();
    bank.solution(
        "loans",
        s ->
            s.version("4")
                .process("p")
                .lane("l", VIEW, "teller")
                .lane("m", EXECUTE, "teller")
                .lane("m", SELF_ASSIGN, "teller")
                .startsIn("m"));
    assertThat(access("ana").canStart("p", NO_FILTERS)).isTrue();
  }

  @Test
  @Requirement("EV-14")
  void anInstanceIsFullReadOnlyOrDeniedByItsLane() {
    assertThat(access("ana").instanceAccess("p", "l", NO_FILTERS)).isEqualTo(FULL);
    assertThat(access("ana").instanceAccess("p", "m", NO_FILTERS)).isEqualTo(READ_ONLY);
    assertThat(access("bob").instanceAccess("p", "m", NO_FILTERS)).isEqualTo(DENIED);
    BusinessFilters unmet = BusinessFilters.of("branch", "01");
    assertThat(access("ana").instanceAccess("p", "l", unmet)).isEqualTo(DENIED);
    assertThat(access("ana").instanceAccess("p", "m", unmet)).isEqualTo(DENIED);
    bank.solution(
        "loans",
        s ->
            s.version("3")
                .process("p")
                .lane("l", EXECUTE, "teller")
                .lane("m", VIEW, "clerk")
                .noReadOnly());
    bank.share("loans", "bob", "clerk");
    assertThat(access("ana").instanceAccess("p", "m", NO_FILTERS)).isEqualTo(DENIED);
    assertThat(access("bob").instanceAccess("p", "m", NO_FILTERS)).isEqualTo(DENIED);
    bank.solution("loans", s -> s.version("4").process("p").lane("m", VIEW, "clerk"));
    assertThat(access("bob").instanceAccess("p", "m", NO_FILTERS)).isEqualTo(READ_ONLY);
  }

  @Test
  @Requirement("EV-15")
  void aMoveOfTheTokenLosesOrRegainsFullAccess() {
    SolutionAccess access = access("ana");
    assertThat(access.laneTransition("p", "l", "m", NO_FILTERS)).isEqualTo(LaneTransition.LOST);
    assertThat(access.laneTransition("p", "m", "l", NO_FILTERS)).isEqualTo(LaneTransition.REGAINED);
    assertThat(access.laneTransition("p", "l", "l", NO_FILTERS))
        .isEqualTo(LaneTransition.UNCHANGED);
    assertThat(access("bob").laneTransition("p", "l", "m", NO_FILTERS))
        .isEqualTo(LaneTransition.UNCHANGED);
  }

  @Test
  @Requirement("EV-16")
  void handlesAnswerAsTheEvaluatorDoesAndRenewThemselves() {
    SolutionAccess access = access("ana");
    PreparedCheck check =
        evaluator.prepare(bank.id(), ana.solution(), ana.resource(), ana.operation());
    assertThat(access.isAllowed(ana.resource(), EXECUTE)).isTrue();
    assertThat(check.isAllowed(ana.subject())).isTrue();
    assertThat(check.isAllowed(bob.subject())).isFalse();
    bank.unshare("loans", "ana").share("loans", "bob", "teller");
    assertThat(access.evaluate(ana.resource(), EXECUTE, NO_FILTERS)).isDeniedBecause(NOT_SHARED);
    assertThat(check.evaluate(ana.subject(), NO_FILTERS)).isDeniedBecause(NOT_SHARED);
    assertThat(check.evaluate(bob.subject(), NO_FILTERS)).isAllowedBy("teller");
  }

  @Test
  @Requirement("EV-16")
  void aHandleAsksTheNewVersionOfTheResourcesThatItKnowsFromTheOld() {
    List<String> names = List.of("a", "b", "c", "d", "e", "f");
    List<Resource> lanes = names.stream().map(lane -> Resource.swimlane("p", lane)).toList();
    publish("3", names, "teller", "chief", "teller", "chief", "teller", "teller");
    SolutionAccess access = access("ana");
    for (int i = 0; i < 3; i++) {
      assertThat(lanes.stream().map(lane -> access.isAllowed(lane, EXECUTE)))
          .containsExactly(true, false, true, false, true, true);
    }
    publish("4", names, "chief", "teller", "teller", "chief", "chief", "teller");
    for (int i = 0; i < 3; i++) {
      assertThat(lanes.stream().map(lane -> access.isAllowed(lane, EXECUTE)))
          .containsExactly(false, true, true, false, false, true);
    }
    bank.unshare("loans", "ana");
    assertThat(lanes.stream().map(lane -> access.isAllowed(lane, EXECUTE))).containsOnly(false);
  }

  private void publish(String version, List<String> lanes, String... roles) {
    bank.solution(
        "loans",
        s -> {
          s.version(version).process("p");
          for (int i = 0; i < roles.length; i++) {
            s.lane(lanes.get(i), EXECUTE, roles[i]);
          }
        });
  }

  @Test
  @Requirement("EV-17")
  void whatGoesWrongInABatchStaysWithItsRequest() {
    Revision ahead = evaluator.evaluate(ana).revision().next();
    List<BatchAnswer> answers =
        evaluator.evaluateAll(List.of(bob, ana.atLeast(ahead), ana, ana.with(NO_FILTERS)));
    assertThat(answers).hasSize(4);
    assertThat(answers.get(0).decision()).isDenied();
    assertThatExceptionOfType(StaleReadException.class).isThrownBy(answers.get(1)::decision);
    assertThat(answers.get(2).decision()).isAllowed();
    assertThat(answers.get(3).decision()).isAllowed();
  }

  @Test
  @Requirement("EV-18")
  void aStrangerIsDeniedOnAnOpenSolutionAndAskedAsAnonymousIsNot() {
    bank.solution("open", s -> s.version("1").process("p").lane("l", VIEW, "Anonymous"))
        .generalAccess("open", GeneralAccess.ANYONE_WITH_LINK)
        .user("ana", UserStatus.DEACTIVATED);
    AccessRequest stranger = bank.request("eve", "open", "p", "l", VIEW);
    AccessRequest anonymous =
        AccessRequest.of(bank.anonymous(), stranger.solution(), stranger.resource(), VIEW);
    assertThat(evaluator)
        .denies(stranger, UNKNOWN_USER)
        .denies(bank.request("ana", "open", "p", "l", VIEW), USER_NOT_ACTIVE)
        .allows(anonymous)
        .allows(bank.request("bob", "open", "p", "l", VIEW));
  }
}
