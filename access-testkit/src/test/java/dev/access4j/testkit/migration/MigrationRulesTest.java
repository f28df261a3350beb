package dev.access4j.testkit.migration;

import static dev.access4j.solution.Operation.EXECUTE;
import static dev.access4j.testkit.AccessAssertions.assertThat;
import static dev.access4j.testkit.AccessFixture.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.access4j.admin.MigrationPlan;
import dev.access4j.admin.PlannedShare;
import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.decision.DenialReason;
import dev.access4j.directory.AssignmentModel;
import dev.access4j.directory.Fault;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.directory.ValidationException;
import dev.access4j.internal.migration.MigrationPlanner;
import dev.access4j.internal.migration.MigrationStep;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.Validity;
import dev.access4j.testkit.AccessFixture;
import dev.access4j.testkit.Requirement;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Migration: what is planned, kept and applied (AM-4)")
@Requirement("AM-4")
class MigrationRulesTest {

  private final AccessFixture bank =
      AccessFixture.organization("acme")
          .model(AssignmentModel.ORGANIZATION_WIDE)
          .role("teller", "clerk", "auditor")
          .group("Branch 01", "teller")
          .user("ana", "Branch 01")
          .solution("loans", s -> s.version("1").process("p").lane("l", EXECUTE, "teller"))
          .solution("cards", s -> s.version("1").process("p").lane("l", EXECUTE, "clerk"));

  private final AccessRequest ana = bank.request("ana", "loans", "p", "l", EXECUTE);

  private MigrationPlan plan() {
    return bank.access()
        .store()
        .read(bank.id(), view -> new MigrationPlanner(view, bank.clock().instant()).plan());
  }

  private void apply(MigrationPlan plan) {
    bank.write(writer -> MigrationStep.apply(writer, plan));
  }

  private static SolutionShare fromGroup(String solution, String group) {
    return SolutionShare.withGroup(
        SolutionId.of(solution), GroupId.of(group), SharedRoles.FROM_GROUP);
  }

  private List<SolutionShare> planned() {
    return plan().shares().stream().map(PlannedShare::share).toList();
  }

  @Test
  @DisplayName("a group that carries a listed role gets one share, not each of its members")
  void sharesWithGroups() {
    bank.user("bob", "Branch 01").user("eve", "Branch 01");
    MigrationPlan plan = plan();
    assertThat(plan.shares()).containsExactly(PlannedShare.of(fromGroup("loans", "Branch 01")));
    assertThat(plan.isEqual()).isTrue();
    assertThat(plan.obstacles()).isEmpty();
    assertThat(plan.plannedAt()).isEqualTo(START);
    assertThat(bank.evaluator()).allows(ana);
    apply(plan);
    assertThat(bank.evaluator()).allows(ana);
    // Now by the share alone: the rules of shares hold from here on.
    bank.unshare("loans", "Branch 01");
    assertThat(bank.evaluator()).denies(ana, DenialReason.NOT_SHARED);
  }

  @Test
  @DisplayName("a group without members has its share too, a draft needs none")
  void sharesForThoseWhoMayCome() {
    bank.group("Auditors", "auditor")
        .solution("books", s -> s.version("1").process("p").lane("l", EXECUTE, "auditor"))
        .solution("cards", s -> s.draft("2").process("p").lane("l", EXECUTE, "auditor"));
    assertThat(planned())
        .containsExactly(fromGroup("books", "Auditors"), fromGroup("loans", "Branch 01"));
  }

  @Test
  @DisplayName("a published version that is not live counts: running instances are pinned to it")
  void sharesForOldVersions() {
    bank.solution("cards", s -> s.oldVersion("0").process("p").lane("l", EXECUTE, "teller"));
    AccessRequest pinned =
        AccessRequest.of(ana.subject(), SolutionRef.pinned("cards", "0"), ana.resource(), EXECUTE);
    assertThat(bank.evaluator()).allows(pinned);
    MigrationPlan plan = plan();
    assertThat(plan.shares())
        .extracting(PlannedShare::share)
        .containsExactly(fromGroup("cards", "Branch 01"), fromGroup("loans", "Branch 01"));
    apply(plan);
    assertThat(bank.evaluator()).allows(pinned);
  }

  @Test
  @DisplayName("assignments need no share: they are kept and go on counting (AM-3)")
  void keepsAssignments() {
    bank.user("bob").assign("bob", "clerk").assign("bob", "auditor");
    AccessRequest bob = bank.request("bob", "cards", "p", "l", EXECUTE);
    MigrationPlan plan = plan();
    assertThat(plan.keptAssignments()).isEqualTo(2);
    assertThat(plan.shares()).hasSize(1);
    apply(plan);
    assertThat(bank.evaluator()).allows(bob);
  }

  @Test
  @DisplayName("a dormant share of such a group is replaced, and the plan says which")
  void replacesDormantShares() {
    Validity ended = Validity.until(START);
    bank.share("loans", "Branch 01", ended, "clerk");
    SolutionShare dormant =
        SolutionShare.withGroup(
                SolutionId.of("loans"), GroupId.of("Branch 01"), SharedRoles.of(RoleId.of("clerk")))
            .during(ended);
    MigrationPlan plan = plan();
    assertThat(plan.shares())
        .containsExactly(PlannedShare.of(fromGroup("loans", "Branch 01")).replacing(dormant));
    assertThat(plan.isEqual()).isTrue();
    apply(plan);
    assertThat(bank.evaluator()).allows(ana);
  }

  @Test
  @DisplayName("a share that is there as it must be is not to be made")
  void leavesWhatIsThere() {
    bank.share("loans", "Branch 01");
    MigrationPlan plan = plan();
    assertThat(plan.shares()).isEmpty();
    assertThat(plan.isEqual()).isTrue();
    apply(plan);
    assertThat(bank.evaluator()).allows(ana);
  }

  @Test
  @DisplayName("the reason of a denial may become another, which is no difference")
  void reasonsMayChange() {
    bank.user("bob").group("Clerks", "clerk").user("bob", "Clerks");
    AccessRequest bob = bank.request("bob", "loans", "p", "l", EXECUTE);
    assertThat(bank.evaluator()).denies(bob, DenialReason.ROLE_NOT_LISTED);
    MigrationPlan plan = plan();
    assertThat(plan.isEqual()).isTrue();
    apply(plan);
    assertThat(bank.evaluator()).denies(bob, DenialReason.NOT_SHARED);
  }

  @Test
  @DisplayName("business filters restrict both sides alike and play no part")
  void filtersPlayNoPart() {
    bank.attribute("ana", "businessFilters", "north");
    AccessRequest north = ana.with(BusinessFilters.of("businessFilters", "north"));
    AccessRequest south = ana.with(BusinessFilters.of("businessFilters", "south"));
    MigrationPlan plan = plan();
    assertThat(plan.isEqual()).isTrue();
    assertThat(bank.evaluator()).allows(north).denies(south, DenialReason.BUSINESS_FILTER_MISMATCH);
    apply(plan);
    assertThat(bank.evaluator()).allows(north).denies(south, DenialReason.BUSINESS_FILTER_MISMATCH);
  }

  @Test
  @DisplayName("a plan is of a revision, and an organization migrates once")
  void migratesOnce() {
    MigrationPlan plan = plan();
    bank.user("bob");
    assertThat(plan().revision()).isEqualTo(plan.revision().next());
    apply(plan());
    assertRefused(this::plan, "assignmentModel", "AM-4");
    assertRefused(() -> apply(plan), "assignmentModel", "AM-4");
  }

  @Test
  @DisplayName("what is not there has no plan, and a plan is of one organization")
  void isOfOneOrganization() {
    OrganizationId nowhere = OrganizationId.of("nowhere");
    assertRefused(
        () -> bank.access().store().read(nowhere, view -> new MigrationPlanner(view, START).plan()),
        "organization",
        "DIR-1");
    MigrationPlan plan = plan();
    AccessFixture other =
        AccessFixture.organization("other").model(AssignmentModel.ORGANIZATION_WIDE);
    assertThatThrownBy(() -> other.write(writer -> MigrationStep.apply(writer, plan)))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("a plan of acme");
  }

  private static void assertRefused(Runnable work, String field, String rule) {
    assertThatThrownBy(work::run)
        .asInstanceOf(type(ValidationException.class))
        .extracting(refused -> refused.faults().stream().map(Fault::field).toList())
        .isEqualTo(List.of(field));
    assertThatThrownBy(work::run).hasMessageContaining("(" + rule + ")");
  }
}
