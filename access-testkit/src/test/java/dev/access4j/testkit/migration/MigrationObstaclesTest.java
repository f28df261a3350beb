package dev.access4j.testkit.migration;

import static dev.access4j.solution.Operation.EXECUTE;
import static dev.access4j.solution.Operation.INTERACT;
import static dev.access4j.testkit.AccessAssertions.assertThat;
import static dev.access4j.testkit.AccessFixture.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.admin.MigrationCause;
import dev.access4j.admin.MigrationCause.DormantShare;
import dev.access4j.admin.MigrationCause.OpenSolution;
import dev.access4j.admin.MigrationDifference;
import dev.access4j.admin.MigrationObstacle;
import dev.access4j.admin.MigrationPlan;
import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.Subject;
import dev.access4j.directory.AssignmentModel;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.directory.UserStatus;
import dev.access4j.internal.migration.MigrationPlanner;
import dev.access4j.internal.migration.MigrationStep;
import dev.access4j.solution.GeneralAccess;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.Validity;
import dev.access4j.testkit.AccessFixture;
import dev.access4j.testkit.Requirement;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Migration: what stands in the way of equal decisions (AM-4)")
@Requirement("AM-4")
class MigrationObstaclesTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Resource LANE = Resource.swimlane("p", "l");

  private final AccessFixture bank =
      AccessFixture.organization("acme")
          .model(AssignmentModel.ORGANIZATION_WIDE)
          .role("teller", "clerk")
          .group("Branch 01", "teller")
          .user("ana", "Branch 01")
          .user("bob")
          .solution(
              "loans",
              s ->
                  s.version("2")
                      .process("p")
                      .lane("l", EXECUTE, "teller")
                      .oldVersion("1")
                      .process("p")
                      .lane("l", EXECUTE, "teller", "clerk"));

  private MigrationPlan plan() {
    return bank.access()
        .store()
        .read(bank.id(), view -> new MigrationPlanner(view, bank.clock().instant()).plan());
  }

  private void apply() {
    MigrationPlan plan = plan();
    bank.write(writer -> MigrationStep.apply(writer, plan));
  }

  private MigrationDifference opened(
      Subject subject, String version, boolean live, MigrationCause cause) {
    return new MigrationDifference(
        subject, SolutionRef.pinned("loans", version), live, LANE, EXECUTE, false, true, cause);
  }

  private static DormantShare withUser(String user, Validity validity, String role) {
    return new DormantShare(
        SolutionShare.withUser(SolutionId.of("loans"), EndUserId.of(user), RoleId.of(role))
            .during(validity));
  }

  @Test
  @DisplayName("a share of a user, dormant until now, begins to grant, on old versions too")
  void aUsersShare() {
    bank.share("loans", "bob", "teller").share("loans", "ana", "clerk");
    DormantShare cause = withUser("bob", Validity.ALWAYS, "teller");
    MigrationPlan plan = plan();
    // What ana's share gives on the old version, her group's teller may do already.
    assertThat(plan.differences())
        .containsExactly(
            opened(bank.subject("bob"), "1", false, cause),
            opened(bank.subject("bob"), "2", true, cause));
    assertThat(plan.obstacles()).containsExactly(new MigrationObstacle(cause, 2, 1));
    assertThat(plan.isEqual()).isFalse();
    AccessRequest bob = bank.request("bob", "loans", "p", "l", EXECUTE);
    assertThat(bank.evaluator().isAllowed(bob)).isFalse();
    apply();
    assertThat(bank.evaluator()).allows(bob);
  }

  @Test
  @DisplayName("a share that is still to start differs later, one that has ended never does")
  void aShareOfAnotherTime() {
    Validity next = new Validity(START.plus(HOUR), START.plus(HOUR).plus(HOUR));
    bank.share("loans", "bob", next, "teller");
    DormantShare cause = withUser("bob", next, "teller");
    assertThat(plan().differences())
        .extracting(MigrationDifference::cause)
        .containsExactly(cause, cause);
    assertThat(cause.validity()).isEqualTo(next);
    // Not any more once it has ended, and never if it ends before it starts.
    bank.clock().set(START.plus(HOUR).plus(HOUR));
    assertThat(plan().isEqual()).isTrue();
    bank.clock().set(START);
    bank.share("loans", "bob", new Validity(START.plus(HOUR), START.plus(HOUR)), "teller");
    assertThat(plan().isEqual()).isTrue();
  }

  @Test
  @DisplayName("a share of a group that carries no listed role begins to grant to its members")
  void aGroupsShare() {
    bank.group("Trainees")
        .user("eve", "Trainees")
        .user("bob", "Trainees")
        .share("loans", "Trainees", "teller");
    DormantShare cause =
        new DormantShare(
            SolutionShare.withGroup(
                SolutionId.of("loans"),
                GroupId.of("Trainees"),
                SharedRoles.of(RoleId.of("teller"))));
    MigrationPlan plan = plan();
    assertThat(plan.shares()).hasSize(1);
    assertThat(plan.obstacles()).containsExactly(new MigrationObstacle(cause, 4, 2));
    assertThat(plan.differences())
        .extracting(MigrationDifference::subject)
        .containsExactly(
            bank.subject("bob"), bank.subject("bob"), bank.subject("eve"), bank.subject("eve"));
  }

  @Test
  @DisplayName("an open solution opens to everybody who is active, and to anonymous")
  void anOpenSolution() {
    bank.solution("desk", s -> s.version("1").uiFlow("portal", "Anonymous", "teller"))
        .generalAccess("desk", GeneralAccess.ANYONE_WITH_LINK)
        .user("gone", UserStatus.DEACTIVATED)
        .user("new", UserStatus.INVITED);
    OpenSolution cause = new OpenSolution(SolutionId.of("desk"));
    MigrationPlan plan = plan();
    // Not ana: she may already, as a teller. Nor who is not active: denied before and after.
    assertThat(plan.differences())
        .containsExactly(portal(bank.anonymous(), cause), portal(bank.subject("bob"), cause));
    assertThat(plan.obstacles()).containsExactly(new MigrationObstacle(cause, 2, 2));
    AccessRequest anybody =
        AccessRequest.of(
            bank.anonymous(), SolutionRef.live("desk"), Resource.uiFlow("portal"), INTERACT);
    assertThat(bank.evaluator().isAllowed(anybody)).isFalse();
    apply();
    assertThat(bank.evaluator()).allows(anybody);
  }

  private static MigrationDifference portal(Subject subject, MigrationCause cause) {
    return new MigrationDifference(
        subject,
        SolutionRef.pinned("desk", "1"),
        true,
        Resource.uiFlow("portal"),
        INTERACT,
        false,
        true,
        cause);
  }

  @Test
  @DisplayName("what several causes change is listed once for each, and each alone can be removed")
  void severalCauses() {
    bank.group("Trainees")
        .user("bob", "Trainees")
        .share("loans", "Trainees", "teller")
        .share("loans", "bob", Validity.until(START.plus(HOUR)), "teller");
    MigrationPlan plan = plan();
    assertThat(plan.differences()).hasSize(4);
    assertThat(plan.obstacles()).extracting(MigrationObstacle::differences).containsExactly(2L, 2L);
    bank.unshare("loans", "Trainees");
    MigrationPlan next = plan();
    DormantShare left = withUser("bob", Validity.until(START.plus(HOUR)), "teller");
    assertThat(next.obstacles()).containsExactly(new MigrationObstacle(left, 2, 1));
    assertThat(plan.differences()).containsAll(next.differences());
    bank.unshare("loans", "bob");
    assertThat(plan().isEqual()).isTrue();
  }
}
