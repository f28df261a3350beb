package dev.access4j.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.Access4j;
import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.AccessScope;
import dev.access4j.decision.AttributeSource;
import dev.access4j.decision.BatchAnswer;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.decision.Decision;
import dev.access4j.decision.DenialReason;
import dev.access4j.decision.Explanation;
import dev.access4j.decision.HeldRole;
import dev.access4j.decision.InstanceAccess;
import dev.access4j.decision.LaneTransition;
import dev.access4j.decision.PreparedCheck;
import dev.access4j.decision.SolutionAccess;
import dev.access4j.decision.Subject;
import dev.access4j.decision.UserQuery;
import dev.access4j.directory.Attributes;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.directory.ValidationException;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.solution.GeneralAccess;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Permissions;
import dev.access4j.solution.Process;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.Swimlane;
import dev.access4j.solution.UiFlow;
import dev.access4j.solution.Validity;
import dev.access4j.solution.VersionId;
import dev.access4j.solution.VersionState;
import dev.access4j.store.PageRequest;
import dev.access4j.store.Revision;
import dev.access4j.testkit.AccessFixture;
import dev.access4j.testkit.comparison.ComparisonReport;
import dev.access4j.testkit.comparison.EvaluatorComparison;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The snippets of the guide, run. */
class GuideTest {

  // region names
  private static final OrganizationId ACME = OrganizationId.of("acme");
  private static final EndUserId ANA = EndUserId.of("ana");
  private static final RoleId TELLER = RoleId.of("teller");
  private static final GroupId BRANCH_1 = GroupId.of("branch-1");
  private static final SolutionId ONBOARDING = SolutionId.of("onboarding");
  private static final Resource FRONT_OFFICE = Resource.swimlane("open-account", "Front office");
  private static final BusinessFilters BRANCH = BusinessFilters.of("businessFilters", "branch_01");

  private final Access4j access = Access4j.builder(new InMemoryAccessStore()).build();
  private final AccessEvaluator evaluator = access.evaluator();
  // endregion
  private final Subject stranger = Subject.user(ACME, EndUserId.of("stranger"));

  @BeforeEach
  void write() {
    // region directory
    access.change(
        ACME,
        writer -> {
          writer.put(Organization.of(ACME, "Acme Bank"));
          writer.put(EndUserRole.of(TELLER, "teller"));
          writer.put(EndUser.builder(ANA, "ana", "ana@acme.example").name("Ana", "Pop").build());
          Attributes branch = Attributes.of("businessFilters", "branch_01");
          writer.put(new EndUserGroup(BRANCH_1, "Branch 01", Set.of(TELLER), branch));
          writer.addMember(BRANCH_1, ANA);
        });
    // endregion
    writeSolution();
    share();
    open();
  }

  private void writeSolution() {
    // region solution
    Permissions tellers =
        new Permissions(
            Map.of(Operation.EXECUTE, Set.of(TELLER), Operation.SELF_ASSIGN, Set.of(TELLER)));
    Process process =
        Process.of(
            "open-account",
            new Swimlane("Front office", tellers),
            new Swimlane("Supervision", Permissions.NONE));
    SolutionVersion version =
        new SolutionVersion(
            ONBOARDING,
            VersionId.of("1"),
            VersionState.PUBLISHED,
            Set.of(TELLER),
            List.of(process),
            List.of());
    access.change(
        ACME,
        writer -> {
          writer.put(Solution.of(ONBOARDING, "Client onboarding"));
          writer.put(version);
          writer.makeLive(ONBOARDING, version.id());
        });
    // endregion
    // region draft
    VersionId next = VersionId.of("2");
    UiFlow welcome = UiFlow.of("Welcome", Set.of(TELLER, RoleId.ANONYMOUS));
    access.change(
        ACME,
        writer -> {
          Set<RoleId> roles = new LinkedHashSet<>(writer.draft(ONBOARDING, next).roles());
          roles.addAll(List.of(TELLER, RoleId.ANONYMOUS));
          writer.put(
              new SolutionVersion(
                  ONBOARDING, next, VersionState.DRAFT, roles, List.of(process), List.of(welcome)));
          writer.publish(ONBOARDING, next);
          writer.makeLive(ONBOARDING, next);
        });
    // endregion
  }

  private void share() {
    // region share
    SolutionShare share =
        SolutionShare.withGroup(ONBOARDING, BRANCH_1, SharedRoles.FROM_GROUP)
            .during(Validity.until(Instant.parse("2099-01-01T00:00:00Z")));
    access.change(ACME, writer -> writer.share(share));
    // endregion
  }

  private void open() {
    // region open
    access.change(
        ACME,
        writer -> {
          Solution solution = writer.view().solution(ONBOARDING).orElseThrow();
          writer.put(solution.withGeneralAccess(GeneralAccess.ANYONE_WITH_LINK));
        });
    // endregion
  }

  @AfterEach
  void close() {
    access.close();
  }

  @Test
  void ask() {
    // region check
    AccessRequest request =
        AccessRequest.of(
                Subject.user(ACME, ANA),
                SolutionRef.live(ONBOARDING),
                Resource.swimlane("open-account", "Front office"),
                Operation.EXECUTE)
            .with(BusinessFilters.of("businessFilters", "branch_01"));

    boolean allowed = evaluator.isAllowed(request);
    // endregion
    assertThat(allowed).isTrue();

    // region decision
    Decision decision = evaluator.evaluate(request);
    String why =
        decision instanceof Decision.Denied denied
            ? "denied: " + denied.reason()
            : "allowed: " + ((Decision.Allowed) decision).grant();
    // endregion
    assertThat(why).isEqualTo("allowed: teller by a share with the group 'Branch 01'");

    // region explain
    Explanation explanation = evaluator.explain(request);
    for (Explanation.GateResult gate : explanation.gates()) {
      System.out.println(gate.gate().rule() + " " + gate.outcome() + ": " + gate.detail());
    }
    explanation.missing().forEach(missing -> System.out.println("Missing: " + missing.what()));
    // endregion
    assertThat(explanation.decision()).isEqualTo(decision);

    // region batch
    List<BatchAnswer> answers = evaluator.evaluateAll(List.of(request, request));
    for (BatchAnswer answer : answers) {
      if (answer instanceof BatchAnswer.Failed failed) {
        System.out.println("not decided, so not allowed: " + failed.failure().getMessage());
      }
    }
    // endregion
    assertThat(answers).hasSize(2).allMatch(answer -> answer.decision().isAllowed());

    // region fresh
    Revision written = access.change(ACME, writer -> writer.removeMember(BRANCH_1, ANA));
    Decision after = evaluator.evaluate(request.atLeast(written));
    // endregion
    assertThat(after).isEqualTo(new Decision.Denied(written, DenialReason.OPERATION_NOT_PERMITTED));
  }

  @Test
  void askAsOthers() {
    // region others
    AccessRequest visit =
        AccessRequest.of(
            Subject.anonymous(ACME),
            SolutionRef.live(ONBOARDING),
            Resource.uiFlow("Welcome"),
            Operation.INTERACT);
    AccessRequest running =
        AccessRequest.of(
            Subject.user(ACME, ANA),
            SolutionRef.pinned("onboarding", "1"),
            FRONT_OFFICE,
            Operation.EXECUTE);
    // endregion
    assertThat(evaluator.isAllowed(visit)).isTrue();
    assertThat(evaluator.isAllowed(running)).isTrue();
    assertThat(
            evaluator
                .access(stranger, visit.solution())
                .isAllowed(visit.resource(), visit.operation()))
        .isFalse();
  }

  @Test
  void rename() {
    // region rename
    access.change(
        ACME,
        writer -> {
          Solution solution = writer.view().solution(ONBOARDING).orElseThrow();
          writer.put(solution.withName("Account opening"));
        });
    // endregion
    Solution renamed = access.store().read(ACME, view -> view.solution(ONBOARDING).orElseThrow());
    assertThat(renamed.name()).isEqualTo("Account opening");
    assertThat(renamed.live()).contains(VersionId.of("2"));
    assertThat(renamed.generalAccess()).isEqualTo(GeneralAccess.ANYONE_WITH_LINK);
  }

  @Test
  void keepHandles() {
    // region access
    SolutionAccess ana = evaluator.access(Subject.user(ACME, ANA), SolutionRef.live(ONBOARDING));

    boolean starts = ana.canStart("open-account", BRANCH);
    InstanceAccess here = ana.instanceAccess("open-account", "Front office", BRANCH);
    InstanceAccess there = ana.instanceAccess("open-account", "Supervision", BRANCH);
    LaneTransition moved =
        ana.laneTransition("open-account", "Front office", "Supervision", BRANCH);
    // endregion
    assertThat(starts).isTrue();
    assertThat(here).isEqualTo(InstanceAccess.FULL);
    assertThat(there).isEqualTo(InstanceAccess.READ_ONLY);
    assertThat(moved).isEqualTo(LaneTransition.LOST);

    // region own
    Set<Operation> buttons = ana.operations(FRONT_OFFICE, BRANCH);
    List<Resource> desks = ana.resources(Operation.EXECUTE, BRANCH);
    List<HeldRole> roles = ana.roles();
    // endregion
    assertThat(buttons).containsExactly(Operation.EXECUTE, Operation.SELF_ASSIGN);
    assertThat(desks).containsExactly(FRONT_OFFICE);
    assertThat(roles).extracting(held -> held.role().name()).containsExactly("teller", "Anonymous");

    // region prepare
    PreparedCheck mayWork =
        evaluator.prepare(ACME, SolutionRef.live(ONBOARDING), FRONT_OFFICE, Operation.EXECUTE);
    boolean anaMay = mayWork.isAllowed(Subject.user(ACME, ANA), BRANCH);
    boolean withoutFilters = mayWork.isAllowed(Subject.user(ACME, ANA));
    // endregion
    assertThat(anaMay).isTrue();
    assertThat(withoutFilters).isTrue();
  }

  @Test
  void askTheOtherWayRound() {
    // region lookups
    List<SolutionId> apps = evaluator.solutions(Subject.user(ACME, ANA));

    UserQuery candidates =
        new UserQuery(ACME, SolutionRef.live(ONBOARDING), FRONT_OFFICE, Operation.EXECUTE, BRANCH);
    List<EndUser> firstFifty = evaluator.users(candidates, PageRequest.first(50)).users();
    long all = evaluator.users(candidates).count();
    // endregion
    assertThat(apps).containsExactly(ONBOARDING);
    assertThat(firstFifty).extracting(EndUser::username).containsExactly("ana");
    assertThat(all).isEqualTo(1);

    // region scope
    AccessScope scope =
        evaluator.scope(
            Subject.user(ACME, ANA), Operation.EXECUTE, AttributeSource.USER_AND_GROUPS);

    AccessScope.Row row =
        new AccessScope.Row(SolutionRef.pinned("onboarding", "1"), FRONT_OFFICE, BRANCH);
    boolean visible = scope.test(row);
    // endregion
    assertThat(visible).isTrue();
    access.change(ACME, writer -> writer.removeMember(BRANCH_1, ANA));
    assertThat(scope.test(row)).as("a scope does not follow").isTrue();
  }

  @Test
  void compare() {
    // region comparison
    EvaluatorComparison comparison = EvaluatorComparison.of(InMemoryAccessStore::new);
    ComparisonReport seen = ComparisonReport.NONE;
    for (long seed = 0; seed < 20; seed++) {
      seen = seen.plus(comparison.compare(seed));
    }
    // endregion
    assertThat(seen.models()).isEqualTo(20);
  }

  // region service
  private record Desk(AccessEvaluator evaluator) {
    boolean isOpenTo(Subject subject) {
      return evaluator
          .access(subject, SolutionRef.live("onboarding"))
          .isAllowed(Resource.swimlane("open-account", "Front office"), Operation.EXECUTE);
    }
  }

  @Test
  void aDeskIsOpenToTellers() {
    AccessFixture bank =
        AccessFixture.organization("acme")
            .role("teller")
            .user("ana")
            .solution(
                "onboarding",
                s ->
                    s.version("1")
                        .process("open-account")
                        .lane("Front office", Operation.EXECUTE, "teller"));
    Desk desk = new Desk(bank.evaluator());
    assertThat(desk.isOpenTo(bank.subject("ana"))).isFalse();
    bank.share("onboarding", "ana", "teller");
    assertThat(desk.isOpenTo(bank.subject("ana"))).isTrue();
  }

  // endregion

  @Test
  void refuse() {
    // region faults
    List<String> said = List.of();
    try {
      EndUser.builder(EndUserId.random(), " bob", "no address").build();
    } catch (ValidationException e) {
      said = e.faults().stream().map(fault -> fault.field() + " breaks " + fault.rule()).toList();
    }
    // endregion
    assertThat(said).containsExactly("username breaks DIR-13", "email breaks DIR-2");
  }
}
