package dev.access4j.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.access4j.audit.AuditSubject;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.VersionId;
import dev.access4j.store.AccessWriter;
import dev.access4j.store.Revision;
import dev.access4j.store.WriteTransaction;
import dev.access4j.testkit.Requirement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Requirement("AD-7")
abstract class RevisionOfThingsContract extends StoreContract {

  private static final AuditSubject ANN = AuditSubject.user(Sample.ANN);
  private static final AuditSubject BOB = AuditSubject.user(Sample.BOB);
  private static final AuditSubject EVE = AuditSubject.user(Sample.EVE);
  private static final AuditSubject CLERK = AuditSubject.role(Sample.CLERK);
  private static final AuditSubject UNUSED = AuditSubject.role(Sample.UNUSED);
  private static final AuditSubject RETAIL = AuditSubject.group(Sample.RETAIL);
  private static final AuditSubject EMPTY = AuditSubject.group(Sample.EMPTY);
  private static final AuditSubject LOANS = AuditSubject.solution(Sample.LOANS);
  private static final AuditSubject PLANS = AuditSubject.solution(Sample.PLANS);
  private static final AuditSubject V1 = version(Sample.LOANS, "1.0");
  private static final AuditSubject V2 = version(Sample.LOANS, "2.0");
  private static final AuditSubject V3 = version(Sample.LOANS, "3.0");
  private static final AuditSubject CARDS_V1 = version(Sample.CARDS, "1.0");
  private static final AuditSubject OF_ANN = AuditSubject.share(Sample.LOANS, Sample.ANN);
  private static final AuditSubject OF_RETAIL = AuditSubject.share(Sample.LOANS, Sample.RETAIL);
  private static final AuditSubject OF_AUDIT = AuditSubject.share(Sample.LOANS, Sample.AUDIT);
  private static final AuditSubject CARDS_OF_BOB = AuditSubject.share(Sample.CARDS, Sample.BOB);
  private static final AuditSubject CARDS_OF_RETAIL =
      AuditSubject.share(Sample.CARDS, Sample.RETAIL);

  private static final Set<AuditSubject> THINGS =
      Set.of(
          ANN,
          BOB,
          EVE,
          CLERK,
          UNUSED,
          RETAIL,
          EMPTY,
          LOANS,
          PLANS,
          V1,
          V2,
          V3,
          CARDS_V1,
          OF_ANN,
          OF_RETAIL,
          OF_AUDIT,
          CARDS_OF_BOB,
          CARDS_OF_RETAIL);

  private Sample sample;

  RevisionOfThingsContract(AccessStoreKit kit) {
    super(kit);
  }

  @BeforeEach
  void write() {
    sample = new Sample(org, "here");
    write(sample::writeTo);
  }

  @Test
  @DisplayName(
      "a thing of each kind has the revision of the write that put it last, no other moves")
  void eachKind() {
    assertMoves(tx -> tx.put(sample.user(Sample.ANN, "renamed").build()), ANN);
    assertMoves(tx -> tx.put(sample.role(Sample.CLERK, "teller", RoleScope.ORGANIZATION)), CLERK);
    assertMoves(tx -> tx.put(EndUserGroup.of(Sample.RETAIL, "Renamed")), RETAIL);
    assertMoves(
        tx -> tx.solution(Sample.LOANS).ifPresent(each -> tx.put(each.withName("Other"))), LOANS);
    assertMoves(tx -> tx.put(sample.version(Sample.LOANS, Sample.V3, Sample.CLERK)), V3);
    assertMoves(
        tx -> tx.put(SolutionShare.withUser(Sample.LOANS, Sample.ANN, Sample.AUDITOR)), OF_ANN);
    assertMoves(
        tx ->
            tx.put(
                SolutionShare.withGroup(
                    Sample.LOANS, Sample.RETAIL, SharedRoles.of(Sample.AUDITOR))),
        OF_RETAIL);
    assertMoves(
        tx -> {
          tx.put(sample.user(Sample.ANN, "ann").build());
          tx.put(EndUserGroup.of(Sample.RETAIL, "Retail"));
        },
        ANN,
        RETAIL);
  }

  @Test
  @DisplayName("the organization itself has a revision, which what it holds does not move")
  void organization() {
    AuditSubject whole = AuditSubject.organization(org);
    Revision before = revisions(Set.of(whole)).get(whole);
    assertThat(before).isEqualTo(revision());
    write(tx -> tx.put(sample.user(Sample.ANN, "renamed").build()));
    assertThat(revisions(Set.of(whole))).isEqualTo(Map.of(whole, before));
    write(tx -> tx.put(Organization.of(org, "Renamed")));
    assertThat(revisions(Set.of(whole))).isEqualTo(Map.of(whole, revision()));
    AuditSubject other = AuditSubject.organization(newOrganization());
    assertThat(revisions(Set.of(other))).isEmpty();
  }

  @Test
  @DisplayName("to put the same again moves a thing too")
  void sameAgain() {
    assertMoves(
        tx -> {
          tx.users(Set.of(Sample.EVE)).values().forEach(tx::put);
          tx.group(Sample.EMPTY).ifPresent(each -> tx.put(each.group()));
          tx.role(Sample.UNUSED).ifPresent(tx::put);
          tx.solution(Sample.PLANS).ifPresent(tx::put);
          tx.version(Sample.LOANS, Sample.V2).ifPresent(tx::put);
          tx.put(sample.auditShare());
        },
        EVE,
        EMPTY,
        UNUSED,
        PLANS,
        V2,
        OF_AUDIT);
  }

  @Test
  @DisplayName("memberships and assignments move neither group nor user nor role")
  void namesMoveNothing() {
    assertMoves(tx -> tx.addMember(Sample.RETAIL, Sample.EVE));
    assertMoves(tx -> tx.removeMember(Sample.RETAIL, Sample.EVE));
    assertMoves(tx -> tx.assign(Sample.EVE, Sample.CLERK));
    assertMoves(tx -> tx.unassign(Sample.EVE, Sample.CLERK));
    assertMoves(tx -> tx.append(new Events(org).about(ANN)));
  }

  @Test
  @DisplayName("a share moves neither its solution nor its user nor its group nor its roles")
  void sharesMoveNothing() {
    Map<AuditSubject, Revision> before = revisions(THINGS);
    write(
        tx -> {
          tx.put(SolutionShare.withGroup(Sample.PLANS, Sample.EMPTY, SharedRoles.of(Sample.CLERK)));
          tx.put(SolutionShare.withUser(Sample.PLANS, Sample.EVE, Sample.CLERK));
        });
    assertThat(revisions(THINGS)).isEqualTo(before);
    assertThat(
            revisions(
                Set.of(
                    AuditSubject.share(Sample.PLANS, Sample.EMPTY),
                    AuditSubject.share(Sample.PLANS, Sample.EVE))))
        .hasSize(2)
        .allSatisfy((share, at) -> assertThat(at).isEqualTo(revision()));
    write(tx -> tx.deleteShare(Sample.PLANS, new Grantee.Group(Sample.EMPTY)));
    assertThat(revisions(THINGS)).isEqualTo(before);
  }

  @Test
  @DisplayName("what was deleted has no revision, and what was made again has that of its making")
  void deleted() {
    Map<AuditSubject, Revision> before = revisions(THINGS);
    write(
        tx -> {
          tx.delete(Sample.EVE);
          tx.delete(Sample.UNUSED);
          tx.delete(Sample.EMPTY);
          tx.delete(Sample.PLANS);
          tx.delete(Sample.LOANS, Sample.V3);
          tx.deleteShare(Sample.LOANS, new Grantee.User(Sample.ANN));
          tx.deleteShare(Sample.LOANS, new Grantee.Group(Sample.AUDIT));
        });
    Set<AuditSubject> gone = Set.of(EVE, UNUSED, EMPTY, PLANS, V3, OF_ANN, OF_AUDIT);
    assertThat(revisions(gone)).isEmpty();
    Map<AuditSubject, Revision> rest = new LinkedHashMap<>(before);
    rest.keySet().removeAll(gone);
    assertThat(revisions(THINGS)).isEqualTo(rest);
    write(tx -> tx.put(sample.user(Sample.BOB, "Bob").build()));
    write(new Sample(org, "again")::writeTo);
    assertThat(revisions(gone))
        .hasSize(gone.size())
        .allSatisfy((thing, at) -> assertThat(at).isEqualTo(revision()));
  }

  @Test
  @DisplayName("in a write a thing has the revision that the write makes, once it has been put")
  void inWrite() {
    Map<AuditSubject, Revision> before = revisions(THINGS);
    write(
        tx -> {
          assertThat(tx.revisions(THINGS)).isEqualTo(before);
          tx.put(sample.user(Sample.ANN, "renamed").build());
          tx.delete(Sample.EVE);
          Map<AuditSubject, Revision> expected = new LinkedHashMap<>(before);
          expected.put(ANN, tx.revision());
          expected.remove(EVE);
          assertThat(tx.revisions(THINGS)).isEqualTo(expected);
        });
    assertThat(revisions(Set.of(ANN))).isEqualTo(Map.of(ANN, revision()));
  }

  @Test
  @Requirement("AD-5")
  @DisplayName("a write that fails moves nothing")
  void failed() {
    Map<AuditSubject, Revision> before = revisions(THINGS);
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                write(
                    tx -> {
                      new Sample(org, "again").writeTo(tx);
                      throw new IllegalStateException("thrown by a test");
                    }));
    assertThat(revisions(THINGS)).isEqualTo(before);
  }

  @Test
  @DisplayName("what there is not, memberships and assignments have none; nothing is asked of none")
  void absent() {
    assertThat(revisions(Set.of())).isEmpty();
    assertThat(
            revisions(
                Set.of(
                    AuditSubject.user(EndUserId.of("USER-ANN")),
                    AuditSubject.user(EndUserId.of(Sample.RETAIL.value())),
                    AuditSubject.role(RoleId.of("no such role")),
                    AuditSubject.role(RoleId.ANONYMOUS),
                    AuditSubject.group(GroupId.of("no such group")),
                    AuditSubject.solution(SolutionId.of("no such solution")),
                    version(Sample.PLANS, "1.0"),
                    AuditSubject.share(Sample.PLANS, Sample.ANN),
                    AuditSubject.share(Sample.LOANS, EndUserId.of(Sample.RETAIL.value())),
                    AuditSubject.membership(Sample.RETAIL, Sample.ANN),
                    AuditSubject.assignment(Sample.BOB, Sample.APPROVER))))
        .isEmpty();
    assertThat(revisions(Set.of(ANN, AuditSubject.membership(Sample.RETAIL, Sample.ANN))))
        .containsOnlyKeys(ANN);
  }

  @Test
  @Requirement({"DIR-10", "DIR-11", "SOL-1"})
  @DisplayName("publishing and cascades move the versions, groups and shares that they change")
  void cascades() {
    assertMoves(administering(writer -> writer.publish(Sample.LOANS, Sample.V3)), V3);
    assertMoves(administering(writer -> writer.makeLive(Sample.LOANS, Sample.V3)), LOANS);
    Map<AuditSubject, Revision> expected = new LinkedHashMap<>(revisions(THINGS));
    administer(writer -> writer.deleteRole(Sample.CLERK));
    // Clerk was all that the share of the cards with the group gave.
    expected.keySet().removeAll(Set.of(CLERK, CARDS_OF_RETAIL));
    for (AuditSubject changed : Set.of(RETAIL, V1, V2, CARDS_V1, OF_ANN)) {
      expected.put(changed, revision());
    }
    assertThat(revisions(THINGS)).isEqualTo(expected);
    administer(writer -> writer.deleteGroup(Sample.RETAIL));
    expected.keySet().removeAll(Set.of(RETAIL, OF_RETAIL));
    assertThat(revisions(THINGS)).isEqualTo(expected);
  }

  @Test
  @Requirement("DIR-1")
  @DisplayName("another organization's writes move nothing here")
  void apart() {
    Map<AuditSubject, Revision> before = revisions(THINGS);
    OrganizationId other = newSample("other");
    write(other, tx -> tx.put(EndUser.builder(Sample.ANN, "else", "else@x").build()));
    assertThat(revisions(THINGS)).isEqualTo(before);
    assertThat(store.<Map<AuditSubject, Revision>>read(other, view -> view.revisions(THINGS)))
        .hasSize(THINGS.size())
        .containsEntry(ANN, new Revision(2))
        .containsEntry(BOB, new Revision(1));
  }

  private static Consumer<WriteTransaction> administering(Consumer<AccessWriter> work) {
    return tx -> work.accept(new AccessWriter(tx));
  }

  /** Those move to the revision of the write, if it makes one, and nothing else moves. */
  private void assertMoves(Consumer<WriteTransaction> work, AuditSubject... moved) {
    Map<AuditSubject, Revision> expected = new LinkedHashMap<>(revisions(THINGS));
    assertThat(expected).containsOnlyKeys(THINGS);
    write(work);
    for (AuditSubject each : moved) {
      expected.put(each, revision());
    }
    assertThat(revisions(THINGS)).isEqualTo(expected);
  }

  private Map<AuditSubject, Revision> revisions(Set<AuditSubject> subjects) {
    return read(view -> view.revisions(subjects));
  }

  private static AuditSubject version(SolutionId solution, String version) {
    return AuditSubject.version(solution, VersionId.of(version));
  }
}
