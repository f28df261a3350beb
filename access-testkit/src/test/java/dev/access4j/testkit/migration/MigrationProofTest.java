package dev.access4j.testkit.migration;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.admin.MigrationCause;
import dev.access4j.admin.MigrationCause.DormantShare;
import dev.access4j.admin.MigrationDifference;
import dev.access4j.admin.MigrationObstacle;
import dev.access4j.admin.MigrationPlan;
import dev.access4j.admin.PlannedShare;
import dev.access4j.decision.HeldRole;
import dev.access4j.decision.Subject;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.solution.GeneralAccess;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.VersionState;
import dev.access4j.testkit.Requirement;
import dev.access4j.testkit.reference.ReferenceEvaluator;
import dev.access4j.testkit.reference.ReferenceModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** On random organizations, by the slow way: every decision, before and after. */
@DisplayName("Migration: what the plan proves is so")
@Requirement("AM-4")
class MigrationProofTest {

  private static final int MODELS = 500;

  @Test
  @DisplayName("the differences are exactly those of every decision before and after, at all times")
  void differencesAreExact() {
    Tally tally = new Tally();
    LongStream.range(0, MODELS).parallel().forEach(seed -> compare(seed, tally));
    System.out.println(tally.counts());
    assertThat(tally.counts()).containsOnlyKeys(Tally.KINDS);
    assertThat(tally.counts().values()).allMatch(count -> count.sum() >= 50);
  }

  private static void compare(long seed, Tally tally) {
    RandomBank bank = new RandomBank(seed);
    MigrationPlan plan = bank.plan();
    ReferenceModel before = bank.model();
    tally.count(before, plan);
    assertThat(plan.revision()).isEqualTo(before.revision());
    assertThat(plan.keptAssignments())
        .isEqualTo(before.assignments().values().stream().mapToLong(Set::size).sum());
    bank.apply(plan);
    ReferenceModel after = bank.model();
    assertThat(after.assignments()).isEqualTo(before.assignments());

    // Before, no decision depends on the time (AM-2).
    Set<Asked> allowedBefore = Asked.allowed(new ReferenceEvaluator(before, bank.now));
    Set<MigrationDifference> seen = new HashSet<>();
    for (Instant instant : instants(after, bank.now)) {
      Set<Asked> allowedAfter = Asked.allowed(new ReferenceEvaluator(after, instant));
      Map<Asked, Boolean> listed = new HashMap<>();
      for (MigrationDifference difference : plan.differences()) {
        if (difference.cause().validity().holds(instant)) {
          listed.put(Asked.of(difference), difference.after());
          seen.add(difference);
        }
      }
      assertThat(listed)
          .as("seed %s at %s", seed, instant)
          .isEqualTo(differing(allowedBefore, allowedAfter));
    }
    assertThat(seen).as("seed %s: each is seen once", seed).hasSize(plan.differences().size());
    for (MigrationDifference difference : plan.differences()) {
      assertThat(difference.live()).isEqualTo(isLive(difference.version(), before));
    }
    checkObstacles(plan);
  }

  private static boolean isLive(SolutionRef.Pinned version, ReferenceModel model) {
    return new ReferenceEvaluator(model, Instant.EPOCH)
        .version(SolutionRef.live(version.solution()))
        .filter(live -> live.id().equals(version.version()))
        .isPresent();
  }

  private static Map<Asked, Boolean> differing(Set<Asked> before, Set<Asked> after) {
    Map<Asked, Boolean> differing = new HashMap<>();
    Stream.concat(before.stream(), after.stream())
        .filter(asked -> before.contains(asked) != after.contains(asked))
        .forEach(asked -> differing.put(asked, after.contains(asked)));
    return differing;
  }

  /** When it was planned, and each later instant at which a share starts or ends. */
  private static Set<Instant> instants(ReferenceModel model, Instant now) {
    Set<Instant> instants = new TreeSet<>(Set.of(now));
    for (List<SolutionShare> shares : model.shares().values()) {
      for (SolutionShare share : shares) {
        share.validity().startsAt().filter(now::isBefore).ifPresent(instants::add);
        share.validity().expiresAt().filter(now::isBefore).ifPresent(instants::add);
      }
    }
    return instants;
  }

  private static void checkObstacles(MigrationPlan plan) {
    Map<MigrationCause, List<MigrationDifference>> byCause =
        plan.differences().stream().collect(groupingBy(MigrationDifference::cause));
    List<MigrationObstacle> expected = new ArrayList<>();
    byCause.forEach(
        (cause, differences) -> {
          long subjects = differences.stream().map(MigrationDifference::subject).distinct().count();
          expected.add(new MigrationObstacle(cause, differences.size(), subjects));
        });
    assertThat(plan.obstacles()).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  @DisplayName("no share of a plan can be left out: a member of its group would miss a role")
  void sharesAreTheFewest() {
    LongStream.range(0, MODELS).parallel().forEach(MigrationProofTest::leaveOut);
  }

  private static void leaveOut(long seed) {
    RandomBank bank = new RandomBank(seed);
    MigrationPlan plan = bank.plan();
    // Who joins a group later must find what members had: a newcomer to each group, in no other.
    Map<GroupId, EndUserId> newcomers = new HashMap<>();
    for (GroupId group : bank.model().groups().keySet()) {
      EndUserId user = EndUserId.of("newcomer " + newcomers.size());
      newcomers.put(group, user);
      bank.write(
          writer ->
              writer.put(
                  EndUser.builder(user, user.value(), newcomers.size() + "@new.example").build()));
      bank.write(writer -> writer.addMember(group, user));
    }
    ReferenceEvaluator before = new ReferenceEvaluator(bank.model(), bank.now);
    bank.apply(plan);
    ReferenceEvaluator after = new ReferenceEvaluator(bank.model(), bank.now);
    newcomers.values().forEach(user -> assertThat(missed(user, before, after)).isEmpty());
    for (PlannedShare planned : plan.shares()) {
      SolutionShare share = planned.share();
      EndUserId newcomer = requireNonNull(newcomers.get(((Grantee.Group) share.grantee()).id()));
      bank.write(writer -> writer.unshare(share.solution(), share.grantee()));
      ReferenceEvaluator without = new ReferenceEvaluator(bank.model(), bank.now);
      assertThat(missed(newcomer, before, without)).as("seed %s, %s", seed, share).isNotEmpty();
      bank.write(writer -> writer.share(share));
    }
  }

  /** The versions with the roles that a user held there and holds no more (LU-6). */
  private static Map<SolutionRef, Set<RoleId>> missed(
      EndUserId user, ReferenceEvaluator before, ReferenceEvaluator after) {
    Map<SolutionRef, Set<RoleId>> missed = new HashMap<>();
    Subject subject = Subject.user(before.model().id(), user);
    for (List<SolutionVersion> versions : before.model().versions().values()) {
      for (SolutionVersion version : versions) {
        SolutionRef ref = SolutionRef.pinned(version.solution(), version.id());
        Set<RoleId> roles = roles(before.roles(subject, ref));
        roles.removeAll(roles(after.roles(subject, ref)));
        if (!roles.isEmpty()) {
          assertThat(version.state()).isEqualTo(VersionState.PUBLISHED);
          missed.put(ref, roles);
        }
      }
    }
    return missed;
  }

  private static Set<RoleId> roles(List<HeldRole> held) {
    Set<RoleId> roles = new HashSet<>();
    held.forEach(each -> roles.add(each.role().id()));
    return roles;
  }

  @Test
  @DisplayName("who removes a cause removes its differences, and all others stay")
  void causesAreIndependent() {
    LongStream.range(0, MODELS).parallel().forEach(MigrationProofTest::removeCauses);
  }

  private static void removeCauses(long seed) {
    RandomBank bank = new RandomBank(seed);
    MigrationPlan plan = bank.plan();
    Set<Asked> allowed = Asked.allowed(new ReferenceEvaluator(bank.model(), bank.now));
    while (!plan.isEqual()) {
      MigrationCause cause = plan.obstacles().get(0).cause();
      remove(cause, bank);
      MigrationPlan next = bank.plan();
      assertThat(next.differences())
          .as("seed %s without %s", seed, cause)
          .containsExactlyElementsOf(
              plan.differences().stream().filter(each -> !each.cause().equals(cause)).toList());
      assertThat(next.shares()).isEqualTo(plan.shares());
      plan = next;
    }
    assertThat(Asked.allowed(new ReferenceEvaluator(bank.model(), bank.now))).isEqualTo(allowed);
  }

  private static void remove(MigrationCause cause, RandomBank bank) {
    bank.write(
        writer -> {
          if (cause instanceof DormantShare dormant) {
            writer.unshare(cause.solution(), dormant.share().grantee());
          } else {
            writer.put(
                writer
                    .view()
                    .solution(cause.solution())
                    .orElseThrow()
                    .withGeneralAccess(GeneralAccess.INVITED_ONLY));
          }
        });
  }
}
