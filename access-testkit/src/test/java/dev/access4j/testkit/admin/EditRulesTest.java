package dev.access4j.testkit.admin;

import static dev.access4j.testkit.admin.AdminBank.LOANS;
import static dev.access4j.testkit.admin.AdminBank.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.access4j.admin.ConflictException;
import dev.access4j.admin.DeletionPreview;
import dev.access4j.admin.GroupDetails;
import dev.access4j.admin.RoleDetails;
import dev.access4j.admin.UserDetails;
import dev.access4j.admin.Versioned;
import dev.access4j.audit.AuditSubject;
import dev.access4j.directory.Attributes;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.UserStatus;
import dev.access4j.directory.ValidationException;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.SolutionShare;
import dev.access4j.store.ListFilter;
import dev.access4j.store.PageRequest;
import dev.access4j.store.Revision;
import dev.access4j.testkit.Requirement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Edits, lists and previews: AD-7 to AD-9, DIR-10, DIR-11")
class EditRulesTest {

  private final AdminBank bank = new AdminBank();

  private static List<String> faultsOf(Runnable work) {
    ValidationException refused = catchThrowableOfType(ValidationException.class, work::run);
    assertThat(refused).as("a refusal").isNotNull();
    return refused.faults().stream().map(fault -> fault.field() + " " + fault.rule()).toList();
  }

  @Test
  @Requirement("AD-7")
  void aStaleEditIsRefusedWithWhatIsThereNow() {
    Versioned<EndUserRole> seen = bank.role("teller");
    Versioned<EndUserRole> first =
        bank.admin.roles().edit(ROOT, seen.value().id(), seen.revision(), RoleDetails.of("clerk"));
    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(
            () ->
                bank.admin
                    .roles()
                    .edit(ROOT, seen.value().id(), seen.revision(), RoleDetails.of("boss")))
        .satisfies(
            conflict -> {
              assertThat(conflict.seen()).isEqualTo(seen.revision());
              assertThat(conflict.current()).isEqualTo(first);
            });
    assertThat(bank.admin.roles().find(ROOT, seen.value().id())).contains(first);
    assertThat(bank.revision()).isEqualTo(first.revision());
  }

  @Test
  @Requirement("AD-7")
  void aRevisionFromElsewhereIsRefused() {
    Versioned<EndUserRole> role = bank.role("teller");
    Revision future = bank.revision().next();
    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> bank.admin.roles().delete(ROOT, role.value().id(), future));
  }

  @Test
  @Requirement("AD-7")
  @DisplayName("what changes beside a thing does not make an edit of it stale")
  void onlyChangesOfTheThingItselfConflict() {
    RoleId role = bank.roleId("teller");
    Versioned<EndUserGroup> group = bank.group("Branch 01", role);
    EndUserId ana = bank.userId("ana");
    GroupId id = group.value().id();
    Revision unused = bank.admin.groups().addMembers(ROOT, id, Set.of(ana));
    unused = bank.admin.groups().removeMembers(ROOT, id, Set.of(ana));
    Versioned<EndUserGroup> edited =
        bank.admin.groups().edit(ROOT, id, group.revision(), GroupDetails.of("Branch 02", role));
    assertThat(edited.revision()).isEqualTo(bank.revision());
    // A later revision at which the group was read does as well.
    bank.user("ben");
    assertThat(
            bank.admin
                .groups()
                .edit(ROOT, id, bank.revision(), GroupDetails.of("Branch 03", role))
                .value()
                .name())
        .isEqualTo("Branch 03");
  }

  @Test
  @Requirement("AD-7")
  @DisplayName("an edit that changes nothing makes no revision and leaves no event")
  void nothingChanged() {
    Versioned<EndUserRole> role = bank.role("teller");
    int events = bank.log().size();
    assertThat(
            bank.admin
                .roles()
                .edit(ROOT, role.value().id(), role.revision(), RoleDetails.of("teller")))
        .isEqualTo(role);
    assertThat(bank.revision()).isEqualTo(role.revision());
    assertThat(bank.log()).hasSize(events);
  }

  @Test
  @Requirement("AD-7")
  void aPlanMadeAtAnOlderRevisionIsRefused() {
    Revision planned = bank.revision();
    bank.role("teller");
    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(
            () ->
                bank.admin.change(
                    ROOT, planned, writer -> writer.put(EndUserRole.of(RoleId.of("x"), "x"))))
        .satisfies(
            conflict -> assertThat(conflict.current().revision()).isEqualTo(bank.revision()));
    assertThat(bank.admin.roles().find(ROOT, RoleId.of("x"))).isEmpty();
    Revision made =
        bank.admin.change(
            ROOT, bank.revision(), writer -> writer.put(EndUserRole.of(RoleId.of("x"), "x")));
    assertThat(made).isEqualTo(bank.revision());
    assertThat(bank.admin.roles().find(ROOT, RoleId.of("x"))).isPresent();
  }

  @Test
  @Requirement("AD-8")
  void allFaultsOfAUserComeAtOnce() {
    bank.user("ana");
    UserDetails bad =
        new UserDetails(
            "ANA", "no address", "two\nlines", "", Map.of("a,b", List.of("x"), "c", List.of("")));
    assertThat(faultsOf(() -> bank.admin.users().invite(ROOT, bad)))
        .containsExactlyInAnyOrder(
            "attributes.a,b DIR-8",
            "attributes.c DIR-8",
            "email DIR-2",
            "firstName DIR-2",
            "username DIR-2");
  }

  @Test
  @Requirement("AD-8")
  void allFaultsOfARoleOrAGroupComeAtOnce() {
    bank.role("teller");
    bank.group("Branch 01");
    assertThat(
            faultsOf(
                () ->
                    bank.admin
                        .roles()
                        .create(
                            ROOT,
                            new RoleDetails("TELLER", "d".repeat(2001)),
                            RoleScope.ORGANIZATION)))
        .containsExactlyInAnyOrder("description DIR-5", "name DIR-5");
    GroupDetails bad =
        new GroupDetails("branch 01", Set.of(RoleId.ANONYMOUS), Map.of("region", List.of(" ")));
    assertThat(faultsOf(() -> bank.admin.groups().create(ROOT, bad)))
        .containsExactlyInAnyOrder("attributes.region DIR-8", "roles DIR-6", "name DIR-7");
    assertThat(
            faultsOf(
                () ->
                    bank.admin
                        .groups()
                        .setAttribute(
                            ROOT,
                            Set.of(GroupId.of("none")),
                            bank.revision(),
                            "a,b",
                            List.of("x"))))
        .containsExactlyInAnyOrder("attributes.a,b DIR-8", "groups DIR-7");
  }

  @Test
  @Requirement("AD-9")
  void usersAreListedByNameSearchedAndFiltered() {
    RoleId teller = bank.roleId("teller");
    GroupId branch = bank.group("Branch 01", teller).value().id();
    EndUserId ana = bank.userId("ana");
    EndUserId ben = bank.userId("Ben");
    EndUserId cat = bank.userId("cat");
    Revision unused = bank.admin.groups().addMembers(ROOT, branch, Set.of(ben, cat));
    bank.admin.users().deactivate(ROOT, cat);
    assertThat(names(ListFilter.ALL)).containsExactly("ana", "Ben", "cat");
    assertThat(names(ListFilter.ALL.startingWith("BE"))).containsExactly("Ben");
    assertThat(names(ListFilter.ALL.startingWith("cat@"))).containsExactly("cat");
    assertThat(names(ListFilter.ALL.withStatus(UserStatus.ACTIVE))).containsExactly("ana", "Ben");
    assertThat(names(ListFilter.ALL.inGroup(branch))).containsExactly("Ben", "cat");
    assertThat(names(ListFilter.ALL.havingRole(teller).withStatus(UserStatus.ACTIVE)))
        .containsExactly("Ben");
    var first = bank.admin.users().list(ROOT, ListFilter.ALL, PageRequest.first(2));
    var second = bank.admin.users().list(ROOT, ListFilter.ALL, first.next().orElseThrow());
    assertThat(second.rows()).extracting(row -> row.value().username()).containsExactly("cat");
    assertThat(second.next()).isEmpty();
    assertThat(first.rows().get(0)).isEqualTo(bank.admin.users().find(ROOT, ana).orElseThrow());
    assertThat(bank.admin.groups().members(ROOT, branch, PageRequest.first(10)).rows())
        .extracting(EndUser::id)
        .containsExactlyInAnyOrder(ben, cat);
  }

  private List<String> names(ListFilter filter) {
    return bank.admin.users().list(ROOT, filter, PageRequest.first(100)).rows().stream()
        .map(row -> row.value().username())
        .toList();
  }

  @Test
  @Requirement("DIR-11")
  void previewsOfUsersAndGroupsNameAllThatGoes() {
    RoleId teller = bank.roleId("teller");
    GroupId branch = bank.group("Branch 01", teller).value().id();
    Versioned<EndUser> ana = bank.user("ana");
    EndUserId user = ana.value().id();
    Revision unused = bank.admin.groups().addMembers(ROOT, branch, Set.of(user));
    bank.admin.solutions().create(ROOT, LOANS, "Loans");
    bank.admin.shares().share(ROOT, SolutionShare.withUser(LOANS, user, teller));
    assertThat(bank.admin.users().previewDelete(ROOT, user))
        .isEqualTo(
            new DeletionPreview(
                bank.revision(),
                Set.of(
                    AuditSubject.user(user),
                    AuditSubject.membership(branch, user),
                    AuditSubject.share(LOANS, user)),
                Set.of()));
    assertThat(bank.admin.groups().previewDelete(ROOT, branch).removed())
        .containsExactlyInAnyOrder(
            AuditSubject.group(branch), AuditSubject.membership(branch, user));
    assertThat(bank.admin.users().delete(ROOT, user, ana.revision()).problem()).isEmpty();
    assertThat(bank.admin.users().find(ROOT, user)).isEmpty();
    assertThat(bank.admin.shares().find(ROOT, LOANS, Grantee.user(user))).isEmpty();
  }

  @Test
  @Requirement("DIR-10")
  void aDeletedRoleIsGoneFromWherePreviewSaid() {
    Versioned<EndUserRole> teller = bank.role("teller");
    RoleId role = teller.value().id();
    GroupId branch = bank.group("Branch 01", role).value().id();
    EndUserId ana = bank.userId("ana");
    bank.admin.solutions().create(ROOT, LOANS, "Loans");
    bank.admin.shares().share(ROOT, SolutionShare.withUser(LOANS, ana, role));
    DeletionPreview preview = bank.admin.roles().previewDelete(ROOT, role);
    assertThat(preview.removed())
        .containsExactlyInAnyOrder(AuditSubject.role(role), AuditSubject.share(LOANS, ana));
    assertThat(preview.changed()).containsExactly(AuditSubject.group(branch));
    Revision unused = bank.admin.roles().delete(ROOT, role, teller.revision());
    assertThat(bank.admin.groups().find(ROOT, branch).orElseThrow().value().roles()).isEmpty();
  }

  @Test
  @Requirement({"AD-7", "DIR-8"})
  @DisplayName("an attribute of many is not set over what somebody else has taken away meanwhile")
  void staleAttribute() {
    EndUserId ana = bank.userId("ana");
    EndUserId ben = bank.userId("ben");
    GroupId branch = bank.group("Branch 01", bank.roleId("teller")).value().id();
    Revision seen = bank.revision();
    List<String> south = List.of("south");
    Revision unused = bank.admin.users().setAttribute(ROOT, Set.of(ben), seen, "region", south);
    Revision made = bank.admin.groups().setAttribute(ROOT, Set.of(branch), seen, "region", south);
    List<String> both = List.of("north", "south");
    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(
            () -> {
              Revision unusedToo =
                  bank.admin.users().setAttribute(ROOT, Set.of(ana, ben), seen, "region", both);
            });
    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(
            () -> {
              Revision unusedToo =
                  bank.admin.groups().setAttribute(ROOT, Set.of(branch), seen, "region", both);
            });
    assertThat(bank.admin.users().find(ROOT, ana).orElseThrow().value().attributes())
        .isEqualTo(Attributes.NONE);
    assertThat(bank.admin.users().find(ROOT, ben).orElseThrow().value().attributes())
        .isEqualTo(Attributes.of("region", "south"));
    assertThat(bank.admin.users().setAttribute(ROOT, Set.of(ana, ben), made, "region", both))
        .isEqualTo(made.next());
  }
}
