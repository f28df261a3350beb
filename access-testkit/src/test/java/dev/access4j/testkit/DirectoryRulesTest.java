package dev.access4j.testkit;

import static dev.access4j.decision.DenialReason.NOT_SHARED;
import static dev.access4j.decision.DenialReason.UNKNOWN_USER;
import static dev.access4j.decision.DenialReason.USER_NOT_ACTIVE;
import static dev.access4j.solution.Operation.EXECUTE;
import static dev.access4j.testkit.AccessAssertions.assertThat;
import static dev.access4j.testkit.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.access4j.admin.AccessAdmin;
import dev.access4j.admin.Actor;
import dev.access4j.admin.PermissionDeniedException;
import dev.access4j.admin.RoleDetails;
import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.decision.Subject;
import dev.access4j.directory.Attributes;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.SolutionId;
import dev.access4j.directory.UserStatus;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Process;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.UiFlow;
import dev.access4j.solution.VersionId;
import dev.access4j.store.PageRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The directory: DIR-1 to DIR-13, AD-8")
class DirectoryRulesTest {

  private final AccessFixture bank =
      AccessFixture.organization("acme")
          .role("teller", "clerk")
          .group("Branch 01", "teller")
          .user("ana", "Branch 01")
          .solution(
              "loans", s -> s.version("1").process("p").lane("l", EXECUTE, "teller", "clerk"));

  private AccessRequest request() {
    return bank.request("ana", "loans", "p", "l", EXECUTE);
  }

  private static EndUser user(String id, String username, String email) {
    return EndUser.builder(EndUserId.of(id), username, email).build();
  }

  @Test
  @Requirement("DIR-1")
  void anIdOfOneOrganizationDoesNotResolveInAnother() {
    bank.share("loans", "ana", "teller");
    OrganizationId other = OrganizationId.of("ACME");
    bank.access()
        .write(
            other,
            writer -> {
              writer.put(Organization.of(other, "Other"));
              return other;
            });
    Subject stranger = Subject.user(other, EndUserId.of("ana"));
    AccessRequest asked =
        AccessRequest.of(
            stranger, request().solution(), request().resource(), request().operation());
    assertThat(bank.evaluator()).allows(request()).denies(asked, UNKNOWN_USER);
  }

  @Test
  @Requirement("DIR-2")
  void usernameAndEmailAreUniqueIgnoringCase() {
    EndUser like = user("x", "ANA", "Ana@Fixture.Example");
    assertThat(refuses(() -> bank.write(writer -> writer.put(like))))
        .containsExactly("username DIR-2", "email DIR-2");
    EndUser known =
        user("x", "x", "x@fixture.example").toBuilder().name("Xu", "Li").sub("s-1").build();
    bank.write(writer -> writer.put(known));
    EndUser sameAccount = user("y", "y", "y@fixture.example").toBuilder().sub("s-1").build();
    assertThat(refuses(() -> bank.write(writer -> writer.put(sameAccount))))
        .containsExactly("sub DIR-2");
  }

  @Test
  @Requirement("DIR-3")
  void onlyAnActiveUserIsAllowedAnythingAndNobodyGoesBackToInvited() {
    bank.share("loans", "Branch 01");
    for (UserStatus status : List.of(UserStatus.ACTIVE, UserStatus.DEACTIVATED)) {
      bank.user("ana", status);
      assertThat(bank.evaluator().isAllowed(request())).isEqualTo(status == UserStatus.ACTIVE);
      assertThat(refuses(() -> bank.user("ana", UserStatus.INVITED)))
          .containsExactly("status DIR-3");
    }
    bank.user("ana", UserStatus.ACTIVE);
    bank.user("new", UserStatus.INVITED).share("loans", "new", "teller");
    AccessRequest invited = bank.request("new", "loans", "p", "l", EXECUTE);
    assertThat(bank.evaluator()).allows(request()).denies(invited, USER_NOT_ACTIVE);
    assertThat(refuses(() -> bank.user("new", UserStatus.DEACTIVATED)))
        .containsExactly("status DIR-3");
  }

  @Test
  @Requirement("DIR-4")
  void endUsersHaveNoOperationThatChangesASolutionAndDesignersAreNoEndUsers() {
    assertThat(Operation.values())
        .extracting(Operation::name)
        .containsExactly(
            "VIEW", "EXECUTE", "SELF_ASSIGN", "ASSIGN", "UNASSIGN", "HOLD", "UNHOLD", "INTERACT");
    // Who has made a role as a designer is nobody to share with, nor let in by that.
    Actor dora = Actor.designer(bank.id(), "dora", "org_admin");
    AccessAdmin admin = bank.access().admin();
    RoleId made =
        admin.roles().create(dora, RoleDetails.of("made"), RoleScope.ORGANIZATION).value().id();
    assertThat(bank.evaluator())
        .denies(bank.request("dora", "loans", "p", "l", EXECUTE), UNKNOWN_USER);
    assertThat(admin.users().find(dora, EndUserId.of("dora"))).isEmpty();
    assertThat(
            refuses(
                () ->
                    bank.write(
                        writer ->
                            writer.share(
                                SolutionShare.withUser(
                                    SolutionId.of("loans"), EndUserId.of("dora"), made)))))
        .isNotEmpty();
    // An end user of that id has none of the designer's rights, and the designer none of its roles.
    bank.user("dora").share("loans", "dora", "teller");
    Actor endUser = Actor.designer(bank.id(), "dora");
    assertThatExceptionOfType(PermissionDeniedException.class)
        .isThrownBy(() -> admin.roles().find(endUser, made));
  }

  @Test
  @Requirement("DIR-5")
  void aRoleHasATrimmedNameThatIsUniqueIgnoringCaseAndAShortDescription() {
    assertThat(EndUserRole.of(RoleId.of("r"), "  chief ").name()).isEqualTo("chief");
    assertThat(refuses(() -> EndUserRole.of(RoleId.of("r"), " "))).containsExactly("name DIR-5");
    assertThat(refuses(() -> EndUserRole.of(RoleId.of("r"), "x".repeat(256))))
        .containsExactly("name DIR-5");
    assertThat(
            refuses(
                () ->
                    new EndUserRole(
                        RoleId.of("r"), "r", "x".repeat(2_001), RoleScope.ORGANIZATION)))
        .containsExactly("description DIR-5");
    EndUserRole like = EndUserRole.of(RoleId.of("r"), "TELLER");
    assertThat(refuses(() -> bank.write(writer -> writer.put(like)))).containsExactly("name DIR-5");
  }

  @Test
  @Requirement("DIR-6")
  void anonymousIsListedAndPermittedButNeitherEditedDeletedCarriedNorShared() {
    bank.solution("portal", s -> s.version("1").uiFlow("desk", "Anonymous"));
    assertThat(refuses(() -> bank.write(writer -> writer.put(EndUserRole.ANONYMOUS))))
        .containsExactly("name DIR-6");
    assertThat(refuses(() -> EndUserRole.of(RoleId.of("r"), "anonymous")))
        .containsExactly("name DIR-6");
    assertThat(refuses(() -> bank.write(writer -> writer.deleteRole(RoleId.ANONYMOUS))))
        .containsExactly("role DIR-6");
    assertThat(refuses(() -> bank.group("Branch 02", "Anonymous"))).containsExactly("roles DIR-6");
    assertThat(refuses(() -> SharedRoles.of(RoleId.ANONYMOUS))).containsExactly("roles DIR-6");
    assertThat(refuses(() -> bank.assign("ana", "Anonymous"))).contains("role DIR-6");
  }

  @Test
  @Requirement("DIR-7")
  void aGroupHasAPlainNameThatIsUniqueIgnoringCase() {
    // An e with an accent of its own, as some keyboards write it, becomes one letter.
    EndUserGroup group = EndUserGroup.of(GroupId.of("g"), " Cafe\u0301 \u0416-7_a ");
    assertThat(group.name()).isEqualTo("Caf\u00e9 \u0416-7_a");
    for (String name : List.of("a/b", "a.b", "", "x".repeat(256))) {
      assertThat(refuses(() -> EndUserGroup.of(GroupId.of("g"), name)))
          .containsExactly("name DIR-7");
    }
    assertThat(refuses(() -> bank.write(w -> w.put(EndUserGroup.of(GroupId.of("g"), "BRANCH 01")))))
        .containsExactly("name DIR-7");
  }

  @Test
  @Requirement("DIR-8")
  void attributeValuesAreSplitTrimmedAndKeptOnce() {
    List<String> parts = Attributes.split(" north,west ,, north");
    assertThat(new Attributes(Map.of("region", parts)).get("region"))
        .containsExactly("north", "west");
    assertThat(Attributes.of("region", "e\u0301").get("region")).containsExactly("\u00e9");
    assertThat(refuses(() -> Attributes.of("region", "a,b"))).containsExactly("region DIR-8");
    assertThat(refuses(() -> Attributes.of("region", " ", ""))).containsExactly("region DIR-8");
    assertThat(refuses(() -> Attributes.of("a,b", "x"))).containsExactly("a,b DIR-8");
  }

  @Test
  @Requirement("DIR-9")
  void aUserHasItsOwnAttributeValuesAndThoseOfAllItsGroups() {
    bank.user("ana", "Branch 02")
        .share("loans", "Branch 01")
        .attribute("ana", "branch", "00")
        .attribute("Branch 01", "branch", "01")
        .attribute("Branch 02", "branch", "02");
    for (String value : List.of("00", "01", "02")) {
      assertThat(bank.evaluator()).allows(request().with(BusinessFilters.of("branch", value)));
    }
    assertThat(bank.evaluator()).denies(request().with(BusinessFilters.of("branch", "03")));
  }

  @Test
  @Requirement("DIR-10")
  void aDeletedRoleIsGoneEverywhereAndItsNameRevivesNothing() {
    RoleId teller = RoleId.of("teller");
    bank.share("loans", "Branch 01").share("loans", "ana", "teller").assign("ana", "teller");
    assertThat(bank.evaluator()).allows(request());
    bank.write(
        writer -> {
          var uses = writer.view().roleUses(teller);
          assertThat(uses.groups()).hasSize(1);
          assertThat(uses.versions()).hasSize(1);
          assertThat(uses.shares()).hasSize(1);
          assertThat(writer.view().assigned(teller, PageRequest.first(9))).hasSize(1);
          assertThat(writer.deleteRole(teller)).isTrue();
          writer.put(EndUserRole.of(RoleId.of("teller again"), "teller"));
        });
    assertThat(bank.evaluator()).denies(request());
    bank.write(
        writer -> {
          assertThat(writer.view().groupNamed("Branch 01"))
              .hasValueSatisfying(found -> assertThat(found.group().roles()).isEmpty());
          assertThat(writer.view().principal(EndUserId.of("ana")))
              .hasValueSatisfying(
                  found -> {
                    assertThat(found.shares()).isEmpty();
                    assertThat(found.assignments()).isEmpty();
                  });
          assertThat(writer.view().roleUses(teller).versions()).isEmpty();
        });
  }

  @Test
  @Requirement("DIR-11")
  void aDeletedGroupLeavesItsMembersAndADeletedUserLeavesNothing() {
    bank.share("loans", "Branch 01").user("bob").share("loans", "bob", "clerk");
    bank.write(writer -> writer.deleteGroup(GroupId.of("Branch 01")));
    assertThat(bank.evaluator()).denies(request(), NOT_SHARED);
    bank.write(writer -> writer.deleteUser(EndUserId.of("bob")));
    AccessRequest bob = bank.request("bob", "loans", "p", "l", EXECUTE);
    assertThat(bank.evaluator()).denies(bob, UNKNOWN_USER);
    bank.user("bob");
    assertThat(bank.evaluator()).denies(bob, NOT_SHARED);
  }

  @Test
  @Requirement("DIR-12")
  void aSolutionsOwnRoleIsForThatSolutionOnly() {
    bank.ownRole("loans", "expert").ownRole("cards", "expert");
    RoleId loansExpert = RoleId.of("loans:expert");
    bank.solution("loans", s -> s.version("2").process("p").lane("l", EXECUTE, "expert"))
        .solution("cards", s -> s.version("1").process("p").lane("l", EXECUTE, "expert"))
        .share("loans", "ana", "expert");
    assertThat(bank.evaluator())
        .allows(request())
        .denies(bank.request("ana", "cards", "p", "l", EXECUTE), NOT_SHARED);
    assertThat(refuses(() -> bank.share("cards", "ana", "loans:expert")))
        .containsExactly("roles DIR-12");
    assertThat(refuses(() -> bank.group("Branch 01", "loans:expert")))
        .containsExactly("roles DIR-12");
    assertThat(refuses(() -> bank.assign("ana", "loans:expert"))).containsExactly("role DIR-12");
    assertThat(refuses(() -> bank.role("expert"))).containsExactly("name DIR-12");
    assertThat(refuses(() -> bank.ownRole("cards", "Teller"))).containsExactly("name DIR-12");
    bank.share("cards", "ana", "expert").write(writer -> writer.deleteRole(loansExpert));
    assertThat(bank.evaluator())
        .denies(request())
        .allows(bank.request("ana", "cards", "p", "l", EXECUTE));
  }

  @Test
  @Requirement("DIR-13")
  void namesAndIdsAreTakenExactly() {
    for (String id : List.of("", " a", "a\u00a0", "a\tb", "a\u0000", "x".repeat(256))) {
      assertThat(refuses(() -> OrganizationId.of(id))).isNotEmpty();
      assertThat(refuses(() -> SolutionId.of(id))).isNotEmpty();
      assertThat(refuses(() -> VersionId.of(id))).isNotEmpty();
      assertThat(refuses(() -> user("u", id, "u@fixture.example"))).isNotEmpty();
      assertThat(refuses(() -> Process.withDefaultSwimlane(id, RoleId.of("r")))).isNotEmpty();
      assertThat(refuses(() -> UiFlow.of(id, Set.of()))).isNotEmpty();
    }
    bank.share("loans", "ana", "teller");
    assertThat(bank.evaluator())
        .allows(request())
        .denies(bank.request("Ana", "loans", "p", "l", EXECUTE))
        .denies(bank.request("ana", "Loans", "p", "l", EXECUTE))
        .denies(bank.request("ana", "loans", "P", "l", EXECUTE))
        .denies(bank.request("ana", "loans", "p", "L", EXECUTE));
  }

  @Test
  @Requirement("AD-8")
  void everyFaultOfAnInputIsTold() {
    EndUser.Builder wrong = EndUser.builder(EndUserId.of("u"), " u", "no address").sub(" s");
    assertThat(refuses(wrong::build))
        .containsExactly("username DIR-13", "email DIR-2", "sub DIR-13");
    EndUser all = EndUser.builder(EndUserId.of("x"), "ANA", "ana@fixture.example").build();
    assertThat(refuses(() -> bank.write(writer -> writer.put(all)))).hasSize(2);
  }
}
