package dev.access4j.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.VersionId;
import dev.access4j.store.GroupRecord;
import dev.access4j.store.PolicyRecord;
import dev.access4j.store.PrincipalRecord;
import dev.access4j.testkit.Requirement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

abstract class LoadContract extends StoreContract {

  private Sample sample;

  LoadContract(AccessStoreKit kit) {
    super(kit);
  }

  @BeforeEach
  void write() {
    sample = new Sample(org, "here");
    write(sample::writeTo);
  }

  @Test
  @Requirement({"DIR-9", "SH-1"})
  @DisplayName("a principal is loaded with groups, assignments and the shares that name it itself")
  void principal() {
    PrincipalRecord ann = now().principal(Sample.ANN).orElseThrow();
    assertThat(ann)
        .isEqualTo(
            new PrincipalRecord(
                sample
                    .user(Sample.ANN, "ann")
                    .sub("sub-ann")
                    .attributes(sample.attributes())
                    .build(),
                Set.of(Sample.RETAIL, Sample.AUDIT),
                Set.of(),
                List.of(
                    SolutionShare.withUser(
                        Sample.LOANS, Sample.ANN, Sample.CLERK, Sample.BROKER))));
    assertThat(now().principal(EndUserId.of("nobody"))).isEmpty();
  }

  @Test
  @Requirement({"DIR-9", "SH-2"})
  @DisplayName("groups are loaded all at once, each with its shares; unknown ones are left out")
  void groups() {
    Map<GroupId, GroupRecord> found =
        now().groups(Set.of(Sample.RETAIL, Sample.EMPTY, GroupId.of("no such group")));
    assertThat(found).containsOnlyKeys(Sample.RETAIL, Sample.EMPTY);
    found.forEach((id, record) -> assertThat(record.group().id()).isEqualTo(id));
    assertThat(found.get(Sample.RETAIL))
        .satisfies(
            record -> {
              assertThat(record.group().roles()).containsExactly(Sample.CLERK);
              assertThat(record.group().attributes()).isEqualTo(sample.attributes());
              assertThat(record.shares())
                  .extracting(SolutionShare::roles)
                  .containsExactlyInAnyOrder(SharedRoles.FROM_GROUP, SharedRoles.of(Sample.CLERK));
            });
    assertThat(now().groups(Set.of())).isEmpty();
  }

  @Test
  @Requirement("SOL-1")
  @DisplayName("the live policy is the live version, be there later ones or earlier ones")
  void live() {
    assertLive(Sample.V1);
    write(tx -> tx.put(Solution.of(Sample.LOANS, "Loans").withLive(Sample.V2)));
    assertLive(Sample.V2);
    write(tx -> tx.put(Solution.of(Sample.LOANS, "Loans").withLive(Sample.V1)));
    assertLive(Sample.V1);
  }

  private void assertLive(VersionId version) {
    PolicyRecord policy = policy(new SolutionRef.Live(Sample.LOANS));
    assertThat(policy.solution().live()).contains(version);
    assertThat(policy.version().map(SolutionVersion::id)).contains(version);
    assertThat(policy.version().map(SolutionVersion::solution)).contains(Sample.LOANS);
  }

  @Test
  @Requirement("SOL-1")
  @DisplayName("a pinned policy is that version, live or not, published or not")
  void pinned() {
    for (VersionId version : List.of(Sample.V1, Sample.V2, Sample.V3)) {
      PolicyRecord policy = policy(new SolutionRef.Pinned(Sample.LOANS, version));
      assertThat(policy.version().map(SolutionVersion::id)).contains(version);
      assertThat(policy.solution().live()).contains(Sample.V1);
    }
    assertThat(policy(new SolutionRef.Pinned(Sample.LOANS, Sample.V3)).version())
        .contains(sample.version(Sample.LOANS, Sample.V3, Sample.AUDITOR));
  }

  @Test
  @Requirement({"SOL-2", "DIR-6", "DIR-12"})
  @DisplayName("a policy brings the roles that the version lists, own and built-in ones too")
  void listed() {
    assertThat(policy(new SolutionRef.Live(Sample.LOANS)).listed())
        .containsExactly(
            sample.role(Sample.CLERK, "clerk", RoleScope.ORGANIZATION),
            sample.role(Sample.BROKER, "broker", new RoleScope.OfSolution(Sample.LOANS)));
    assertThat(policy(new SolutionRef.Live(Sample.CARDS)).listed())
        .extracting(EndUserRole::id)
        .containsExactly(RoleId.ANONYMOUS, Sample.CLERK);
    write(tx -> tx.put(sample.role(Sample.CLERK, "teller", RoleScope.ORGANIZATION)));
    assertThat(policy(new SolutionRef.Live(Sample.LOANS)).listed().get(0).name())
        .isEqualTo("teller");
  }

  @Test
  @Requirement("SOL-1")
  @DisplayName("a policy without such a version, or without a live one, brings the solution alone")
  void withoutVersion() {
    for (SolutionRef ref :
        List.of(
            new SolutionRef.Live(Sample.PLANS),
            new SolutionRef.Pinned(Sample.PLANS, Sample.V1),
            new SolutionRef.Pinned(Sample.LOANS, VersionId.of("0.0")))) {
      PolicyRecord policy = policy(ref);
      assertThat(policy.solution().id()).isEqualTo(ref.solution());
      assertThat(policy.version()).isEmpty();
      assertThat(policy.listed()).isEmpty();
    }
    SolutionId unknown = SolutionId.of("no such solution");
    assertThat(now().policy(new SolutionRef.Live(unknown))).isEmpty();
    assertThat(now().policy(new SolutionRef.Pinned(unknown, Sample.V1))).isEmpty();
  }

  @Test
  @Requirement("SOL-1")
  @DisplayName("several policies come at once, each as by itself; those of no solution stay out")
  void several() {
    SolutionRef unknown = new SolutionRef.Live(SolutionId.of("no such solution"));
    Set<SolutionRef> known =
        Set.of(
            new SolutionRef.Live(Sample.LOANS),
            new SolutionRef.Pinned(Sample.LOANS, Sample.V2),
            new SolutionRef.Live(Sample.CARDS),
            new SolutionRef.Live(Sample.PLANS));
    Set<SolutionRef> asked = new HashSet<>(known);
    asked.add(unknown);
    Map<SolutionRef, PolicyRecord> found = now().policies(asked);
    assertThat(found).containsOnlyKeys(known);
    for (SolutionRef ref : known) {
      assertThat(found.get(ref))
          .usingRecursiveComparison()
          .isEqualTo(now().policies(Set.of(ref)).get(ref));
    }
    assertThat(now().policies(Set.of())).isEmpty();
  }

  private PolicyRecord policy(SolutionRef ref) {
    return now().policy(ref).orElseThrow();
  }
}
