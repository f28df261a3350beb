package dev.access4j.testkit;

import static dev.access4j.decision.DenialReason.OPERATION_NOT_PERMITTED;
import static dev.access4j.decision.DenialReason.ROLE_NOT_LISTED;
import static dev.access4j.decision.DenialReason.VERSION_NOT_PUBLISHED;
import static dev.access4j.solution.Operation.EXECUTE;
import static dev.access4j.solution.Operation.INTERACT;
import static dev.access4j.solution.Operation.SELF_ASSIGN;
import static dev.access4j.solution.Operation.VIEW;
import static dev.access4j.testkit.AccessAssertions.assertThat;
import static dev.access4j.testkit.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Permissions;
import dev.access4j.solution.Process;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.Swimlane;
import dev.access4j.solution.UiFlow;
import dev.access4j.solution.VersionId;
import dev.access4j.solution.VersionState;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Solutions and their permissions: SOL-1 to SOL-7")
class SolutionRulesTest {

  private static final SolutionId LOANS = SolutionId.of("loans");
  private static final RoleId TELLER = RoleId.of("teller");
  private static final Resource LANE = Resource.swimlane("p", "l");

  private final AccessFixture bank =
      AccessFixture.organization("acme").role("teller", "clerk").user("ana");

  private AccessRequest asking(String version, Operation operation) {
    SolutionRef ref = SolutionRef.pinned("loans", version);
    return AccessRequest.of(bank.subject("ana"), ref, LANE, operation);
  }

  private static SolutionVersion draft(Set<RoleId> roles, List<Process> processes) {
    VersionId id = VersionId.of("1");
    return new SolutionVersion(LOANS, id, VersionState.DRAFT, roles, processes, List.of());
  }

  private static Process permitting(Operation operation, RoleId role) {
    return Process.of("p", new Swimlane("l", new Permissions(Map.of(operation, Set.of(role)))));
  }

  @Test
  @Requirement("SOL-1")
  void anOldVersionAnswersBesideTheLiveOneAndADraftDoesNot() {
    bank.solution(
            "loans",
            s ->
                s.oldVersion("1")
                    .process("p")
                    .lane("l", VIEW, "teller")
                    .version("2")
                    .process("p")
                    .lane("l", EXECUTE, "teller")
                    .draft("3")
                    .process("p")
                    .lane("l", EXECUTE, "teller"))
        .share("loans", "ana", "teller");
    assertThat(bank.evaluator())
        .allows(asking("1", VIEW))
        .denies(asking("1", EXECUTE))
        .allows(asking("2", EXECUTE))
        .allows(bank.request("ana", "loans", "p", "l", EXECUTE))
        .denies(asking("3", EXECUTE), VERSION_NOT_PUBLISHED);
    assertThat(refuses(() -> bank.write(w -> w.makeLive(LOANS, VersionId.of("3")))))
        .containsExactly("live SOL-1");
  }

  @Test
  @Requirement("SOL-2")
  void aNewVersionListsTheDefaultRoleWhichIsMadeIfMissing() {
    bank.solution("loans", s -> {});
    bank.write(writer -> writer.draft(LOANS, VersionId.of("1")));
    bank.write(
        writer -> {
          SolutionVersion second = writer.draft(LOANS, VersionId.of("2"));
          assertThat(second.roles())
              .singleElement()
              .satisfies(
                  id ->
                      assertThat(writer.view().role(id))
                          .hasValueSatisfying(role -> assertThat(role.name()).isEqualTo("user")));
        });
  }

  @Test
  @Requirement("SOL-3")
  void noOperationImpliesAnother() {
    bank.solution("loans", s -> s.version("all").lists("teller")).share("loans", "ana", "teller");
    for (Operation permitted : Operation.values()) {
      if (permitted != INTERACT) {
        String version = permitted.name();
        bank.solution("loans", s -> s.version(version).process("p").lane("l", permitted, "teller"));
        for (Operation asked : Operation.values()) {
          assertThat(bank.evaluator().isAllowed(asking(version, asked)))
              .as("%s where %s is permitted", asked, permitted)
              .isEqualTo(asked == permitted);
        }
      }
    }
  }

  @Test
  @Requirement("SOL-4")
  void aProcessHasALaneAndANewOneHasDefaultForTheDefaultRole() {
    assertThat(refuses(() -> Process.of("p"))).containsExactly("swimlanes SOL-4");
    Process made = Process.withDefaultSwimlane("p", TELLER);
    Map<Operation, Set<RoleId>> permitted = new EnumMap<>(Operation.class);
    permitted.put(EXECUTE, Set.of(TELLER));
    permitted.put(SELF_ASSIGN, Set.of(TELLER));
    assertThat(made.startSwimlane()).isEqualTo("Default");
    assertThat(made.swimlanes())
        .containsExactly(new Swimlane("Default", new Permissions(permitted)));
  }

  @Test
  @Requirement("SOL-5")
  void aUiFlowHasInteractAndASwimlaneHasNot() {
    bank.solution("loans", s -> s.version("1").uiFlow("desk", "teller"))
        .share("loans", "ana", "teller");
    AccessRequest desk =
        AccessRequest.of(
            bank.subject("ana"), SolutionRef.live("loans"), Resource.uiFlow("desk"), INTERACT);
    assertThat(bank.evaluator()).allows(desk);
    assertThat(
            bank.evaluator()
                .access(desk.subject(), desk.solution())
                .operations(desk.resource(), BusinessFilters.NONE))
        .containsExactly(INTERACT);
    Permissions executing = new Permissions(Map.of(EXECUTE, Set.of(TELLER)));
    assertThat(refuses(() -> new UiFlow("desk", executing)))
        .containsExactly("permissions.EXECUTE SOL-5");
    assertThat(refuses(() -> permitting(INTERACT, TELLER)))
        .containsExactly("permissions.INTERACT SOL-3");
  }

  @Test
  @Requirement("SOL-6")
  void onlyAListedRoleIsPermittedAndGoesFromThePermissionsWithTheList() {
    List<Process> processes = List.of(permitting(EXECUTE, TELLER));
    assertThat(refuses(() -> draft(Set.of(), processes)))
        .containsExactly("processes[0].swimlanes[0].permissions.EXECUTE SOL-6");
    SolutionVersion without = draft(Set.of(TELLER), processes).without(TELLER);
    assertThat(without.roles()).isEmpty();
    assertThat(without.processes().get(0).swimlanes().get(0).permissions())
        .isEqualTo(Permissions.NONE);
  }

  @Test
  @Requirement("SOL-7")
  void aPublishedVersionChangesOnlyWhenARoleIsDeleted() {
    bank.solution("loans", s -> s.version("1").process("p").lane("l", EXECUTE, "teller", "clerk"))
        .share("loans", "ana", "teller");
    assertThat(
            refuses(
                () ->
                    bank.solution(
                        "loans", s -> s.version("1").process("p").lane("l", VIEW, "teller"))))
        .containsExactly("version SOL-7");
    assertThat(bank.evaluator())
        .allows(asking("1", EXECUTE))
        .denies(asking("1", VIEW), OPERATION_NOT_PERMITTED);
    bank.share("loans", "ana", "teller", "clerk").write(writer -> writer.deleteRole(TELLER));
    assertThat(bank.evaluator().explain(asking("1", EXECUTE))).isAllowedBy("clerk");
    bank.role("idle").share("loans", "ana", "idle");
    assertThat(bank.evaluator()).denies(asking("1", EXECUTE), ROLE_NOT_LISTED);
  }

  @Test
  @Requirement({"SOL-1", "SOL-7"})
  void aDraftCanBeDeletedAndAPublishedVersionStaysAsLongAsItsSolution() {
    bank.solution("loans", s -> s.version("2").process("p").lane("l", EXECUTE, "teller"));
    bank.write(writer -> writer.put(draft(Set.of(TELLER), List.of())));
    SolutionVersion draft = draft(Set.of(), List.of());
    assertThat(deletes(draft.solution(), draft.id())).isTrue();
    assertThat(deletes(draft.solution(), draft.id())).isFalse();
    assertThat(refuses(() -> deletes(LOANS, VersionId.of("2")))).containsExactly("version SOL-7");
    bank.write(writer -> writer.deleteSolution(LOANS));
    assertThat(deletes(LOANS, VersionId.of("2"))).isFalse();
  }

  private boolean deletes(SolutionId solution, VersionId version) {
    AtomicBoolean deleted = new AtomicBoolean();
    bank.write(writer -> deleted.set(writer.deleteVersion(solution, version)));
    return deleted.get();
  }
}
