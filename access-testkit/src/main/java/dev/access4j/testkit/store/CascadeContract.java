package dev.access4j.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.Validity;
import dev.access4j.solution.VersionState;
import dev.access4j.store.AccessWriter;
import dev.access4j.store.PolicyRecord;
import dev.access4j.store.Revision;
import dev.access4j.store.RoleUses;
import dev.access4j.testkit.Requirement;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

abstract class CascadeContract extends StoreContract {

  private Sample sample;

  CascadeContract(AccessStoreKit kit) {
    super(kit);
  }

  @BeforeEach
  void write() {
    sample = new Sample(org, "here");
    write(sample::writeTo);
  }

  @Test
  @Requirement({"DIR-10", "SOL-7"})
  @DisplayName("after a role was deleted nothing names it, and what named others besides is there")
  void deletedRole() {
    Validity validity = Validity.until(Instant.parse("2030-01-01T00:00:00.000001Z"));
    write(
        tx -> {
          tx.put(
              SolutionShare.withUser(Sample.LOANS, Sample.EVE, Sample.CLERK, Sample.AUDITOR)
                  .during(validity));
          tx.put(SolutionShare.withUser(Sample.PLANS, Sample.EVE, Sample.CLERK));
          tx.assign(Sample.BOB, Sample.CLERK);
        });
    assertGone(writer -> writer.deleteRole(Sample.CLERK), Sample.CLERK.value());
    assertThat(now().roleUses(Sample.CLERK)).isEqualTo(RoleUses.NONE);
    assertThat(now().role(Sample.CLERK)).isEmpty();
    assertThat(now().principal(Sample.EVE).orElseThrow().shares())
        .containsExactly(
            SolutionShare.withUser(Sample.LOANS, Sample.EVE, Sample.AUDITOR).during(validity));
    assertThat(now().principal(Sample.BOB).orElseThrow().assignments())
        .containsExactly(Sample.APPROVER);
    PolicyRecord live = now().policy(new SolutionRef.Live(Sample.LOANS)).orElseThrow();
    assertThat(live.listed()).extracting(EndUserRole::id).containsExactly(Sample.BROKER);
    assertThat(live.version().map(SolutionVersion::state)).contains(VersionState.PUBLISHED);
    assertThat(contents().shares())
        .contains(SolutionShare.withGroup(Sample.LOANS, Sample.RETAIL, SharedRoles.FROM_GROUP))
        .noneMatch(
            share ->
                share.grantee().equals(new Grantee.Group(Sample.RETAIL))
                    && share.solution().equals(Sample.CARDS));
  }

  @Test
  @Requirement("DIR-10")
  @DisplayName("a role made under the name of a deleted one revives nothing, not under its id even")
  void roleMadeAgain() {
    administer(writer -> writer.deleteRole(Sample.CLERK));
    EndUserRole again = EndUserRole.of(RoleId.of("another id"), "clerk");
    administer(writer -> writer.put(again));
    assertThat(now().roleUses(again.id())).isEqualTo(RoleUses.NONE);
    administer(
        writer -> {
          writer.deleteRole(again.id());
          writer.put(EndUserRole.of(Sample.CLERK, "clerk"));
        });
    assertThat(now().roleUses(Sample.CLERK)).isEqualTo(RoleUses.NONE);
    assertThat(contents().versions()).noneMatch(each -> each.roles().contains(Sample.CLERK));
    assertThat(contents().users()).noneMatch(each -> each.assignments().contains(Sample.CLERK));
  }

  @Test
  @Requirement({"DIR-10", "DIR-12"})
  @DisplayName("after a solution's own role was deleted nothing names it")
  void deletedOwnRole() {
    assertGone(writer -> writer.deleteRole(Sample.BROKER), Sample.BROKER.value());
    assertThat(now().anySolutionHasRoleNamed("broker")).isFalse();
  }

  @Test
  @Requirement("DIR-11")
  @DisplayName("after a group was deleted nothing names it, and its members are there")
  void deletedGroup() {
    assertGone(writer -> writer.deleteGroup(Sample.RETAIL), Sample.RETAIL.value());
    assertThat(contents().users()).hasSize(5);
    assertThat(now().principal(Sample.ANN).orElseThrow().groups()).containsExactly(Sample.AUDIT);
    EndUserGroup again = EndUserGroup.of(GroupId.of("another id"), "Retail");
    administer(writer -> writer.put(again));
    assertThat(now().groupNamed("Retail").orElseThrow().shares()).isEmpty();
    assertThat(contents().members().get(again.id())).isEmpty();
  }

  @Test
  @Requirement("DIR-11")
  @DisplayName("after a user was deleted nothing names it, and a user of its name has nothing")
  void deletedUser() {
    assertGone(writer -> writer.deleteUser(Sample.BOB), Sample.BOB.value());
    assertGone(writer -> writer.deleteUser(Sample.ANN), Sample.ANN.value());
    for (EndUserId id : List.of(EndUserId.of("another id"), Sample.BOB)) {
      administer(
          writer -> {
            writer.deleteUser(EndUserId.of("another id"));
            writer.put(EndUser.builder(id, "Bob", "Bob@Bank.example").build());
          });
      assertThat(now().principal(id).orElseThrow())
          .satisfies(
              found -> {
                assertThat(found.groups()).isEmpty();
                assertThat(found.assignments()).isEmpty();
                assertThat(found.shares()).isEmpty();
              });
    }
  }

  @Test
  @Requirement({"SOL-1", "DIR-12"})
  @DisplayName("after a solution was deleted nothing names it nor its own roles")
  void deletedSolution() {
    assertGone(
        writer -> writer.deleteSolution(Sample.LOANS), Sample.LOANS.value(), Sample.BROKER.value());
    assertThat(now().role(Sample.BROKER)).isEmpty();
    assertThat(now().solutionsOpenOrListing(Set.of(Sample.CLERK)))
        .contains(Sample.CARDS)
        .doesNotContain(Sample.LOANS);
    administer(writer -> writer.deleteSolution(Sample.CARDS));
    assertThat(now().solutionsOpenOrListing(Set.of(RoleId.ANONYMOUS))).isEmpty();
    administer(writer -> writer.put(Solution.of(Sample.LOANS, "Loans")));
    assertThat(now().policy(new SolutionRef.Pinned(Sample.LOANS, Sample.V1)))
        .isPresent()
        .get()
        .satisfies(found -> assertThat(found.version()).isEmpty());
    assertThat(contents().shares()).isEmpty();
  }

  @Test
  @Requirement({"SOL-1", "DIR-12"})
  @DisplayName("a solution with more shares, versions and own roles than a page goes whole")
  void deletedBigSolution() {
    SolutionId big = SolutionId.of("solution-big");
    int many = 501;
    write(
        tx -> {
          tx.put(Solution.of(big, "Big"));
          for (int i = 0; i < many; i++) {
            RoleId role = RoleId.of("own-" + i);
            EndUserId user = EndUserId.of("one-" + i);
            tx.put(new EndUserRole(role, "own " + i, "", new RoleScope.OfSolution(big)));
            tx.put(EndUser.builder(user, "one " + i, i + "@x").build());
            tx.put(SolutionShare.withUser(big, user, role));
          }
        });
    assertGone(writer -> writer.deleteSolution(big), big.value(), "own-");
    assertThat(contents().users()).hasSize(many + 5);
  }

  @Test
  @Requirement({"DIR-10", "AD-5"})
  @DisplayName("a cascade is one write, and deleting what is not there is none")
  void oneRevision() {
    Revision before = revision();
    administer(writer -> writer.deleteRole(Sample.CLERK));
    assertThat(revision()).isEqualTo(before.next());
    administer(
        writer -> {
          assertThat(writer.deleteRole(Sample.CLERK)).isFalse();
          assertThat(writer.deleteGroup(GroupId.of("no such group"))).isFalse();
          assertThat(writer.deleteUser(EndUserId.of("no such user"))).isFalse();
          assertThat(writer.deleteSolution(SolutionId.of("no such solution"))).isFalse();
          assertThat(writer.unshare(Sample.PLANS, new Grantee.User(Sample.EVE))).isFalse();
        });
    assertThat(revision()).isEqualTo(before.next());
  }

  @Test
  @Requirement("SH-6")
  @DisplayName("putting what is there already is no write")
  void samePutAgain() {
    Revision before = revision();
    administer(
        writer -> {
          writer.put(sample.user(Sample.BOB, "Bob").build());
          writer.put(EndUserGroup.of(Sample.AUDIT, "Audit", Sample.AUDITOR));
          writer.put(sample.role(Sample.CLERK, "clerk", RoleScope.ORGANIZATION));
          writer.put(sample.openCards());
          writer.share(sample.auditShare());
          writer.addMember(Sample.RETAIL, Sample.ANN);
          writer.removeMember(Sample.EMPTY, Sample.ANN);
          writer.put(
              sample.version(Sample.LOANS, Sample.V2, Sample.APPROVER, Sample.CLERK).published());
        });
    assertThat(revision()).isEqualTo(before);
  }

  /** Ids of samples are words of their own, so that their absence shows in the whole of a text. */
  private void assertGone(Consumer<AccessWriter> deletion, String... ids) {
    assertThat(contents().withoutTraces().toString()).contains(ids);
    administer(deletion);
    assertThat(contents().withoutTraces().toString()).doesNotContain(ids);
    StoreInvariants.check(store, org);
  }
}
