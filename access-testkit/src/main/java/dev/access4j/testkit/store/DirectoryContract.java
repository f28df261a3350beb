package dev.access4j.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.directory.AssignmentModel;
import dev.access4j.directory.Attributes;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.SolutionId;
import dev.access4j.directory.UserStatus;
import dev.access4j.solution.Solution;
import dev.access4j.store.PrincipalRecord;
import dev.access4j.store.ReadView;
import dev.access4j.testkit.Requirement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

abstract class DirectoryContract extends StoreContract {

  private static final EndUserId ANN = EndUserId.of("ann");

  DirectoryContract(AccessStoreKit kit) {
    super(kit);
  }

  @Test
  @Requirement("DIR-1")
  @DisplayName("an organization that nobody has made reads as empty, whatever is asked")
  void absentOrganization() {
    org = freshId("absent-");
    assertThat(read(ReadView::organizationId)).isEqualTo(org);
    assertThat(contents()).isEqualTo(Contents.nothing());
    for (Question question : Question.ofContents()) {
      assertThat(read(question::in)).as(question.method()).matches(Question::isNothing);
    }
  }

  @Test
  @Requirement({"DIR-1", "AM-1"})
  @DisplayName("an organization comes back as it was put, and as it was put last")
  void organization() {
    Organization renamed = new Organization(org, "Renamed", AssignmentModel.ORGANIZATION_WIDE);
    assertThat(read(ReadView::organization)).contains(Organization.of(org, "An organization"));
    write(tx -> tx.put(renamed));
    assertThat(read(ReadView::organization)).contains(renamed);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  @Requirement({"DIR-2", "DIR-3"})
  @DisplayName("a user comes back with all that it has, in each status")
  void user(UserStatus status) {
    EndUser user =
        EndUser.builder(ANN, "Ann", "Ann@Bank.example")
            .name("Ann", "Archer")
            .status(status)
            .sub("sub-Ann")
            .attributes(new Attributes(Map.of("b", List.of("2", "1"), "a", List.of("x"))))
            .build();
    write(tx -> tx.put(user));
    PrincipalRecord found = now().principal(ANN).orElseThrow();
    assertThat(found).isEqualTo(new PrincipalRecord(user, Set.of(), Set.of(), List.of()));
    assertThat(found.user().attributes().get("b")).containsExactly("2", "1");
  }

  @Test
  @Requirement("DIR-2")
  @DisplayName("a user without account, names or attributes comes back without them")
  void bareUser() {
    EndUser user = EndUser.builder(ANN, "ann", "ann@bank.example").build();
    write(tx -> tx.put(user));
    assertThat(now().principal(ANN).map(PrincipalRecord::user)).contains(user);
    assertThat(now().userWithSub("ann")).isEmpty();
  }

  @Test
  @Requirement("DIR-2")
  @DisplayName("a user that is put again is replaced whole, under its new names only")
  void replacedUser() {
    EndUser before =
        EndUser.builder(ANN, "ann", "ann@bank.example")
            .sub("sub-1")
            .attributes(Attributes.of("a", "1").with("b", List.of("2")))
            .build();
    EndUser after =
        EndUser.builder(ANN, "anna", "anna@bank.example")
            .sub("sub-2")
            .attributes(Attributes.of("b", "3"))
            .build();
    write(tx -> tx.put(before));
    write(tx -> tx.put(after));
    assertThat(now().principal(ANN).map(PrincipalRecord::user)).contains(after);
    assertThat(now().userNamed("ann")).isEmpty();
    assertThat(now().userWithEmail("ann@bank.example")).isEmpty();
    assertThat(now().userWithSub("sub-1")).isEmpty();
  }

  @Test
  @Requirement("DIR-2")
  @DisplayName("a user that is deleted is found in no way")
  void deletedUser() {
    EndUser user = EndUser.builder(ANN, "ann", "ann@bank.example").sub("sub").build();
    write(tx -> tx.put(user));
    write(tx -> tx.delete(ANN));
    assertThat(now().principal(ANN)).isEmpty();
    assertThat(now().userNamed("ann")).isEmpty();
    assertThat(now().userWithEmail("ann@bank.example")).isEmpty();
    assertThat(now().userWithSub("sub")).isEmpty();
    assertThat(contents().users()).isEmpty();
  }

  @Test
  @Requirement({"DIR-5", "DIR-12"})
  @DisplayName("a role comes back with description and scope; deleted, it is found in no way")
  void role() {
    SolutionId loans = SolutionId.of("loans");
    EndUserRole wide =
        new EndUserRole(RoleId.of("r1"), "Clerk", "line\none \uD83D\uDE00", RoleScope.ORGANIZATION);
    EndUserRole own =
        new EndUserRole(RoleId.of("r2"), "Broker", "", new RoleScope.OfSolution(loans));
    write(
        tx -> {
          tx.put(Solution.of(loans, "Loans"));
          tx.put(wide);
          tx.put(own);
        });
    assertThat(now().role(wide.id())).contains(wide);
    assertThat(now().role(own.id())).contains(own);
    assertThat(now().roleNamed(RoleScope.ORGANIZATION, "broker")).isEmpty();
    assertThat(now().roleNamed(own.scope(), "clerk")).isEmpty();
    assertThat(now().anySolutionHasRoleNamed("clerk")).isFalse();
    write(
        tx -> {
          tx.delete(wide.id());
          tx.delete(own.id());
        });
    assertThat(now().role(own.id())).isEmpty();
    assertThat(now().roleNamed(own.scope(), "Broker")).isEmpty();
    assertThat(now().anySolutionHasRoleNamed("Broker")).isFalse();
    assertThat(contents().roles()).isEmpty();
  }

  @Test
  @Requirement("DIR-6")
  @DisplayName("the built-in role is found by its id, and neither listed nor found by its name")
  void builtInRole() {
    assertThat(now().role(RoleId.ANONYMOUS)).contains(EndUserRole.ANONYMOUS);
    assertThat(now().roleNamed(RoleScope.ORGANIZATION, "Anonymous")).isEmpty();
    assertThat(contents().roles()).isEmpty();
  }

  @Test
  @Requirement("DIR-7")
  @DisplayName("a group comes back with roles, in their order, and attributes")
  void group() {
    List<RoleId> roles =
        List.of(RoleId.of("r3"), RoleId.of("r1"), RoleId.of("r4"), RoleId.of("r2"));
    EndUserGroup group =
        new EndUserGroup(
            GroupId.of("g"), "Retail", new LinkedHashSet<>(roles), Attributes.of("k", "z", "y"));
    write(
        tx -> {
          roles.forEach(role -> tx.put(EndUserRole.of(role, "name of " + role)));
          tx.put(group);
        });
    EndUserGroup found = contents().groups().get(0).group();
    assertThat(found).isEqualTo(group);
    assertThat(new ArrayList<>(found.roles())).isEqualTo(roles);
    assertThat(found.attributes().get("k")).containsExactly("z", "y");
  }

  @Test
  @Requirement("DIR-7")
  @DisplayName("a group that is put again is replaced whole")
  void replacedGroup() {
    GroupId id = GroupId.of("g");
    RoleId role = RoleId.of("r");
    write(
        tx -> {
          tx.put(EndUserRole.of(role, "clerk"));
          tx.put(new EndUserGroup(id, "Retail", Set.of(role), Attributes.of("a", "1", "2")));
        });
    EndUserGroup after = new EndUserGroup(id, "Retail North", Set.of(), Attributes.of("a", "2"));
    write(tx -> tx.put(after));
    assertThat(contents().groups().get(0).group()).isEqualTo(after);
    assertThat(now().groupNamed("Retail")).isEmpty();
    assertThat(now().roleUses(role).groups()).isEmpty();
  }

  @Test
  @Requirement("DIR-13")
  @DisplayName("ids that differ in case, accent or composition are different ids")
  void exactIds() {
    List<String> ids = List.of("a", "A", "\u00e4", "a\u0308", "\u00c4", "ss", "\u00df", "a ä");
    write(
        tx -> {
          for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i);
            tx.put(EndUser.builder(EndUserId.of(id), "u" + i, "u" + i + "@x").sub(id).build());
            tx.put(EndUserRole.of(RoleId.of(id), "r" + i));
            tx.put(EndUserGroup.of(GroupId.of(id), "g" + i, RoleId.of(id)));
            tx.put(Solution.of(SolutionId.of(id), "s" + i));
            tx.addMember(GroupId.of(id), EndUserId.of(id));
          }
        });
    Contents found = contents();
    assertThat(found.users()).hasSameSizeAs(ids);
    assertThat(found.roles()).hasSameSizeAs(ids);
    assertThat(found.groups()).hasSameSizeAs(ids);
    assertThat(found.solutions()).hasSameSizeAs(ids);
    for (String id : ids) {
      EndUser user = now().userWithSub(id).orElseThrow();
      assertThat(user.id()).isEqualTo(EndUserId.of(id));
      assertThat(now().principal(user.id()).orElseThrow().groups()).containsExactly(GroupId.of(id));
    }
    assertThat(now().principal(EndUserId.of("SS"))).isEmpty();
  }
}
