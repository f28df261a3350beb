package dev.access4j.testkit.freshness;

import static dev.access4j.solution.Operation.INTERACT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.Access4j;
import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.BatchAnswer;
import dev.access4j.decision.Decision;
import dev.access4j.decision.DenialReason;
import dev.access4j.decision.Subject;
import dev.access4j.directory.AssignmentModel;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.directory.UserStatus;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.Permissions;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.UiFlow;
import dev.access4j.solution.VersionId;
import dev.access4j.solution.VersionState;
import dev.access4j.store.AccessWriter;
import dev.access4j.testkit.Requirement;
import dev.access4j.testkit.reference.ReferenceEvaluator;
import dev.access4j.testkit.reference.ReferenceModel;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What other threads do in the middle of a read, done by the test at each of its steps in turn. */
@DisplayName("A write that comes in the middle of a read")
class LostThreadTest {

  private static final OrganizationId ACME = OrganizationId.of("acme");
  private static final RoleId CLERK = RoleId.of("clerk");
  private static final GroupId BRANCH = GroupId.of("branch");
  private static final EndUserId ANA = EndUserId.of("ana");
  private static final EndUserId BEN = EndUserId.of("ben");
  private static final SolutionId DESK = SolutionId.of("desk");
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  /** What is written, all of it such as takes the right away. */
  enum Written {
    MODEL,
    USERS,
    GROUP,
    SHARE,
    SOLUTION
  }

  private static void write(Written written, AccessWriter writer) {
    switch (written) {
      case MODEL -> writer.put(new Organization(ACME, "Acme", AssignmentModel.ORGANIZATION_WIDE));
      case USERS -> {
        writer.put(user(ANA).status(UserStatus.DEACTIVATED).build());
        writer.put(user(BEN).status(UserStatus.DEACTIVATED).build());
      }
      case GROUP -> assertThat(writer.deleteGroup(BRANCH)).isTrue();
      case SHARE -> assertThat(writer.unshare(DESK, new Grantee.Group(BRANCH))).isTrue();
      case SOLUTION -> assertThat(writer.deleteSolution(DESK)).isTrue();
    }
  }

  private static EndUser.Builder user(EndUserId id) {
    return EndUser.builder(id, id.value(), id + "@acme.example");
  }

  private static AccessRequest request(EndUserId user) {
    return AccessRequest.of(
        Subject.user(ACME, user), new SolutionRef.Live(DESK), Resource.uiFlow("flow"), INTERACT);
  }

  private static void fill(AccessWriter writer) {
    writer.put(Organization.of(ACME, "Acme"));
    writer.put(EndUserRole.of(CLERK, "clerk"));
    // Without a role: only the share gives one, and nothing does organization-wide.
    writer.put(EndUserGroup.of(BRANCH, "Branch"));
    writer.put(user(ANA).build());
    writer.put(user(BEN).build());
    writer.addMembers(BRANCH, List.of(ANA, BEN));
    Permissions clerks = new Permissions(Map.of(INTERACT, Set.of(CLERK)));
    writer.put(Solution.of(DESK, "Desk"));
    VersionId id = VersionId.of("1");
    writer.put(
        new SolutionVersion(
            DESK,
            id,
            VersionState.PUBLISHED,
            Set.of(CLERK),
            List.of(),
            List.of(new UiFlow("flow", clerks))));
    writer.makeLive(DESK, id);
    writer.share(SolutionShare.withGroup(DESK, BRANCH, SharedRoles.of(CLERK)));
  }

  @ParameterizedTest
  @EnumSource
  @Requirement({"EV-9", "EV-10", "SH-6"})
  @DisplayName("and that the feed tells of: the answer is that of its revision, the next is new")
  void told(Written written) {
    for (int step = 0; step < 8; step++) {
      assertAnswers(written, step, false);
    }
  }

  @ParameterizedTest
  @EnumSource
  @Requirement({"EV-9", "EV-10", "SH-6"})
  @DisplayName("and that the feed loses: what is cached is void for the read under way, too")
  void lost(Written written) {
    for (int step = 0; step < 8; step++) {
      assertAnswers(written, step, true);
    }
  }

  @ParameterizedTest
  @EnumSource
  @Requirement("EV-10")
  @DisplayName("and of a batch: all its answers are of one revision, as that has them")
  void batch(Written written) {
    for (boolean lost : new boolean[] {false, true}) {
      for (int step = 0; step < 12; step++) {
        assertBatch(written, step, lost);
      }
    }
  }

  private static void assertBatch(Written written, int step, boolean lost) {
    InterruptedStore store = new InterruptedStore(ACME);
    List<ReferenceModel> history = new ArrayList<>();
    try (Access4j access = Access4j.builder(store).clock(InstantSource.fixed(NOW)).build()) {
      AccessEvaluator evaluator = access.evaluator();
      store.write(LostThreadTest::fill, false);
      history.add(store.model());
      assertThat(evaluator.isAllowed(request(ANA))).isTrue();
      store.interruptAt(step, () -> store.write(writer -> write(written, writer), lost));
      List<Decision> decisions =
          evaluator.evaluateAll(List.of(request(ANA), request(BEN), request(ANA))).stream()
              .map(BatchAnswer::decision)
              .toList();
      store.interruptNow();
      history.add(store.model());
      assertThat(decisions)
          .extracting(Decision::revision)
          .containsOnly(decisions.get(0).revision());
      // What holds for one of the two holds for the other.
      decisions.forEach(each -> assertRight(each, history, written + " at step " + step));
    }
  }

  /** Ana's answer is cached, and all but herself serves Ben's: at some step of this, a write. */
  private static void assertAnswers(Written written, int step, boolean lost) {
    InterruptedStore store = new InterruptedStore(ACME);
    Consumer<AccessWriter> work = writer -> write(written, writer);
    List<ReferenceModel> history = new ArrayList<>();
    try (Access4j access = Access4j.builder(store).clock(InstantSource.fixed(NOW)).build()) {
      AccessEvaluator evaluator = access.evaluator();
      store.write(LostThreadTest::fill, false);
      history.add(store.model());
      assertThat(evaluator.isAllowed(request(ANA))).isTrue();
      store.interruptAt(step, () -> store.write(work, lost));
      Decision during = evaluator.evaluate(request(BEN));
      store.interruptNow();
      history.add(store.model());
      assertRight(during, history, written + " at step " + step);
      for (EndUserId user : List.of(ANA, BEN)) {
        Decision after = evaluator.evaluate(request(user));
        assertThat(after.revision()).isEqualTo(history.get(1).revision());
        assertRight(after, history, written + " before, at step " + step);
      }
    }
  }

  private static void assertRight(Decision decision, List<ReferenceModel> history, String when) {
    ReferenceModel then =
        history.stream()
            .filter(model -> model.revision().equals(decision.revision()))
            .findFirst()
            .orElseThrow();
    ReferenceEvaluator reference = new ReferenceEvaluator(then, NOW);
    List<DenialReason> reasons =
        decision instanceof Decision.Denied denied ? List.of(denied.reason()) : List.of();
    assertThat(reasons)
        .as("%s, at %s", when, decision.revision())
        .isEqualTo(reference.denial(request(BEN)).stream().toList());
  }
}
