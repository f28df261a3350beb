package dev.access4j.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.Organization;
import dev.access4j.directory.RoleScope;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionShare;
import dev.access4j.store.AccessWriter;
import dev.access4j.store.Change.Touched;
import dev.access4j.store.Change.TouchedGroup;
import dev.access4j.store.Change.TouchedHolders;
import dev.access4j.store.Change.TouchedMembers;
import dev.access4j.store.Change.TouchedOrganization;
import dev.access4j.store.Change.TouchedRole;
import dev.access4j.store.Change.TouchedSolution;
import dev.access4j.store.Change.TouchedUser;
import dev.access4j.store.Change.TouchedVersion;
import dev.access4j.store.WriteTransaction;
import dev.access4j.testkit.Requirement;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Requirement("EV-11")
abstract class TouchContract extends StoreContract {

  private static final Touched ANN = new TouchedUser(Sample.ANN);
  private static final Touched BOB = new TouchedUser(Sample.BOB);
  private static final Touched EVE = new TouchedUser(Sample.EVE);
  private static final Touched RETAIL = new TouchedGroup(Sample.RETAIL);
  private static final Touched EMPTY = new TouchedGroup(Sample.EMPTY);

  private Sample sample;

  TouchContract(AccessStoreKit kit) {
    super(kit);
  }

  @BeforeEach
  void write() {
    sample = new Sample(org, "here");
    write(sample::writeTo);
  }

  @Test
  @DisplayName("what is put or deleted is touched, and nothing else")
  void things() {
    assertTouches(tx -> tx.put(Organization.of(org, "Renamed")), new TouchedOrganization());
    assertTouches(tx -> tx.put(sample.user(Sample.EVE, "eva").build()), EVE);
    assertTouches(tx -> tx.delete(Sample.EVE), EVE);
    assertTouches(
        tx -> tx.put(sample.role(Sample.CLERK, "teller", RoleScope.ORGANIZATION)),
        new TouchedRole(Sample.CLERK));
    assertTouches(
        tx -> tx.delete(Sample.UNUSED),
        new TouchedRole(Sample.UNUSED),
        new TouchedHolders(Sample.UNUSED));
    assertTouches(tx -> tx.put(EndUserGroup.of(Sample.RETAIL, "Renamed")), RETAIL);
    assertTouches(tx -> tx.delete(Sample.EMPTY), EMPTY, new TouchedMembers(Sample.EMPTY));
    assertTouches(
        tx -> tx.put(Solution.of(Sample.LOANS, "Renamed").withLive(Sample.V2)),
        new TouchedSolution(Sample.LOANS));
    assertTouches(tx -> tx.delete(Sample.PLANS), new TouchedSolution(Sample.PLANS));
    assertTouches(
        tx -> tx.put(sample.version(Sample.LOANS, Sample.V1, Sample.CLERK)),
        new TouchedVersion(Sample.LOANS, Sample.V1));
    assertTouches(
        tx -> tx.delete(Sample.LOANS, Sample.V3), new TouchedVersion(Sample.LOANS, Sample.V3));
    // The version that is live has to be published when all is looked over.
    write(tx -> tx.put(sample.version(Sample.LOANS, Sample.V1, Sample.CLERK).published()));
  }

  @Test
  @DisplayName("a membership or an assignment that is made or ended touches the user alone")
  void memberships() {
    assertTouches(tx -> tx.addMember(Sample.RETAIL, Sample.EVE), EVE);
    assertTouches(tx -> tx.removeMember(Sample.RETAIL, Sample.EVE), EVE);
    assertTouches(tx -> tx.assign(Sample.EVE, Sample.CLERK), EVE);
    assertTouches(tx -> tx.unassign(Sample.EVE, Sample.CLERK), EVE);
  }

  @Test
  @Requirement("SH-6")
  @DisplayName("a share that is made, replaced or removed touches its grantee alone")
  void shares() {
    assertTouches(
        tx -> tx.put(SolutionShare.withUser(Sample.PLANS, Sample.EVE, Sample.CLERK)), EVE);
    assertTouches(
        tx -> tx.put(SolutionShare.withUser(Sample.PLANS, Sample.EVE, Sample.AUDITOR)), EVE);
    assertTouches(tx -> tx.deleteShare(Sample.PLANS, new Grantee.User(Sample.EVE)), EVE);
    assertTouches(
        tx -> tx.put(SolutionShare.withGroup(Sample.PLANS, Sample.EMPTY, SharedRoles.FROM_GROUP)),
        EMPTY);
    assertTouches(
        tx ->
            tx.put(
                SolutionShare.withGroup(Sample.PLANS, Sample.EMPTY, SharedRoles.of(Sample.CLERK))),
        EMPTY);
    assertTouches(tx -> tx.deleteShare(Sample.PLANS, new Grantee.Group(Sample.EMPTY)), EMPTY);
  }

  @Test
  @Requirement("DIR-11")
  @DisplayName("a group that is deleted is touched with its members, none of them by name")
  void deletedGroup() {
    write(tx -> tx.addMember(Sample.EMPTY, Sample.EVE));
    assertTouches(tx -> tx.delete(Sample.EMPTY), EMPTY, new TouchedMembers(Sample.EMPTY));
    assertTouches(
        tx -> new AccessWriter(tx).deleteGroup(Sample.RETAIL),
        RETAIL,
        new TouchedMembers(Sample.RETAIL));
  }

  @Test
  @Requirement("DIR-10")
  @DisplayName("a role that is deleted touches itself, its holders together, and all that named it")
  void deletedRole() {
    assertTouches(
        tx -> new AccessWriter(tx).deleteRole(Sample.CLERK),
        new TouchedRole(Sample.CLERK),
        new TouchedHolders(Sample.CLERK),
        RETAIL,
        ANN,
        new TouchedVersion(Sample.LOANS, Sample.V1),
        new TouchedVersion(Sample.LOANS, Sample.V2),
        new TouchedVersion(Sample.CARDS, Sample.V1));
  }

  @Test
  @DisplayName("a write of many steps touches what all of them touch, in one change")
  void manySteps() {
    assertTouches(
        tx -> {
          tx.addMember(Sample.EMPTY, Sample.EVE);
          tx.put(sample.user(Sample.BOB, "robert").build());
          tx.assign(Sample.BOB, Sample.CLERK);
          tx.deleteShare(Sample.LOANS, new Grantee.Group(Sample.RETAIL));
          tx.deleteShare(Sample.LOANS, new Grantee.User(Sample.ANN));
        },
        EVE,
        BOB,
        RETAIL,
        ANN);
  }

  private void assertTouches(Consumer<WriteTransaction> work, Touched... touched) {
    Recording recording = listenDuring(() -> write(work));
    assertThat(recording.changes()).hasSize(1);
    assertThat(recording.touched()).isEqualTo(Set.of(touched));
  }
}
