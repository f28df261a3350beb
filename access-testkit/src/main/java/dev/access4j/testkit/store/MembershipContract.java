package dev.access4j.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Grantee;
import dev.access4j.store.PageRequest;
import dev.access4j.store.PrincipalRecord;
import dev.access4j.testkit.Requirement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

abstract class MembershipContract extends StoreContract {

  private Sample sample;

  MembershipContract(AccessStoreKit kit) {
    super(kit);
  }

  @BeforeEach
  void write() {
    sample = new Sample(org, "here");
    write(sample::writeTo);
  }

  @Test
  @Requirement("DIR-7")
  @DisplayName("a member is found from its group, and the group from its member")
  void members() {
    assertThat(principal(Sample.ANN).groups())
        .containsExactlyInAnyOrder(Sample.RETAIL, Sample.AUDIT);
    assertThat(principal(Sample.EVE).groups()).isEmpty();
    assertThat(members(Sample.RETAIL)).containsExactlyInAnyOrder(Sample.ANN, Sample.BOB);
    assertThat(members(Sample.EMPTY)).isEmpty();
    assertThat(members(GroupId.of("no such group"))).isEmpty();
  }

  @Test
  @Requirement("DIR-7")
  @DisplayName("users, roles and members are found many at once; what there is not stays out")
  void manyAtOnce() {
    EndUserId nobody = EndUserId.of("nobody");
    Set<EndUserId> some = Set.of(Sample.ANN, Sample.BOB, Sample.EVE, nobody);
    assertThat(now().users(some)).containsOnlyKeys(Sample.ANN, Sample.BOB, Sample.EVE);
    assertThat(now().users(some)).containsEntry(Sample.EVE, principal(Sample.EVE).user());
    assertThat(now().membersAmong(Sample.RETAIL, some))
        .containsExactlyInAnyOrder(Sample.ANN, Sample.BOB);
    assertThat(now().membersAmong(GroupId.of("no such group"), some)).isEmpty();
    assertThat(now().roles(Set.of(Sample.BROKER, RoleId.ANONYMOUS, RoleId.of("none"))))
        .containsOnlyKeys(Sample.BROKER, RoleId.ANONYMOUS);
    assertThat(now().users(Set.of())).isEmpty();
    assertThat(now().roles(Set.of())).isEmpty();
    write(tx -> tx.addMembers(Sample.EMPTY, Set.of(Sample.ANN, Sample.EVE)));
    assertThat(now().membersAmong(Sample.EMPTY, some))
        .containsExactlyInAnyOrder(Sample.ANN, Sample.EVE);
    assertThat(principal(Sample.EVE).groups()).containsExactly(Sample.EMPTY);
  }

  @Test
  @Requirement("DIR-7")
  @DisplayName("a membership that has ended is found from neither side, and others stay")
  void removedMember() {
    assertThat(now().isMember(Sample.RETAIL, Sample.ANN)).isTrue();
    write(tx -> tx.removeMember(Sample.RETAIL, Sample.ANN));
    assertThat(now().isMember(Sample.RETAIL, Sample.ANN)).isFalse();
    assertThat(principal(Sample.ANN).groups()).containsExactly(Sample.AUDIT);
    assertThat(members(Sample.RETAIL)).containsExactly(Sample.BOB);
    write(tx -> tx.addMember(Sample.RETAIL, Sample.ANN));
    assertThat(principal(Sample.ANN).groups()).hasSize(2);
  }

  @Test
  @Requirement("AM-2")
  @DisplayName("an assignment is found from the user and from the role, until it is taken away")
  void assignments() {
    assertThat(principal(Sample.BOB).assignments()).containsExactly(Sample.APPROVER);
    write(tx -> tx.assign(Sample.BOB, Sample.CLERK));
    assertThat(principal(Sample.BOB).assignments())
        .containsExactlyInAnyOrder(Sample.APPROVER, Sample.CLERK);
    assertThat(usersOf(Sample.CLERK)).containsExactlyInAnyOrder(Sample.BOB, Sample.CAT);
    write(tx -> tx.unassign(Sample.BOB, Sample.APPROVER));
    assertThat(principal(Sample.BOB).assignments()).containsExactly(Sample.CLERK);
    assertThat(usersOf(Sample.APPROVER)).isEmpty();
  }

  @Test
  @DisplayName("a user that is put again keeps its memberships, assignments and shares")
  void userPutAgain() {
    PrincipalRecord before = principal(Sample.BOB);
    write(tx -> tx.put(sample.user(Sample.BOB, "robert").build()));
    PrincipalRecord after = principal(Sample.BOB);
    assertThat(after.user().username()).isEqualTo("robert");
    assertThat(after.groups()).isEqualTo(before.groups());
    assertThat(after.assignments()).isEqualTo(before.assignments()).isNotEmpty();
    assertThat(after.shares()).isEqualTo(before.shares()).isNotEmpty();
  }

  @Test
  @DisplayName("a group that is put again keeps its members and shares")
  void groupPutAgain() {
    write(tx -> tx.put(EndUserGroup.of(Sample.RETAIL, "Retail", Sample.AUDITOR)));
    assertThat(members(Sample.RETAIL)).hasSize(2);
    assertThat(contents().groups().stream().filter(g -> g.group().id().equals(Sample.RETAIL)))
        .singleElement()
        .satisfies(found -> assertThat(found.shares()).hasSize(2));
  }

  @Test
  @DisplayName("a role that is put again stays where it is named")
  void rolePutAgain() {
    var uses = now().roleUses(Sample.CLERK);
    write(tx -> tx.put(sample.role(Sample.CLERK, "teller", RoleScope.ORGANIZATION)));
    assertThat(now().roleUses(Sample.CLERK).groups()).isEqualTo(uses.groups());
    assertThat(usersOf(Sample.CLERK)).isNotEmpty();
  }

  @Test
  @Requirement("DIR-10")
  @DisplayName("a role goes with its assignments: one put under its id again is nobody's")
  void deletedRole() {
    write(
        tx -> {
          tx.assign(Sample.EVE, Sample.UNUSED);
          tx.delete(Sample.UNUSED);
        });
    assertThat(usersOf(Sample.UNUSED)).isEmpty();
    assertThat(principal(Sample.EVE).assignments()).isEmpty();
    write(tx -> tx.put(sample.role(Sample.UNUSED, "again", RoleScope.ORGANIZATION)));
    assertThat(usersOf(Sample.UNUSED)).isEmpty();
    assertThat(principal(Sample.EVE).assignments()).isEmpty();
  }

  @Test
  @Requirement("DIR-11")
  @DisplayName("a group goes with its memberships: one put under its id again has no members")
  void deletedGroup() {
    EndUserId dan = Sample.DAN;
    write(
        tx -> {
          tx.put(EndUserGroup.of(Sample.EMPTY, "Empty"));
          tx.addMember(Sample.EMPTY, dan);
        });
    write(tx -> tx.delete(Sample.EMPTY));
    assertThat(principal(dan).groups()).containsExactly(Sample.AUDIT);
    assertThat(now().groupNamed("Empty")).isEmpty();
    assertThat(now().groups(Set.of(Sample.EMPTY))).isEmpty();
    assertThat(members(Sample.EMPTY)).isEmpty();
    write(tx -> tx.put(EndUserGroup.of(Sample.EMPTY, "Empty")));
    assertThat(members(Sample.EMPTY)).isEmpty();
    assertThat(principal(dan).groups()).containsExactly(Sample.AUDIT);
  }

  @Test
  @DisplayName("making a membership or an assignment that is there makes no second one")
  void madeTwice() {
    write(
        tx -> {
          tx.addMember(Sample.RETAIL, Sample.ANN);
          tx.assign(Sample.BOB, Sample.APPROVER);
        });
    assertThat(members(Sample.RETAIL)).containsExactlyInAnyOrder(Sample.ANN, Sample.BOB);
    write(
        tx -> {
          tx.removeMember(Sample.RETAIL, Sample.ANN);
          tx.unassign(Sample.BOB, Sample.APPROVER);
        });
    assertThat(members(Sample.RETAIL)).containsExactly(Sample.BOB);
    assertThat(principal(Sample.BOB).assignments()).isEmpty();
  }

  @Test
  @DisplayName("removing what is not there removes nothing else")
  void notThere() {
    Contents before = contents();
    write(
        tx -> {
          tx.removeMember(Sample.EMPTY, Sample.ANN);
          tx.unassign(Sample.ANN, Sample.APPROVER);
          tx.deleteShare(Sample.PLANS, new Grantee.User(Sample.ANN));
          tx.delete(EndUserId.of("no such user"));
          tx.delete(RoleId.of("no such role"));
          tx.delete(GroupId.of("no such group"));
          tx.delete(SolutionId.of("no such solution"));
          tx.delete(Sample.PLANS, Sample.V1);
        });
    Contents after = contents();
    assertThat(after.users()).isEqualTo(before.users());
    assertThat(after.members()).isEqualTo(before.members());
    assertThat(after.versions()).isEqualTo(before.versions());
    assertThat(after.shares()).isEqualTo(before.shares());
  }

  private PrincipalRecord principal(EndUserId user) {
    return now().principal(user).orElseThrow();
  }

  private List<EndUserId> usersOf(RoleId role) {
    return now().assigned(role, PageRequest.first(10));
  }

  private List<EndUserId> members(GroupId group) {
    return now().members(group, PageRequest.first(10));
  }
}
