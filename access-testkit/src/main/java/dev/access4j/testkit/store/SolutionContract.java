package dev.access4j.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.GeneralAccess;
import dev.access4j.solution.Permissions;
import dev.access4j.solution.Process;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.Swimlane;
import dev.access4j.solution.UiFlow;
import dev.access4j.solution.VersionState;
import dev.access4j.store.PageRequest;
import dev.access4j.store.PolicyRecord;
import dev.access4j.testkit.Requirement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

abstract class SolutionContract extends StoreContract {

  private Sample sample;

  SolutionContract(AccessStoreKit kit) {
    super(kit);
  }

  @BeforeEach
  void write() {
    sample = new Sample(org, "here");
    write(sample::writeTo);
  }

  @Test
  @Requirement({"SOL-1", "SH-5"})
  @DisplayName("a solution comes back with its live version and general access")
  void solution() {
    assertThat(now().policy(new SolutionRef.Live(Sample.CARDS)))
        .map(PolicyRecord::solution)
        .contains(sample.openCards());
    Solution closed = Solution.of(Sample.CARDS, "Closed").withLive(Sample.V1);
    write(tx -> tx.put(closed));
    assertThat(contents().solutions()).contains(closed).doesNotContain(sample.openCards());
    Solution notLive =
        Solution.of(Sample.CARDS, "Cards").withGeneralAccess(GeneralAccess.ANYONE_WITH_LINK);
    write(tx -> tx.put(notLive));
    assertThat(contents().solutions()).contains(notLive);
  }

  @Test
  @DisplayName("a solution that is put again keeps its versions, shares and own roles")
  void solutionPutAgain() {
    Contents before = contents();
    write(tx -> tx.put(Solution.of(Sample.LOANS, "Renamed").withLive(Sample.V2)));
    assertThat(contents().versions()).isEqualTo(before.versions());
    assertThat(contents().shares()).isEqualTo(before.shares());
    assertThat(contents().roles()).isEqualTo(before.roles());
  }

  @Test
  @Requirement({"SOL-3", "SOL-5"})
  @DisplayName("a version comes back with everything in it, in the order given")
  void version() {
    SolutionVersion version = sample.version(Sample.PLANS, Sample.V1, Sample.CLERK, Sample.AUDITOR);
    write(tx -> tx.put(version));
    SolutionVersion found = pinned(Sample.PLANS);
    assertThat(found).isEqualTo(version);
    assertThat(found.processes()).extracting(Process::name).containsExactly("Request", "Archive");
    assertThat(found.processes().get(0).swimlanes())
        .extracting(Swimlane::name)
        .containsExactly("Entry", "Check");
    assertThat(found.uiFlows()).extracting(UiFlow::name).containsExactly("Start here", "About");
  }

  @Test
  @Requirement("SOL-2")
  @DisplayName("listed roles come back in the order of the version's list")
  void orderOfRoles() {
    List<RoleId> order =
        new ArrayList<>(
            List.of(
                Sample.UNUSED, Sample.AUDITOR, RoleId.ANONYMOUS, Sample.CLERK, Sample.APPROVER));
    for (int i = 0; i < 2; i++) {
      SolutionVersion version =
          sample.version(Sample.PLANS, Sample.V1, order.toArray(new RoleId[0]));
      write(tx -> tx.put(version));
      assertThat(new ArrayList<>(pinned(Sample.PLANS).roles())).isEqualTo(order);
      assertThat(policy(new SolutionRef.Pinned(Sample.PLANS, Sample.V1)).listed())
          .extracting(EndUserRole::id)
          .isEqualTo(order);
      Collections.reverse(order);
    }
  }

  @Test
  @Requirement({"SOL-3", "SOL-4"})
  @DisplayName("a version may be empty, and names in it may differ in case only")
  void extremes() {
    SolutionVersion empty =
        new SolutionVersion(
            Sample.PLANS, Sample.V1, VersionState.DRAFT, Set.of(), List.of(), List.of());
    write(tx -> tx.put(empty));
    assertThat(pinned(Sample.PLANS)).isEqualTo(empty);
    SolutionVersion cases =
        new SolutionVersion(
            Sample.PLANS,
            Sample.V1,
            VersionState.DRAFT,
            Set.of(Sample.CLERK),
            List.of(
                Process.of(
                    "p", new Swimlane("l", Permissions.NONE), new Swimlane("L", Permissions.NONE)),
                Process.withDefaultSwimlane("P", Sample.CLERK)),
            List.of(UiFlow.of("f", Set.of(Sample.CLERK)), UiFlow.of("F", Set.of())));
    write(tx -> tx.put(cases));
    assertThat(pinned(Sample.PLANS)).isEqualTo(cases);
  }

  @Test
  @Requirement({"SOL-1", "SOL-6"})
  @DisplayName("a version that is put again is replaced whole, others stay")
  void versionPutAgain() {
    SolutionVersion loans = pinned(Sample.LOANS);
    SolutionVersion fewer =
        new SolutionVersion(
            Sample.CARDS,
            Sample.V1,
            VersionState.PUBLISHED,
            Set.of(RoleId.ANONYMOUS),
            List.of(),
            List.of());
    write(tx -> tx.put(fewer));
    assertThat(pinned(Sample.CARDS)).isEqualTo(fewer);
    assertThat(pinned(Sample.LOANS)).isEqualTo(loans);
    assertThat(now().roleUses(Sample.CLERK).versions())
        .doesNotContain(new SolutionRef.Pinned(Sample.CARDS, Sample.V1));
  }

  @Test
  @Requirement("SOL-1")
  @DisplayName("solutions have versions of the same id apart from each other")
  void versionsApart() {
    assertThat(versions(Sample.LOANS))
        .extracting(SolutionVersion::solution)
        .hasSize(3)
        .containsOnly(Sample.LOANS);
    assertThat(versions(Sample.CARDS)).hasSize(1);
    assertThat(versions(Sample.PLANS)).isEmpty();
    assertThat(versions(SolutionId.of("no such solution"))).isEmpty();
  }

  @Test
  @Requirement("SOL-1")
  @DisplayName("a version that is deleted is found no more, others stay")
  void deletedVersion() {
    write(tx -> tx.delete(Sample.LOANS, Sample.V2));
    assertThat(versions(Sample.LOANS))
        .extracting(SolutionVersion::id)
        .containsExactlyInAnyOrder(Sample.V1, Sample.V3);
    assertThat(policy(new SolutionRef.Pinned(Sample.LOANS, Sample.V2)).version()).isEmpty();
    assertThat(versions(Sample.CARDS)).hasSize(1);
  }

  @Test
  @DisplayName("a solution that is deleted is found no more, others stay")
  void deletedSolution() {
    write(tx -> tx.delete(Sample.PLANS));
    assertThat(now().policy(new SolutionRef.Live(Sample.PLANS))).isEmpty();
    assertThat(contents().solutions())
        .extracting(Solution::id)
        .containsExactlyInAnyOrder(Sample.LOANS, Sample.CARDS);
  }

  private SolutionVersion pinned(SolutionId solution) {
    return policy(new SolutionRef.Pinned(solution, Sample.V1)).version().orElseThrow();
  }

  private PolicyRecord policy(SolutionRef ref) {
    return now().policy(ref).orElseThrow();
  }

  private List<SolutionVersion> versions(SolutionId solution) {
    return now().versions(solution, PageRequest.first(10));
  }
}
