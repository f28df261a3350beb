package dev.access4j.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.directory.EndUserId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.directory.UserStatus;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.Validity;
import dev.access4j.store.PageRequest;
import dev.access4j.store.PrincipalQuery;
import dev.access4j.store.PrincipalRecord;
import dev.access4j.store.RoleUses;
import dev.access4j.testkit.Requirement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

abstract class QueryContract extends StoreContract {

  private Sample sample;

  QueryContract(AccessStoreKit kit) {
    super(kit);
  }

  @BeforeEach
  void write() {
    sample = new Sample(org, "here");
    write(sample::writeTo);
  }

  @Test
  @Requirement("LU-4")
  @DisplayName("everyone is every user in every status, each as its look-up brings it")
  void everyone() {
    assertThat(ask(new PrincipalQuery.Everyone()))
        .containsExactlyInAnyOrder(Sample.ANN, Sample.BOB, Sample.CAT, Sample.DAN, Sample.EVE);
  }

  @Test
  @Requirement("LU-4")
  @DisplayName("active users are all found as such, from the moment that they are")
  void active() {
    assertThat(ask(new PrincipalQuery.Active())).contains(Sample.ANN, Sample.BOB, Sample.EVE);
    write(tx -> tx.put(sample.user(Sample.CAT, "cat").status(UserStatus.ACTIVE).build()));
    assertThat(ask(new PrincipalQuery.Active())).contains(Sample.CAT);
  }

  @Test
  @Requirement("LU-4")
  @DisplayName("a solution reaches those that a share names, and the members of groups it names")
  void reached() {
    assertThat(ask(reached(Sample.LOANS))).contains(Sample.ANN, Sample.BOB);
    assertThat(ask(reached(Sample.CARDS))).contains(Sample.ANN, Sample.BOB);
    write(
        tx -> {
          tx.deleteShare(Sample.CARDS, new Grantee.User(Sample.BOB));
          tx.addMember(Sample.RETAIL, Sample.EVE);
        });
    assertThat(ask(reached(Sample.CARDS))).contains(Sample.ANN, Sample.BOB, Sample.EVE);
    write(tx -> tx.put(SolutionShare.withUser(Sample.PLANS, Sample.EVE, Sample.CLERK)));
    assertThat(ask(reached(Sample.PLANS))).contains(Sample.EVE);
  }

  @Test
  @Requirement({"LU-4", "SH-4"})
  @DisplayName("a share reaches whom it names before its start and after its end too")
  void reachedWhenever() {
    for (Validity validity :
        List.of(
            Validity.until(Instant.EPOCH), Validity.from(Instant.parse("9999-01-01T00:00:00Z")))) {
      write(
          tx ->
              tx.put(
                  SolutionShare.withUser(Sample.PLANS, Sample.EVE, Sample.CLERK).during(validity)));
      assertThat(ask(reached(Sample.PLANS))).contains(Sample.EVE);
    }
  }

  @Test
  @Requirement({"LU-4", "AM-2", "AM-3"})
  @DisplayName("a solution reaches those too that are assigned one of the roles asked for")
  void reachedByAssignment() {
    write(tx -> tx.assign(Sample.EVE, Sample.CLERK));
    assertThat(ask(new PrincipalQuery.Reached(Sample.PLANS, Set.of(Sample.CLERK, Sample.APPROVER))))
        .contains(Sample.BOB, Sample.EVE);
    assertThat(ask(new PrincipalQuery.Reached(SolutionId.of("none"), Set.of(Sample.APPROVER))))
        .contains(Sample.BOB);
  }

  @Test
  @Requirement({"LU-4", "AM-2"})
  @DisplayName("a role is held by those it is assigned to, and by members of groups that carry it")
  void holding() {
    assertThat(ask(holding(Sample.CLERK))).contains(Sample.ANN, Sample.BOB);
    assertThat(ask(holding(Sample.APPROVER, Sample.AUDITOR))).contains(Sample.ANN, Sample.BOB);
    write(tx -> tx.removeMember(Sample.RETAIL, Sample.BOB));
    write(tx -> tx.assign(Sample.BOB, Sample.CLERK));
    assertThat(ask(holding(Sample.CLERK))).contains(Sample.ANN, Sample.BOB);
  }

  @Test
  @Requirement("LU-5")
  @DisplayName("published versions are found by their solution, its openness, and what they list")
  void publishedVersions() {
    SolutionRef.Pinned open = new SolutionRef.Pinned(Sample.CARDS, Sample.V1);
    SolutionRef.Pinned loans = new SolutionRef.Pinned(Sample.LOANS, Sample.V1);
    SolutionRef.Pinned older = new SolutionRef.Pinned(Sample.LOANS, Sample.V2);
    SolutionRef.Pinned draft = new SolutionRef.Pinned(Sample.LOANS, Sample.V3);
    assertThat(now().publishedVersions(Set.of(), Set.of())).contains(open);
    assertThat(now().publishedVersions(Set.of(Sample.LOANS), Set.of()))
        .contains(open, loans, older)
        .doesNotContain(draft);
    assertThat(now().publishedVersions(Set.of(), Set.of(Sample.BROKER, Sample.AUDITOR)))
        .contains(open, loans)
        .doesNotContain(draft);
    write(tx -> tx.put(sample.version(Sample.LOANS, Sample.V3, Sample.AUDITOR).published()));
    assertThat(now().publishedVersions(Set.of(), Set.of(Sample.AUDITOR))).contains(draft);
    write(tx -> tx.delete(Sample.LOANS, Sample.V3));
    assertThat(now().publishedVersions(Set.of(Sample.LOANS), Set.of(Sample.AUDITOR)))
        .doesNotContain(draft);
  }

  @Test
  @Requirement({"LU-1", "SH-5", "AM-2"})
  @DisplayName("open solutions are found whatever the roles, others by what their live one lists")
  void openOrListing() {
    assertThat(listing()).contains(Sample.CARDS);
    assertThat(listing(Sample.UNUSED)).contains(Sample.CARDS);
    assertThat(listing(Sample.BROKER)).contains(Sample.CARDS, Sample.LOANS);
    assertThat(listing(Sample.UNUSED, Sample.CLERK)).contains(Sample.CARDS, Sample.LOANS);
    write(
        tx -> {
          tx.put(Solution.of(Sample.CARDS, "Cards").withLive(Sample.V1));
          tx.put(Solution.of(Sample.LOANS, "Loans").withLive(Sample.V2));
        });
    assertThat(listing(Sample.APPROVER)).contains(Sample.LOANS);
    assertThat(listing(RoleId.ANONYMOUS)).contains(Sample.CARDS);
    assertThat(listing(Sample.CLERK)).contains(Sample.CARDS, Sample.LOANS);
  }

  @Test
  @Requirement("DIR-10")
  @DisplayName("the uses of a role are all that names it, drafts and published versions alike")
  void roleUses() {
    RoleUses clerk = now().roleUses(Sample.CLERK);
    assertThat(clerk.groups()).containsExactly(Sample.RETAIL);
    assertThat(clerk.versions())
        .containsExactlyInAnyOrder(
            new SolutionRef.Pinned(Sample.LOANS, Sample.V1),
            new SolutionRef.Pinned(Sample.LOANS, Sample.V2),
            new SolutionRef.Pinned(Sample.CARDS, Sample.V1));
    assertThat(clerk.shares())
        .extracting(SolutionShare::grantee)
        .containsExactlyInAnyOrder(new Grantee.User(Sample.ANN), new Grantee.Group(Sample.RETAIL));
    assertThat(now().assigned(Sample.CLERK, PageRequest.first(9))).containsExactly(Sample.CAT);
    assertThat(now().roleUses(Sample.AUDITOR).versions())
        .containsExactly(new SolutionRef.Pinned(Sample.LOANS, Sample.V3));
  }

  @Test
  @Requirement({"DIR-6", "SH-5"})
  @DisplayName("the uses of the built-in role are the versions that list it")
  void usesOfBuiltIn() {
    RoleUses uses = now().roleUses(RoleId.ANONYMOUS);
    assertThat(uses.versions()).containsExactly(new SolutionRef.Pinned(Sample.CARDS, Sample.V1));
    assertThat(uses.groups()).isEmpty();
    assertThat(uses.shares()).isEmpty();
    assertThat(now().assigned(RoleId.ANONYMOUS, PageRequest.first(9))).isEmpty();
  }

  @Test
  @Requirement("DIR-10")
  @DisplayName("a role that nothing names, or that there is not, has no uses")
  void noUses() {
    for (RoleId role : List.of(Sample.UNUSED, RoleId.of("no such role"))) {
      assertThat(now().roleUses(role)).isEqualTo(RoleUses.NONE);
      assertThat(now().assigned(role, PageRequest.first(9))).isEmpty();
    }
  }

  private static PrincipalQuery reached(SolutionId solution) {
    return new PrincipalQuery.Reached(
        solution, Set.of(Sample.CLERK, Sample.APPROVER, Sample.AUDITOR, Sample.BROKER));
  }

  private static PrincipalQuery holding(RoleId... roles) {
    return new PrincipalQuery.Holding(Set.of(roles));
  }

  private Set<SolutionId> listing(RoleId... roles) {
    return now().solutionsOpenOrListing(Set.of(roles));
  }

  /** Too many may come, but only such as there are, and each whole. */
  private List<EndUserId> ask(PrincipalQuery query) {
    return read(
        view -> {
          List<PrincipalRecord> rows = view.principals(query, PageRequest.first(50));
          for (PrincipalRecord row : rows) {
            assertThat(Optional.of(row).map(Contents::sorted))
                .isEqualTo(view.principal(row.user().id()).map(Contents::sorted));
          }
          return rows.stream().map(row -> row.user().id()).toList();
        });
  }
}
