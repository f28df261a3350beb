package dev.access4j.testkit;

import static dev.access4j.decision.DenialReason.NOT_SHARED;
import static dev.access4j.decision.DenialReason.ROLE_NOT_LISTED;
import static dev.access4j.solution.Operation.EXECUTE;
import static dev.access4j.testkit.AccessAssertions.assertThat;
import static dev.access4j.testkit.AccessFixture.START;
import static dev.access4j.testkit.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.Grant;
import dev.access4j.decision.Subject;
import dev.access4j.directory.AssignmentModel;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.GeneralAccess;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.Validity;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Shares and the assignment model: SH-1 to SH-6, AM-1 to AM-3")
class ShareRulesTest {

  private final AccessFixture bank =
      AccessFixture.organization("acme")
          .role("teller", "clerk")
          .group("Branch 01", "teller")
          .user("ana", "Branch 01")
          .solution("loans", s -> s.version("1").process("p").lane("l", EXECUTE, "teller"))
          .solution("cards", s -> s.version("1").process("p").lane("l", EXECUTE, "teller"));

  private final AccessRequest loans = bank.request("ana", "loans", "p", "l", EXECUTE);
  private final AccessRequest cards = bank.request("ana", "cards", "p", "l", EXECUTE);

  private boolean isAllowed() {
    return bank.evaluator().isAllowed(loans);
  }

  @Test
  @Requirement("SH-1")
  void aShareGivesRolesOnOneSolutionNamedOrAsTheGroupCarriesThem() {
    bank.share("loans", "ana", "teller");
    assertThat(bank.evaluator()).allows(loans).denies(cards, NOT_SHARED);
    bank.unshare("loans", "ana").share("loans", "Branch 01");
    assertThat(bank.evaluator()).allows(loans).denies(cards, NOT_SHARED);
    bank.group("Branch 01", "clerk");
    assertThat(bank.evaluator()).denies(loans, ROLE_NOT_LISTED);
    bank.share("loans", "Branch 01", "teller");
    assertThat(bank.evaluator()).allows(loans);
    assertThat(
            refuses(
                () ->
                    new SolutionShare(
                        SolutionId.of("loans"),
                        new Grantee.User(EndUserId.of("ana")),
                        SharedRoles.FROM_GROUP,
                        Validity.ALWAYS)))
        .containsExactly("roles SH-1");
  }

  @Test
  @Requirement("SH-2")
  void aGroupsRolesGrantNothingWhereTheSolutionIsNotSharedWithIt() {
    assertThat(bank.evaluator()).denies(loans, NOT_SHARED);
    // A share with the user does not make the group's roles count either.
    bank.share("loans", "ana", "clerk");
    assertThat(bank.evaluator()).denies(loans, ROLE_NOT_LISTED);
  }

  @Test
  @Requirement("SH-3")
  void aShareIsForAllVersionsAndARoleCountsWhereItIsListed() {
    bank.solution("loans", s -> s.oldVersion("0").process("p").lane("l", EXECUTE, "clerk"))
        .share("loans", "ana", "teller");
    SolutionRef old = SolutionRef.pinned("loans", "0");
    AccessRequest pinned = AccessRequest.of(loans.subject(), old, loans.resource(), EXECUTE);
    assertThat(bank.evaluator()).allows(loans).denies(pinned, ROLE_NOT_LISTED);
    bank.share("loans", "ana", "teller", "clerk");
    assertThat(bank.evaluator()).allows(loans).allows(pinned);
  }

  @Test
  @Requirement("SH-4")
  void aShareGrantsFromItsStartUpToButNotAtItsEnd() {
    Duration micro = Duration.ofNanos(1_000);
    // Half a microsecond is cut off both.
    Validity validity = new Validity(START.plusNanos(10_500), START.plusNanos(20_500));
    bank.share("loans", "ana", validity, "teller");
    assertThat(isAllowed()).isFalse();
    bank.clock().set(START.plusNanos(10_000).minus(micro));
    assertThat(isAllowed()).isFalse();
    bank.clock().advance(micro);
    assertThat(isAllowed()).isTrue();
    bank.clock().set(START.plusNanos(19_999));
    assertThat(isAllowed()).isTrue();
    bank.clock().set(START.plusNanos(20_000));
    assertThat(bank.evaluator()).denies(loans, NOT_SHARED);
  }

  @Test
  @Requirement("SH-5")
  void anOpenSolutionGivesEverySubjectAnonymous() {
    assertThat(refuses(() -> bank.generalAccess("loans", GeneralAccess.ANYONE_WITH_LINK)))
        .containsExactly("generalAccess SH-5");
    bank.solution("loans", s -> s.version("2").process("p").lane("l", EXECUTE, "Anonymous"));
    Subject anybody = bank.anonymous();
    AccessRequest anonymous =
        AccessRequest.of(anybody, SolutionRef.live("loans"), Resource.swimlane("p", "l"), EXECUTE);
    assertThat(bank.evaluator()).denies(anonymous, NOT_SHARED).denies(loans, NOT_SHARED);
    bank.generalAccess("loans", GeneralAccess.ANYONE_WITH_LINK);
    assertThat(bank.evaluator().explain(anonymous)).isAllowedBy("Anonymous");
    assertThat(bank.evaluator().explain(loans)).isAllowedBy("Anonymous");
    bank.generalAccess("loans", GeneralAccess.INVITED_ONLY);
    assertThat(bank.evaluator()).denies(anonymous, NOT_SHARED);
  }

  @Test
  @Requirement("SH-6")
  void sharingAgainReplacesAndRevokingTakesEffectAtOnce() {
    bank.share("loans", "ana", "teller");
    assertThat(isAllowed()).isTrue();
    bank.share("loans", "ana", "clerk");
    assertThat(bank.evaluator()).denies(loans, ROLE_NOT_LISTED);
    bank.share("loans", "ana", "teller");
    assertThat(isAllowed()).isTrue();
    bank.unshare("loans", "ana");
    assertThat(isAllowed()).isFalse();
    assertThat(bank.evaluator()).denies(loans, NOT_SHARED);
  }

  @Test
  @Requirement("AM-1")
  void theModelIsPerSolutionUnlessSaidOtherwise() {
    assertThat(Organization.of(bank.id(), "Acme").assignmentModel())
        .isEqualTo(AssignmentModel.PER_SOLUTION);
    assertThat(bank.evaluator()).denies(loans, NOT_SHARED);
    bank.model(AssignmentModel.ORGANIZATION_WIDE);
    assertThat(bank.evaluator()).allows(loans);
  }

  @Test
  @Requirement("AM-2")
  void organizationWideRolesCountWhereListedAndSharesDoNot() {
    bank.model(AssignmentModel.ORGANIZATION_WIDE)
        .user("bob")
        .share("loans", "bob", "teller")
        .solution("open", s -> s.version("1").process("p").lane("l", EXECUTE, "Anonymous"))
        .generalAccess("open", GeneralAccess.ANYONE_WITH_LINK);
    AccessRequest bob = bank.request("bob", "loans", "p", "l", EXECUTE);
    AccessRequest open = bank.request("bob", "open", "p", "l", EXECUTE);
    assertThat(bank.evaluator().evaluate(cards)).isAllowedBy("teller");
    assertThat(bank.evaluator()).denies(bob, NOT_SHARED).denies(open, NOT_SHARED);
    bank.assign("bob", "clerk");
    assertThat(bank.evaluator()).denies(bob, ROLE_NOT_LISTED);
    bank.assign("bob", "teller");
    assertThat(bank.evaluator())
        .allows(bob)
        .allows(bank.request("bob", "cards", "p", "l", EXECUTE))
        .denies(open, ROLE_NOT_LISTED);
  }

  @Test
  @Requirement("AM-3")
  void perSolutionAnAssignmentThatWasKeptCountsUntilItIsRevokedAndNoneIsMade() {
    EndUserId ana = EndUserId.of("ana");
    RoleId teller = RoleId.of("teller");
    assertThat(refuses(() -> bank.write(writer -> writer.assign(ana, teller))))
        .containsExactly("role AM-3");
    bank.model(AssignmentModel.ORGANIZATION_WIDE)
        .assign("ana", "teller")
        .model(AssignmentModel.PER_SOLUTION);
    assertThat(bank.evaluator().explain(loans)).isAllowedBy("teller");
    assertThat(bank.evaluator().explain(loans).grants())
        .singleElement()
        .satisfies(reached -> assertThat(reached.grant()).isInstanceOf(Grant.Assignment.class));
    bank.write(writer -> writer.unassign(ana, teller));
    assertThat(bank.evaluator()).denies(loans, NOT_SHARED);
  }
}
