package dev.access4j.testkit.admin;

import static dev.access4j.testkit.admin.AdminBank.ACME;
import static dev.access4j.testkit.admin.AdminBank.LOANS;
import static dev.access4j.testkit.admin.AdminBank.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.access4j.admin.Actor;
import dev.access4j.admin.ConflictException;
import dev.access4j.admin.MigrationPlan;
import dev.access4j.audit.AuditSubject;
import dev.access4j.directory.AssignmentModel;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.ValidationException;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Process;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.Validity;
import dev.access4j.solution.VersionId;
import dev.access4j.solution.VersionState;
import dev.access4j.store.AuditEntry;
import dev.access4j.store.Revision;
import dev.access4j.testkit.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Migration as an admin applies it: AM-4")
class MigrationAdminTest {

  private static final VersionId V1 = VersionId.of("1");
  private static final Resource COUNTER = Resource.swimlane("open-account", "Default");

  private final AdminBank bank = new AdminBank();
  private final RoleId teller = bank.roleId("teller");
  private final GroupId branch = bank.group("Branch 01", teller).value().id();
  private final EndUserId ana = bank.userId("ana");
  private final EndUserId ben = bank.userId("ben");

  @BeforeEach
  void organizationWide() {
    Organization wide = new Organization(ACME, "Acme", AssignmentModel.ORGANIZATION_WIDE);
    Revision unused = bank.admin.change(ROOT, bank.revision(), writer -> writer.put(wide));
    unused = bank.admin.groups().addMembers(ROOT, branch, Set.of(ana));
    unused = bank.admin.users().assign(ROOT, ben, Set.of(teller));
    bank.admin.solutions().create(ROOT, LOANS, "Loans");
    unused =
        bank.admin.change(
            ROOT,
            bank.revision(),
            writer -> {
              writer.put(
                  new SolutionVersion(
                      LOANS,
                      V1,
                      VersionState.PUBLISHED,
                      Set.of(teller),
                      List.of(Process.withDefaultSwimlane("open-account", teller)),
                      List.of()));
              writer.makeLive(LOANS, V1);
            });
  }

  @Test
  @Requirement("AM-4")
  void aPlanIsAppliedAsOneAuditedStepAndKeepsDecisions() {
    MigrationPlan plan = bank.admin.migration().plan(ROOT);
    assertThat(plan.isEqual()).isTrue();
    Revision applied = bank.admin.migration().apply(ROOT, plan);
    assertThat(applied).isEqualTo(plan.revision().next());
    assertThat(bank.allows(ana, COUNTER, Operation.EXECUTE)).isTrue();
    assertThat(bank.allows(ben, COUNTER, Operation.EXECUTE)).isTrue();
    assertThat(bank.log())
        .filteredOn(entry -> entry.revision().equals(applied))
        .extracting(entry -> entry.event().subject())
        .containsExactlyInAnyOrder(
            AuditSubject.share(LOANS, branch), AuditSubject.organization(ACME));
    Revision unused = bank.admin.groups().removeMembers(ROOT, branch, Set.of(ana));
    assertThat(bank.allows(ana, COUNTER, Operation.EXECUTE)).isFalse();
  }

  @Test
  @Requirement("AM-4")
  void aPlanOfAnOlderRevisionIsRefused() {
    MigrationPlan plan = bank.admin.migration().plan(ROOT);
    bank.role("clerk");
    List<AuditEntry> log = bank.log();
    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(
            () -> {
              Revision unused = bank.admin.migration().apply(ROOT, plan);
            });
    assertThat(bank.log()).isEqualTo(log);
    List<SolutionShare> shares = bank.read(view -> view.group(branch).orElseThrow().shares());
    assertThat(shares).isEmpty();
  }

  @Test
  @Requirement("AM-4")
  void aPlanWithDifferencesHasToBeAccepted() {
    EndUserId eve = bank.userId("eve");
    bank.admin.shares().share(ROOT, SolutionShare.withUser(LOANS, eve, teller));
    MigrationPlan plan = bank.admin.migration().plan(ROOT);
    assertThat(plan.isEqual()).isFalse();
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(
            () -> {
              Revision unused = bank.admin.migration().apply(ROOT, plan);
            })
        .withMessageContaining("2 decisions would differ");
    assertThat(bank.allows(eve, COUNTER, Operation.EXECUTE)).isFalse();
    Revision unused = bank.admin.migration().applyWithDifferences(ROOT, plan);
    assertThat(bank.allows(eve, COUNTER, Operation.EXECUTE)).isTrue();
  }

  @Test
  @Requirement("AM-4")
  @DisplayName("a plan that says it keeps everything is not believed")
  void forgedPlan() {
    MigrationPlan made = bank.admin.migration().plan(ROOT);
    MigrationPlan forged =
        new MigrationPlan(
            ACME, made.revision(), made.plannedAt(), List.of(), 0, List.of(), List.of());
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(
            () -> {
              Revision unused = bank.admin.migration().apply(ROOT, forged);
            })
        .withMessageContaining("is not the plan of this organization");
    assertThat(bank.allows(ana, COUNTER, Operation.EXECUTE)).isTrue();
  }

  @Test
  @Requirement("AM-4")
  @DisplayName("nor one that was made for a day when shares that hold now have ended")
  void planFromTheFuture() {
    Validity aMonth = Validity.until(bank.clock.instant().plus(Duration.ofDays(30)));
    Grantee eve = new Grantee.User(bank.userId("eve"));
    bank.admin
        .shares()
        .share(
            ROOT, new SolutionShare(LOANS, eve, new SharedRoles.Explicit(Set.of(teller)), aMonth));
    MigrationPlan made = bank.admin.migration().plan(ROOT);
    assertThat(made.isEqual()).isFalse();
    MigrationPlan later =
        new MigrationPlan(
            ACME,
            made.revision(),
            Instant.parse("9999-12-01T00:00:00Z"),
            made.shares(),
            made.keptAssignments(),
            List.of(),
            List.of());
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(
            () -> {
              Revision unused = bank.admin.migration().apply(ROOT, later);
            })
        .withMessageContaining("is not the plan of this organization");
  }

  @Test
  @Requirement({"AM-4", "DIR-1"})
  void aPlanOfAnotherOrganizationIsRefused() {
    MigrationPlan plan = bank.admin.migration().plan(ROOT);
    OrganizationId other = OrganizationId.of("other");
    Revision made =
        bank.access.change(
            other,
            writer ->
                writer.put(new Organization(other, "Other", AssignmentModel.ORGANIZATION_WIDE)));
    assertThat(made).isEqualTo(new Revision(1));
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(
            () -> {
              Revision unused =
                  bank.admin.migration().apply(Actor.designer(other, "root", "org_admin"), plan);
            })
        .withMessageContaining("DIR-1");
  }
}
