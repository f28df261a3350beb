package dev.access4j.testkit;

import static dev.access4j.decision.AttributeSource.USER_AND_GROUPS;
import static dev.access4j.decision.AttributeSource.USER_ONLY;
import static dev.access4j.solution.Operation.ASSIGN;
import static dev.access4j.solution.Operation.EXECUTE;
import static dev.access4j.solution.Operation.INTERACT;
import static dev.access4j.solution.Operation.VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.AccessScope;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.decision.HeldRole;
import dev.access4j.decision.RoleRef;
import dev.access4j.decision.SolutionAccess;
import dev.access4j.decision.Subject;
import dev.access4j.decision.UserPage;
import dev.access4j.decision.UserQuery;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.SolutionId;
import dev.access4j.directory.UserStatus;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.solution.GeneralAccess;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.store.PageRequest;
import dev.access4j.testkit.comparison.EvaluatorComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The other direction: LU-1 to LU-7")
class LookupRulesTest {

  private static final BusinessFilters NO_FILTERS = BusinessFilters.NONE;
  private static final BusinessFilters BRANCH_01 = BusinessFilters.of("branch", "01");
  private static final Resource LANE = Resource.swimlane("p", "l");
  private static final SolutionRef.Pinned LOANS_1 = SolutionRef.pinned("loans", "1");

  private final AccessFixture bank =
      AccessFixture.organization("acme")
          .role("teller", "clerk", "idle")
          .group("Branch 01", "teller")
          .attribute("Branch 01", "branch", "01")
          .user("ana", "Branch 01")
          .user("bob")
          .user("zoe", "Branch 01")
          .user("out", "Branch 01")
          .user("out", UserStatus.DEACTIVATED)
          .solution(
              "loans",
              s ->
                  s.version("1")
                      .lists("clerk", "idle")
                      .process("p")
                      .lane("l", VIEW, "teller", "clerk")
                      .lane("l", EXECUTE, "teller")
                      .lane("m", VIEW, "teller")
                      .uiFlow("desk", "clerk"))
          .share("loans", "Branch 01")
          .share("loans", "bob", "clerk", "teller");

  private final AccessEvaluator evaluator = bank.evaluator();

  private SolutionAccess access(String user) {
    return evaluator.access(bank.subject(user), SolutionRef.live("loans"));
  }

  @Test
  @Requirement("LU-1")
  void theSolutionsThatASubjectCanOpenHaveALiveVersionWhereItHoldsAListedRole() {
    bank.solution("cards", s -> s.version("1").lists("idle"))
        .share("cards", "ana", "teller")
        .solution("drafts", s -> s.draft("1").lists("teller"))
        .share("drafts", "ana", "teller")
        .solution("open", s -> s.version("1").lists("Anonymous"))
        .generalAccess("open", GeneralAccess.ANYONE_WITH_LINK);
    assertThat(evaluator.solutions(bank.subject("ana")))
        .containsExactly(SolutionId.of("loans"), SolutionId.of("open"));
    assertThat(evaluator.solutions(bank.anonymous())).containsExactly(SolutionId.of("open"));
    assertThat(evaluator.solutions(bank.subject("out"))).isEmpty();
    assertThat(evaluator.solutions(bank.subject("eve"))).isEmpty();
  }

  @Test
  @Requirement("LU-2")
  void theOperationsOnAResourceAreThoseThatAreAllowed() {
    assertThat(access("ana").operations(LANE, NO_FILTERS)).containsExactly(VIEW, EXECUTE);
    assertThat(access("ana").operations(LANE, BusinessFilters.of("branch", "02"))).isEmpty();
    assertThat(access("bob").operations(Resource.uiFlow("desk"), NO_FILTERS))
        .containsExactly(INTERACT);
    assertThat(access("ana").operations(Resource.uiFlow("none"), NO_FILTERS)).isEmpty();
  }

  @Test
  @Requirement("LU-3")
  void theResourcesForAnOperationComeInTheOrderOfTheVersion() {
    assertThat(access("ana").resources(VIEW, NO_FILTERS))
        .containsExactly(LANE, Resource.swimlane("p", "m"));
    assertThat(access("bob").resources(INTERACT, NO_FILTERS))
        .containsExactly(Resource.uiFlow("desk"));
    assertThat(access("bob").resources(VIEW, BRANCH_01)).isEmpty();
    assertThat(access("ana").resources(ASSIGN, NO_FILTERS)).isEmpty();
  }

  private UserQuery executing(BusinessFilters filters) {
    return new UserQuery(bank.id(), SolutionRef.live("loans"), LANE, EXECUTE, filters);
  }

  private List<String> streamed(BusinessFilters filters) {
    try (Stream<EndUser> users = evaluator.users(executing(filters))) {
      return users.map(EndUser::username).toList();
    }
  }

  @Test
  @Requirement("LU-4")
  void theUsersThatAreAllowedArePagedAndStreamedWhole() {
    assertThat(streamed(NO_FILTERS)).containsExactly("ana", "bob", "zoe");
    assertThat(streamed(BRANCH_01)).containsExactly("ana", "zoe");
    UserPage first = evaluator.users(executing(NO_FILTERS), PageRequest.first(2));
    assertThat(first.users()).extracting(EndUser::username).containsExactly("ana", "bob");
    List<EndUser> rest = new ArrayList<>();
    Optional<EndUserId> next = first.next();
    while (next.isPresent()) {
      UserPage page = evaluator.users(executing(NO_FILTERS), PageRequest.after(next.get(), 2));
      rest.addAll(page.users());
      next = page.next();
    }
    assertThat(rest).extracting(EndUser::username).containsExactly("zoe");
  }

  @Test
  @Requirement("LU-5")
  void aScopeHoldsForTheRowsThatAnEvaluationAllows() {
    AccessScope scope = evaluator.scope(bank.subject("ana"), EXECUTE, USER_AND_GROUPS);
    assertThat(scope)
        .accepts(
            new AccessScope.Row(LOANS_1, LANE, BRANCH_01),
            new AccessScope.Row(LOANS_1, LANE, NO_FILTERS))
        .rejects(
            new AccessScope.Row(LOANS_1, LANE, BusinessFilters.of("branch", "02")),
            new AccessScope.Row(LOANS_1, Resource.swimlane("p", "m"), BRANCH_01),
            new AccessScope.Row(SolutionRef.pinned("loans", "2"), LANE, BRANCH_01));
    assertThat(evaluator.scope(bank.subject("ana"), EXECUTE, USER_ONLY))
        .rejects(new AccessScope.Row(LOANS_1, LANE, BRANCH_01));
    Subject out = bank.subject("out");
    assertThat(evaluator.scope(out, EXECUTE, USER_AND_GROUPS)).isEqualTo(new AccessScope.Nothing());
  }

  @Test
  @Requirement("LU-6")
  void theRolesHeldAreTheListedOnesWithEveryWayToThem() {
    bank.role("unlisted").share("loans", "ana", "teller", "unlisted");
    assertThat(access("ana").roles())
        .singleElement()
        .satisfies(
            held -> {
              assertThat(held.role().name()).isEqualTo("teller");
              assertThat(held.grants()).hasSize(2);
            });
    assertThat(access("bob").roles())
        .extracting(HeldRole::role)
        .extracting(RoleRef::name)
        .containsExactly("clerk", "teller");
    assertThat(access("out").roles()).isEmpty();
  }

  @Test
  @Requirement("LU-7")
  void allOfThemAgreeWithEvaluation() {
    // More than this is compared in EvaluatorComparisonTest.
    var report = EvaluatorComparison.of(InMemoryAccessStore::new).compare(1);
    assertThat(report.lookups()).isGreaterThan(100);
  }
}
