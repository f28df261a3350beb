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
import dev.access4j.decision.Explanation;
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
import dev.access4j.solution.Validity;
import dev.access4j.solution.VersionId;
import dev.access4j.solution.VersionState;
import dev.access4j.store.PageRequest;
import dev.access4j.store.Revision;
import dev.access4j.testkit.comparison.ComparisonReport;
import dev.access4j.testkit.comparison.EvaluatorComparison;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The snippets of the guide, run. */
class GuideTest {

  private static final OrganizationId ACME = OrganizationId.of("acme");
  private static final EndUserId ANA = EndUserId.of("ana");
  private static final RoleId TELLER = RoleId.of("teller");
  private static final GroupId BRANCH_1 = GroupId.of("branch-1");
  private static final SolutionId ONBOARDING = SolutionId.of("onboarding");
  private static final Resource FRONT_OFFICE = Resource.swimlane("open-account", "Front office");
  private static final BusinessFilters BRANCH =
      BusinessFilters.of(BusinessFilters.DEFAULT_KEY, "branch_01");

  private Access4j access = Access4j.builder(new InMemoryAccessStore()).build();
  private AccessEvaluator evaluator = access.evaluator();
  private Revision written = Revision.NONE;

  @BeforeEach
  void write() {
    // region directory
    access.write(
        ACME,
        writer -> {
          writer.put(Organization.of(ACME, "Acme Bank"));
          writer.put(EndUserRole.of(TELLER, "teller"));
          writer.put(EndUser.builder(ANA, "ana", "ana@acme.example").name("Ana", "Pop").build());
          Attributes branch = Attributes.of("businessFilters", "branch_01");
          writer.put(new EndUserGroup(BRANCH_1, "Branch 01", Set.of(TELLER), branch));
          writer.addMember(BRANCH_1, ANA);
          return writer.view().revision();
        });
    // endregion
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
    written =
        access.write(
            ACME,
            writer -> {
              writer.put(Solution.of(ONBOARDING, "Client onboarding"));
              writer.put(version);
              writer.makeLive(ONBOARDING, version.id());
              return writer.view().revision();
            });
    // endregion
    share();
  }

  private void share() {
    // region share
    SolutionShare share =
        SolutionShare.withGroup(ONBOARDING, BRANCH_1, SharedRoles.FROM_GROUP)
            .during(Validity.until(Instant.parse("2099-01-01T00:00:00Z")));
    access.write(
        ACME,
        writer -> {
          writer.share(share);
          return writer.view().revision();
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
                SolutionRef.live("onboarding"),
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
    explanation
        .gates()
        .forEach(gate -> System.out.println(gate.gate() + " " + gate.outcome() + gate.detail()));
    explanation.missing().forEach(missing -> System.out.println("missing: " + missing.what()));
    // endregion
    assertThat(explanation.decision()).isEqualTo(decision);

    // region fresh
    Decision atLeastAsFresh = evaluator.evaluate(request.atLeast(written));
    // endregion
    assertThat(atLeastAsFresh.revision()).isGreaterThanOrEqualTo(written);

    // region batch
    List<BatchAnswer> answers = evaluator.evaluateAll(List.of(request, request));
    for (BatchAnswer answer : answers) {
      if (answer instanceof BatchAnswer.Failed failed) {
        System.out.println("not decided, so not allowed: " + failed.failure().getMessage());
      }
    }
    // endregion
    assertThat(answers).hasSize(2).allMatch(answer -> answer.decision().isAllowed());
  }

  @Test
  void keepHandles() {
    // region access
    SolutionAccess ana = evaluator.access(Subject.user(ACME, ANA), SolutionRef.live("onboarding"));

    boolean starts = ana.canStart("open-account", BRANCH);
    InstanceAccess here = ana.instanceAccess("open-account", "Front office", BRANCH);
    InstanceAccess there = ana.instanceAccess("open-account", "Supervision", BRANCH);
    LaneTransition moved =
        ana.laneTransition("open-account", "Front office", "Supervision", BRANCH);
    Set<Operation> buttons = ana.operations(FRONT_OFFICE, BRANCH);
    // endregion
    assertThat(starts).isTrue();
    assertThat(here).isEqualTo(InstanceAccess.FULL);
    assertThat(there).isEqualTo(InstanceAccess.READ_ONLY);
    assertThat(moved).isEqualTo(LaneTransition.LOST);
    assertThat(buttons).containsExactly(Operation.EXECUTE, Operation.SELF_ASSIGN);

    // region prepare
    PreparedCheck mayWork =
        evaluator.prepare(
            ACME, SolutionRef.live("onboarding"), FRONT_OFFICE, Operation.EXECUTE);
    boolean anaMay = mayWork.isAllowed(Subject.user(ACME, ANA), BRANCH);
    // endregion
    assertThat(anaMay).isTrue();
  }

  @Test
  void askTheOtherWayRound() {
    // region lookups
    List<SolutionId> apps = evaluator.solutions(Subject.user(ACME, ANA));

    UserQuery candidates =
        new UserQuery(
            ACME, SolutionRef.live("onboarding"), FRONT_OFFICE, Operation.EXECUTE, BRANCH);
    List<EndUser> firstFifty = evaluator.users(candidates, PageRequest.first(50)).users();
    long all = evaluator.users(candidates).count();

    AccessScope scope =
        evaluator.scope(
            Subject.user(ACME, ANA), Operation.EXECUTE, AttributeSource.USER_AND_GROUPS);
    // endregion
    assertThat(apps).containsExactly(ONBOARDING);
    assertThat(firstFifty).extracting(EndUser::username).containsExactly("ana");
    assertThat(all).isEqualTo(1);
    AccessScope.Row row =
        new AccessScope.Row(
            new SolutionRef.Pinned(ONBOARDING, VersionId.of("1")), FRONT_OFFICE, BRANCH);
    assertThat(scope.test(row)).isTrue();
  }

  @Test
  void compare() {
    // region comparison
    ComparisonReport report = EvaluatorComparison.of(InMemoryAccessStore::new).compare(42);
    // endregion
    assertThat(report.models()).isEqualTo(1);
  }

  @Test
  void refuse() {
    List<String> said = List.of();
    // region faults
    try {
      EndUser.builder(EndUserId.random(), " bob", "no address").build();
    } catch (ValidationException e) {
      said = e.faults().stream().map(fault -> fault.field() + " breaks " + fault.rule()).toList();
    }
    // endregion
    assertThat(said).containsExactly("username breaks DIR-13", "email breaks DIR-2");
  }
}
