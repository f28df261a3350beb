package dev.access4j.testkit.admin;

import static dev.access4j.testkit.admin.AdminBank.ACME;
import static dev.access4j.testkit.admin.AdminBank.LOANS;
import static dev.access4j.testkit.admin.AdminBank.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.access4j.admin.ConflictException;
import dev.access4j.admin.DeletionPreview;
import dev.access4j.admin.RoleDetails;
import dev.access4j.admin.UserAbilities;
import dev.access4j.admin.UserReach;
import dev.access4j.admin.Versioned;
import dev.access4j.audit.AuditSubject;
import dev.access4j.decision.Grant;
import dev.access4j.directory.AssignmentModel;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.ValidationException;
import dev.access4j.solution.GeneralAccess;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Process;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.UiFlow;
import dev.access4j.solution.Validity;
import dev.access4j.solution.VersionId;
import dev.access4j.solution.VersionState;
import dev.access4j.store.ListFilter;
import dev.access4j.store.PageRequest;
import dev.access4j.store.Revision;
import dev.access4j.testkit.Requirement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Solutions and shares as an admin has them: SOL-1 to SOL-7, SH-5, SH-6, AM-2, AM-3")
class SolutionAdminTest {

  private static final VersionId V1 = VersionId.of("1");
  private static final Resource COUNTER = Resource.swimlane("open-account", "Default");
  private static final Resource PORTAL = Resource.uiFlow("portal");

  private final AdminBank bank = new AdminBank();
  private final RoleId teller = bank.roleId("teller");
  private final RoleId user = bank.roleId("user");

  /** A draft with one process and one UI flow, as the platform makes them. */
  private Versioned<SolutionVersion> draft() {
    bank.admin.solutions().create(ROOT, LOANS, "Loans");
    Versioned<SolutionVersion> draft = bank.admin.solutions().draft(ROOT, LOANS, V1);
    SolutionVersion filled =
        new SolutionVersion(
            LOANS,
            V1,
            VersionState.DRAFT,
            draft.value().roles(),
            List.of(Process.withDefaultSwimlane("open-account", user)),
            List.of(UiFlow.of("portal", Set.of())));
    return bank.admin.solutions().edit(ROOT, draft.revision(), filled);
  }

  private Versioned<SolutionVersion> listed(Versioned<SolutionVersion> draft, RoleId... roles) {
    return bank.admin
        .solutions()
        .listRoles(ROOT, LOANS, V1, draft.revision(), new LinkedHashSet<>(List.of(roles)));
  }

  private Versioned<SolutionVersion> permitted(
      Versioned<SolutionVersion> draft, Resource resource, Operation operation, RoleId... roles) {
    return bank.admin
        .solutions()
        .permit(ROOT, LOANS, V1, draft.revision(), resource, operation, Set.of(roles));
  }

  private Versioned<Solution> live() {
    Versioned<SolutionVersion> draft = listed(draft(), user, teller);
    draft = permitted(draft, COUNTER, Operation.EXECUTE, teller);
    draft = permitted(draft, PORTAL, Operation.INTERACT, teller, user);
    draft = bank.admin.solutions().publish(ROOT, LOANS, V1, draft.revision());
    return bank.admin.solutions().makeLive(ROOT, LOANS, V1, draft.revision());
  }

  @Test
  @Requirement({"SOL-1", "SOL-3", "SOL-5", "SH-6"})
  void fromADraftToAnAllowedUserAndBack() {
    assertThat(live().value().live()).contains(V1);
    EndUserId ana = bank.userId("ana");
    assertThat(bank.allows(ana, COUNTER, Operation.EXECUTE)).isFalse();
    bank.admin.shares().share(ROOT, SolutionShare.withUser(LOANS, ana, teller));
    assertThat(bank.allows(ana, COUNTER, Operation.EXECUTE)).isTrue();
    assertThat(bank.allows(ana, PORTAL, Operation.INTERACT)).isTrue();
    assertThat(bank.allows(ana, COUNTER, Operation.SELF_ASSIGN)).isFalse();
    Revision unused = bank.admin.shares().unshare(ROOT, LOANS, Grantee.user(ana));
    assertThat(bank.allows(ana, COUNTER, Operation.EXECUTE)).isFalse();
  }

  @Test
  @Requirement("SOL-2")
  void aDraftListsTheDefaultRole() {
    assertThat(draft().value().roles()).containsExactly(user);
  }

  @Test
  @Requirement("SOL-6")
  void aRoleTakenOffADraftIsPermittedNothingThere() {
    Versioned<SolutionVersion> draft = listed(draft(), teller, user);
    draft = permitted(draft, COUNTER, Operation.EXECUTE, teller, user);
    SolutionVersion without = listed(draft, teller).value();
    assertThat(without.roles()).containsExactly(teller);
    assertThat(
            without
                .processes()
                .get(0)
                .swimlanes()
                .get(0)
                .permissions()
                .permitted(Operation.EXECUTE))
        .containsExactly(teller);
    assertThat(
            without
                .processes()
                .get(0)
                .swimlanes()
                .get(0)
                .permissions()
                .permitted(Operation.SELF_ASSIGN))
        .isEmpty();
  }

  @Test
  @Requirement("SOL-6")
  void onlyAListedRoleIsPermitted() {
    Versioned<SolutionVersion> draft = draft();
    refused("SOL-6", () -> permitted(draft, COUNTER, Operation.EXECUTE, teller));
    refused("SOL-5", () -> permitted(draft, PORTAL, Operation.EXECUTE, user));
    refused("SOL-3", () -> permitted(draft, COUNTER, Operation.INTERACT, user));
    refused("EV-5", () -> permitted(draft, Resource.uiFlow("none"), Operation.INTERACT, user));
  }

  private static void refused(String rule, Runnable work) {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(work::run)
        .withMessageContaining(rule);
  }

  @Test
  @Requirement("SOL-7")
  void aPublishedVersionIsImmutable() {
    Versioned<Solution> solution = live();
    Versioned<SolutionVersion> published =
        bank.admin.solutions().version(ROOT, LOANS, V1).orElseThrow();
    refused("SOL-7", () -> listed(published, user));
    refused("SOL-7", () -> permitted(published, COUNTER, Operation.VIEW, user));
    refused(
        "SOL-7",
        () -> {
          Revision unused = bank.admin.solutions().discard(ROOT, LOANS, V1, published.revision());
        });
    assertThat(bank.admin.solutions().publish(ROOT, LOANS, V1, published.revision()))
        .isEqualTo(published);
    assertThat(bank.admin.solutions().endLive(ROOT, LOANS, solution.revision()).value().live())
        .isEmpty();
    assertThat(bank.admin.solutions().versions(ROOT, LOANS, PageRequest.first(5)).rows())
        .containsExactly(published);
  }

  @Test
  void aDraftIsDiscarded() {
    Versioned<SolutionVersion> draft = draft();
    Revision unused = bank.admin.solutions().discard(ROOT, LOANS, V1, draft.revision());
    assertThat(bank.admin.solutions().version(ROOT, LOANS, V1)).isEmpty();
  }

  @Test
  @Requirement("AD-7")
  void staleEditsOfSolutionsVersionsAndSharesAreRefused() {
    Versioned<SolutionVersion> draft = draft();
    Versioned<Solution> solution = bank.admin.solutions().find(ROOT, LOANS).orElseThrow();
    EndUserId ana = bank.userId("ana");
    Versioned<SolutionShare> share =
        bank.admin.shares().share(ROOT, SolutionShare.withUser(LOANS, ana, teller));
    Versioned<SolutionVersion> listed = listed(draft, user, teller);
    conflicts(listed, () -> permitted(draft, COUNTER, Operation.VIEW, user));
    Versioned<Solution> renamed =
        bank.admin.solutions().rename(ROOT, LOANS, solution.revision(), "Credit");
    conflicts(
        renamed,
        () ->
            bank.admin
                .shares()
                .setGeneralAccess(ROOT, LOANS, solution.revision(), GeneralAccess.INVITED_ONLY));
    SolutionShare ended =
        share.value().during(Validity.until(bank.clock.instant().plusSeconds(60)));
    Versioned<SolutionShare> changed = bank.admin.shares().change(ROOT, share.revision(), ended);
    conflicts(changed, () -> bank.admin.shares().change(ROOT, share.revision(), share.value()));
    // Sharing again replaces the share, whoever changed it.
    assertThat(bank.admin.shares().share(ROOT, share.value()).value()).isEqualTo(share.value());
  }

  private static void conflicts(Versioned<?> current, Runnable work) {
    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(work::run)
        .satisfies(conflict -> assertThat(conflict.current()).isEqualTo(current));
  }

  @Test
  @Requirement("SH-5")
  void aSolutionIsOpenedOnlyIfAPublishedVersionListsAnonymous() {
    Versioned<Solution> solution = live();
    refused(
        "SH-5",
        () ->
            bank.admin
                .shares()
                .setGeneralAccess(
                    ROOT, LOANS, solution.revision(), GeneralAccess.ANYONE_WITH_LINK));
    VersionId next = VersionId.of("2");
    Versioned<SolutionVersion> draft = bank.admin.solutions().draft(ROOT, LOANS, next);
    draft =
        bank.admin
            .solutions()
            .listRoles(ROOT, LOANS, next, draft.revision(), Set.of(RoleId.ANONYMOUS));
    bank.admin.solutions().publish(ROOT, LOANS, next, draft.revision());
    assertThat(
            bank.admin
                .shares()
                .setGeneralAccess(ROOT, LOANS, solution.revision(), GeneralAccess.ANYONE_WITH_LINK)
                .value()
                .generalAccess())
        .isEqualTo(GeneralAccess.ANYONE_WITH_LINK);
  }

  @Test
  @Requirement({"AM-2", "AM-3"})
  void rolesAreAssignedOrganizationWideOnlyUnderThatModel() {
    EndUserId ana = bank.userId("ana");
    refused(
        "AM-3",
        () -> {
          Revision unused = bank.admin.users().assign(ROOT, ana, Set.of(teller));
        });
    Organization wide = new Organization(AdminBank.ACME, "Acme", AssignmentModel.ORGANIZATION_WIDE);
    Revision unused = bank.admin.change(ROOT, bank.revision(), writer -> writer.put(wide));
    unused = bank.admin.users().assign(ROOT, ana, Set.of(teller, user));
    live();
    assertThat(bank.allows(ana, COUNTER, Operation.EXECUTE)).isTrue();
    UserAbilities abilities = bank.admin.users().abilities(ROOT, ana, SolutionRef.live(LOANS));
    assertThat(abilities.operations().get(COUNTER))
        .containsOnlyKeys(Operation.EXECUTE, Operation.SELF_ASSIGN);
    assertThat(abilities.roles())
        .allSatisfy(held -> assertThat(held.grants()).allMatch(Grant.Assignment.class::isInstance));
    unused = bank.admin.users().unassign(ROOT, ana, Set.of(teller));
    assertThat(bank.allows(ana, COUNTER, Operation.EXECUTE)).isFalse();
    assertThat(bank.admin.users().reach(ROOT, ana).orElseThrow().assignments())
        .extracting(role -> role.name())
        .containsExactly("user");
  }

  @Test
  void aUserIsShownByWhatItIsReachedAndWhatItMayDo() {
    live();
    EndUserId ana = bank.userId("ana");
    GroupId branch = bank.group("Branch 01", teller).value().id();
    Revision unused = bank.admin.groups().addMembers(ROOT, branch, Set.of(ana));
    SolutionShare share = SolutionShare.withGroup(LOANS, branch, SharedRoles.FROM_GROUP);
    bank.admin.shares().share(ROOT, share);
    UserReach reach = bank.admin.users().reach(ROOT, ana).orElseThrow();
    assertThat(reach.groups()).extracting(group -> group.name()).containsExactly("Branch 01");
    assertThat(reach.groupShares()).containsExactly(share);
    assertThat(reach.shares()).isEmpty();
    UserAbilities abilities = bank.admin.users().abilities(ROOT, ana, SolutionRef.live(LOANS));
    assertThat(abilities.operations().keySet()).containsExactlyInAnyOrder(COUNTER, PORTAL);
    assertThat(abilities.operations().get(COUNTER))
        .hasEntrySatisfying(
            Operation.EXECUTE, grant -> assertThat(grant).isInstanceOf(Grant.GroupShare.class));
    assertThat(bank.admin.users().solutions(ROOT, ana)).containsExactly(LOANS);
    assertThat(abilities.roles())
        .singleElement()
        .satisfies(
            held -> assertThat(held.grants()).singleElement().isInstanceOf(Grant.GroupShare.class));
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  @DisplayName("what a user may do and its roles are of one revision, whoever shares meanwhile")
  void abilitiesAtOneRevision() throws Exception {
    live();
    EndUserId ana = bank.userId("ana");
    SolutionShare share = SolutionShare.withUser(LOANS, ana, teller);
    AtomicBoolean ended = new AtomicBoolean();
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<?> toggling =
          thread.submit(
              () -> {
                while (!ended.get()) {
                  bank.access.change(ACME, writer -> writer.share(share));
                  bank.access.change(ACME, writer -> writer.unshare(LOANS, share.grantee()));
                }
              });
      int allowed = 0;
      for (int i = 0; i < 5_000; i++) {
        UserAbilities found = bank.admin.users().abilities(ROOT, ana, SolutionRef.live(LOANS));
        assertThat(found.roles().isEmpty()).isEqualTo(found.operations().isEmpty());
        allowed += found.roles().isEmpty() ? 0 : 1;
      }
      ended.set(true);
      toggling.get();
      assertThat(allowed).isBetween(1, 4_999);
    } finally {
      ended.set(true);
      thread.shutdownNow();
    }
  }

  @Test
  @Requirement("DIR-12")
  void aSolutionIsDeletedWithAllThatItsPreviewNames() {
    live();
    Versioned<EndUserRole> own =
        bank.admin.roles().create(ROOT, RoleDetails.of("broker"), new RoleScope.OfSolution(LOANS));
    EndUserId ana = bank.userId("ana");
    bank.admin.shares().share(ROOT, SolutionShare.withUser(LOANS, ana, own.value().id()));
    Versioned<Solution> solution = bank.admin.solutions().find(ROOT, LOANS).orElseThrow();
    DeletionPreview preview = bank.admin.solutions().previewDelete(ROOT, LOANS);
    assertThat(preview.removed())
        .containsExactlyInAnyOrder(
            AuditSubject.solution(LOANS),
            AuditSubject.version(LOANS, V1),
            AuditSubject.share(LOANS, ana),
            AuditSubject.role(own.value().id()));
    assertThat(preview.changed()).isEmpty();
    Revision unused = bank.admin.solutions().delete(ROOT, LOANS, solution.revision());
    assertThat(bank.admin.solutions().list(ROOT, ListFilter.ALL, PageRequest.first(5)).rows())
        .isEmpty();
    assertThat(bank.admin.roles().find(ROOT, own.value().id())).isEmpty();
  }
}
