package dev.access4j.testkit;

import static dev.access4j.decision.DenialReason.BUSINESS_FILTER_MISMATCH;
import static dev.access4j.decision.DenialReason.NOT_SHARED;
import static dev.access4j.solution.Operation.EXECUTE;
import static dev.access4j.solution.Operation.INTERACT;
import static dev.access4j.testkit.AccessAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.directory.UserStatus;
import dev.access4j.directory.ValidationException;
import dev.access4j.solution.GeneralAccess;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.Validity;
import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class AccessFixtureTest {

  @Test
  void aTestInTenLines() {
    // region fixture
    AccessFixture bank =
        AccessFixture.organization("acme")
            .role("teller")
            .group("Branch 01", "teller")
            .user("ana", "Branch 01")
            .solution(
                "onboarding",
                s -> s.version("1").process("open-account").lane("Front office", EXECUTE, "teller"))
            .share("onboarding", "Branch 01");
    assertThat(bank.explain("ana", "onboarding", "open-account", "Front office", EXECUTE))
        .isAllowedBy("teller");
    bank.unshare("onboarding", "Branch 01");
    assertThat(bank.explain("ana", "onboarding", "open-account", "Front office", EXECUTE))
        .isDeniedBecause(NOT_SHARED);
    // endregion
  }

  private static AccessFixture bank() {
    return AccessFixture.organization("acme")
        .role("teller")
        .user("ana")
        .solution(
            "onboarding",
            s -> s.version("1").process("open-account").lane("Front office", EXECUTE, "teller"));
  }

  private static boolean anaIsAllowed(AccessFixture bank) {
    return bank.isAllowed("ana", "onboarding", "open-account", "Front office", EXECUTE);
  }

  @Test
  void theClockStandsStillUntilItIsMoved() {
    Validity oneDay = Validity.until(AccessFixture.START.plus(Duration.ofDays(1)));
    AccessFixture bank = bank().share("onboarding", "ana", oneDay, "teller");
    assertThat(anaIsAllowed(bank)).isTrue();
    bank.clock().advance(Duration.ofDays(1));
    assertThat(anaIsAllowed(bank)).isFalse();
    bank.clock().set(AccessFixture.START);
    assertThat(anaIsAllowed(bank)).isTrue();
  }

  @Test
  void attributesAreSetOnUsersAndGroups() {
    AccessFixture bank =
        bank()
            .user("ana", "Branch 01")
            .share("onboarding", "ana", "teller")
            .attribute("ana", "region", "north")
            .attribute("Branch 01", "businessFilters", "branch_01");
    AccessRequest request =
        bank.request("ana", "onboarding", "open-account", "Front office", EXECUTE);
    assertThat(bank.evaluator())
        .allows(request.with(BusinessFilters.of("businessFilters", "branch_01")))
        .allows(request.with(BusinessFilters.of("region", "north")))
        .denies(request.with(BusinessFilters.of("region", "south")), BUSINESS_FILTER_MISMATCH);
  }

  @Test
  void statusModelAssignmentsAndOwnRolesAreToldInAWord() {
    AccessFixture bank =
        AccessFixture.organization("acme")
            .role("lead")
            .ownRole("onboarding", "expert")
            .solution("onboarding", s -> s.version("1").uiFlow("desk", "expert", "lead"))
            .user("ana")
            .user("bob", UserStatus.INVITED)
            .share("onboarding", "ana", "expert")
            .assign("bob", "lead");
    AccessRequest ana = desk(bank, "ana");
    AccessRequest bob = desk(bank, "bob");
    assertThat(bank.evaluator()).allows(ana).denies(bob);
    bank.user("bob", UserStatus.ACTIVE);
    assertThat(bank.evaluator()).allows(bob);
  }

  private static AccessRequest desk(AccessFixture bank, String user) {
    return AccessRequest.of(
        bank.subject(user), SolutionRef.live("onboarding"), Resource.uiFlow("desk"), INTERACT);
  }

  @Test
  void anOpenSolutionIsForEverybody() {
    AccessFixture bank =
        AccessFixture.organization("acme")
            .solution("portal", s -> s.version("1").uiFlow("desk", "Anonymous"))
            .generalAccess("portal", GeneralAccess.ANYONE_WITH_LINK);
    assertThat(bank.evaluator())
        .allows(
            AccessRequest.of(
                bank.anonymous(), SolutionRef.live("portal"), Resource.uiFlow("desk"), INTERACT));
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bank().share("onboarding", "bob", "teller"))
        .withMessage("the fixture has no user or group 'bob'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bank().share("onboarding", "ana", "tellr"))
        .withMessage("the fixture has no role 'tellr'");
    Assertions.assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> bank().share("onboarding", "ana"));
  }
}
