package dev.access4j.testkit.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.access4j.Access4j;
import dev.access4j.admin.AccessAdmin;
import dev.access4j.admin.Actor;
import dev.access4j.admin.ActorPermissions;
import dev.access4j.admin.AdminOperation;
import dev.access4j.admin.AdminPermission;
import dev.access4j.admin.PermissionDeniedException;
import dev.access4j.admin.RoleDetails;
import dev.access4j.audit.AuditEvent;
import dev.access4j.audit.AuditQuery;
import dev.access4j.audit.AuditSubject;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.memory.InMemoryIdentityProvider;
import dev.access4j.store.AccessStore;
import dev.access4j.store.AuditEntry;
import dev.access4j.store.ListFilter;
import dev.access4j.store.NameKey;
import dev.access4j.store.PageRequest;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import dev.access4j.testkit.Requirement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The guard: AD-1 to AD-4")
class GuardTest {

  private static final OrganizationId ACME = SampleArguments.ORGANIZATION;
  private static final Actor ADMIN = Actor.designer(ACME, "root", "org_admin");

  private final AccessStore store = new InMemoryAccessStore();

  GuardTest() {
    try (Access4j access = Access4j.builder(store).build()) {
      Revision unused = access.change(ACME, writer -> writer.put(Organization.of(ACME, "Acme")));
    }
  }

  private AccessAdmin admin(ActorPermissions permissions) {
    return Access4j.builder(store)
        .permissions(permissions)
        .identityProvider(new InMemoryIdentityProvider())
        .build()
        .admin();
  }

  private AccessAdmin holding(Set<AdminPermission> held) {
    return admin(actor -> held);
  }

  private List<AuditEntry> log() {
    return store.read(ACME, view -> view.audit(AuditQuery.ALL, PageRequest.first(1000)));
  }

  @Test
  @Requirement({"AD-1", "AD-3"})
  @DisplayName("each method of each service needs just what the table says")
  void tableHolds() {
    assertThat(new GuardCheck().add(this::holding).faults()).isEmpty();
  }

  /** A service with two methods that nobody thought of. */
  public interface Planted {
    void list(Actor actor);

    void slipThrough(Actor actor);
  }

  @Test
  @DisplayName("a method that the table lacks is found, and one without a guard")
  void catchesWhatIsLeftOut() {
    Planted planted =
        new Planted() {
          @Override
          public void list(Actor actor) {}

          @Override
          public void slipThrough(Actor actor) {}
        };
    assertThat(new GuardCheck().add("audit", Planted.class, held -> planted).faults())
        .containsExactlyInAnyOrder(
            "audit.list needs no org_audit_read", "audit.slipThrough is not in the table");
  }

  @Test
  @DisplayName("a row of the table without a method is found")
  void catchesRowsWithoutMethod() {
    assertThat(new GuardCheck().add("roles", Runnable.class, held -> (Runnable) () -> {}).faults())
        .contains("roles.run is not in the table", "roles.delete has no method");
  }

  @Test
  @Requirement("AD-1")
  void theSixPermissionsOfTheProduct() {
    assertThat(Stream.of(AdminPermission.values()).map(AdminPermission::code))
        .contains(
            "org_runtime_users_read",
            "org_runtime_users_write",
            "org_runtime_roles_read",
            "org_runtime_roles_write",
            "org_runtime_groups_read",
            "org_runtime_groups_write");
    for (AdminOperation row : AdminOperation.values()) {
      assertThat(row.required()).as("%s", row).isNotEmpty();
    }
  }

  /** Once more by hand, so that a slip in the table is seen; w and r stand for write and read. */
  private static final String NEEDED =
      """
      users.list users:r
      users.find users:r
      users.invite users:w
      users.inviteAll users:w
      users.inviteAgain users:w
      users.edit users:w
      users.setAttribute users:w
      users.deactivate users:w
      users.reactivate users:w
      users.previewDelete users:r groups:r shares:r
      users.delete users:w
      users.deleteWithAccount users:w
      users.assign users:w
      users.unassign users:w
      users.reach users:r groups:r shares:r
      users.solutions users:r shares:r
      users.abilities users:r groups:r shares:r permissions:r
      users.importAll users:w groups:w
      roles.list roles:r
      roles.find roles:r
      roles.create roles:w
      roles.edit roles:w
      roles.previewDelete roles:r users:r groups:r shares:r permissions:r
      roles.delete roles:w
      groups.list groups:r
      groups.find groups:r
      groups.members groups:r users:r
      groups.create groups:w
      groups.edit groups:w
      groups.setAttribute groups:w
      groups.addMembers groups:w
      groups.removeMembers groups:w
      groups.previewDelete groups:r users:r shares:r
      groups.delete groups:w
      solutions.list permissions:r
      solutions.find permissions:r
      solutions.create permissions:w
      solutions.rename permissions:w
      solutions.previewDelete permissions:r shares:r roles:r
      solutions.delete permissions:w
      solutions.versions permissions:r
      solutions.version permissions:r
      solutions.draft permissions:w
      solutions.edit permissions:w
      solutions.listRoles permissions:w
      solutions.permit permissions:w
      solutions.publish permissions:w
      solutions.makeLive permissions:w
      solutions.endLive permissions:w
      solutions.discard permissions:w
      shares.list shares:r
      shares.find shares:r
      shares.share shares:w
      shares.change shares:w
      shares.unshare shares:w
      shares.setGeneralAccess shares:w
      migration.plan users:r groups:r roles:r shares:r permissions:r
      migration.apply users:w shares:w
      migration.applyWithDifferences users:w shares:w
      identity.tasks users:r
      identity.tasksOf users:r
      identity.retry users:w
      identity.reconcile users:r
      identity.settle users:w
      identity.importFrom users:r users:w roles:r roles:w groups:r groups:w
      audit.list audit:r
      admin.change users:r users:w roles:r roles:w groups:r groups:w shares:r shares:w \
      permissions:r permissions:w audit:r
      """;

  @Test
  @Requirement({"AD-1", "AD-3"})
  @DisplayName("the table says what AD-1 and AD-3 say")
  void tableIsRight() {
    Map<String, Set<String>> needed = new TreeMap<>();
    for (String line : NEEDED.lines().toList()) {
      List<String> words = List.of(line.split(" "));
      needed.put(
          words.get(0),
          words.subList(1, words.size()).stream()
              .map(word -> code(word.replace(":w", "_write").replace(":r", "_read")))
              .collect(Collectors.toSet()));
    }
    Map<String, Set<String>> table = new TreeMap<>();
    for (AdminOperation row : AdminOperation.values()) {
      table.put(
          row.code(),
          row.required().stream().map(AdminPermission::code).collect(Collectors.toSet()));
    }
    assertThat(table).isEqualTo(needed);
  }

  private static String code(String word) {
    if (word.startsWith("shares") || word.startsWith("permissions")) {
      return "solution_" + word;
    }
    return (word.startsWith("audit") ? "org_" : "org_runtime_") + word;
  }

  @Test
  @Requirement("AD-1")
  @DisplayName("a filter that tells of groups or shares needs the permission to read them")
  void filtersRevealNothing() {
    AccessAdmin reader = holding(Set.of(AdminPermission.USERS_READ, AdminPermission.GROUPS_READ));
    Actor actor = SampleArguments.ACTOR;
    PageRequest<NameKey> page = PageRequest.first(5);
    ListFilter inGroup = ListFilter.ALL.inGroup(GroupId.of("branch"));
    ListFilter havingRole = ListFilter.ALL.havingRole(RoleId.of("teller"));
    assertThat(reader.users().list(actor, inGroup, page).rows()).isEmpty();
    assertThatExceptionOfType(PermissionDeniedException.class)
        .isThrownBy(() -> reader.users().list(actor, havingRole, page))
        .withMessageContaining("solution_shares_read");
    assertThatExceptionOfType(PermissionDeniedException.class)
        .isThrownBy(() -> reader.groups().list(actor, havingRole, page));
    AccessAdmin users = holding(Set.of(AdminPermission.USERS_READ));
    assertThatExceptionOfType(PermissionDeniedException.class)
        .isThrownBy(() -> users.users().list(actor, inGroup, page))
        .withMessageContaining("org_runtime_groups_read");
  }

  @Test
  @Requirement({"AD-2", "AD-3"})
  void adminsAndOwnersHoldAllAndOthersNothing() {
    assertThat(ActorPermissions.DEFAULT.of(ADMIN)).containsExactly(AdminPermission.values());
    assertThat(ActorPermissions.DEFAULT.of(Actor.designer(ACME, "boss", "org_owner")))
        .containsExactly(AdminPermission.values());
    assertThat(ActorPermissions.DEFAULT.of(Actor.designer(ACME, "x", "Org_Admin", "designer")))
        .isEmpty();
    assertThat(ActorPermissions.DEFAULT.of(Actor.service(ACME, "org_admin"))).isEmpty();
  }

  @Test
  @Requirement("AD-2")
  void aHostSaysMoreThanTheDefault() {
    ActorPermissions host =
        actor -> actor instanceof Actor.Service ? Set.of(AdminPermission.ROLES_READ) : Set.of();
    AccessAdmin admin = admin(ActorPermissions.DEFAULT.or(host));
    Actor service = Actor.service(ACME, "reader");
    assertThat(admin.roles().list(service, ListFilter.ALL, PageRequest.first(5)).rows()).isEmpty();
    assertThat(admin.roles().find(ADMIN, RoleId.of("none"))).isEmpty();
    assertThatExceptionOfType(PermissionDeniedException.class)
        .isThrownBy(() -> admin.users().list(service, ListFilter.ALL, PageRequest.first(5)));
  }

  @Test
  @Requirement("AD-4")
  void aRefusedCallNamesWhatIsMissingChangesNothingAndIsAudited() {
    AccessAdmin admin = admin(ActorPermissions.DEFAULT);
    Actor designer = Actor.designer(ACME, "jane", "designer");
    Revision before = store.read(ACME, ReadView::revision);
    assertThatExceptionOfType(PermissionDeniedException.class)
        .isThrownBy(
            () -> admin.roles().create(designer, RoleDetails.of("boss"), RoleScope.ORGANIZATION))
        .withMessage("jane may not do roles.create: missing org_runtime_roles_write")
        .satisfies(
            denied -> assertThat(denied.missing()).containsExactly(AdminPermission.ROLES_WRITE));
    assertThat(store.read(ACME, ReadView::revision)).isEqualTo(before);
    assertThat(log())
        .singleElement()
        .satisfies(
            entry -> {
              AuditEvent event = entry.event();
              assertThat(event.outcome()).isEqualTo(AuditEvent.Outcome.REFUSED);
              assertThat(event.origin().actor()).isEqualTo(designer.reference());
              assertThat(event.origin().operation()).isEqualTo("roles.create");
              assertThat(event.subject().kind()).isEqualTo(AuditSubject.Kind.ROLE);
              assertThat(event.missing()).containsExactly("org_runtime_roles_write");
              assertThat(entry.revision()).isEqualTo(before);
            });
  }

  @Test
  @Requirement("AD-4")
  void aRefusedReadIsAuditedToo() {
    AccessAdmin admin = admin(ActorPermissions.DEFAULT);
    assertThatExceptionOfType(PermissionDeniedException.class)
        .isThrownBy(
            () ->
                admin.audit().list(Actor.service(ACME, "x"), AuditQuery.ALL, PageRequest.first(5)));
    assertThat(log())
        .extracting(entry -> entry.event().subject())
        .containsExactly(AuditSubject.organization(ACME));
  }

  @Test
  @Requirement("AD-4")
  @DisplayName("a refusal that cannot be audited is a refusal all the same")
  void refusedWithoutAnOrganization() {
    Actor nowhere = Actor.designer(OrganizationId.of("nowhere"), "jane");
    assertThatExceptionOfType(PermissionDeniedException.class)
        .isThrownBy(() -> admin(ActorPermissions.DEFAULT).roles().find(nowhere, RoleId.of("r")))
        .satisfies(denied -> assertThat(denied.getSuppressed()).hasSize(1));
  }

  @Test
  @DisplayName("permissions that cannot be told end the call, which has done nothing")
  void failsClosed() {
    AccessAdmin admin =
        admin(
            actor -> {
              throw new IllegalStateException("the directory of the host is down");
            });
    assertThatIllegalStateException()
        .isThrownBy(
            () -> admin.roles().create(ADMIN, RoleDetails.of("boss"), RoleScope.ORGANIZATION));
    Boolean made =
        store.read(ACME, view -> view.roleNamed(RoleScope.ORGANIZATION, "boss").isPresent());
    assertThat(made).isFalse();
  }

  @Test
  @Requirement({"AD-1", "DIR-1"})
  @DisplayName("an actor reaches its own organization alone")
  void anActorActsInItsOrganization() {
    Actor elsewhere = Actor.designer(OrganizationId.of("other"), "root", "org_admin");
    AccessAdmin admin = admin(ActorPermissions.DEFAULT);
    RoleId role =
        admin.roles().create(ADMIN, RoleDetails.of("boss"), RoleScope.ORGANIZATION).value().id();
    assertThat(admin.roles().find(elsewhere, role)).isEmpty();
    assertThat(admin.roles().find(ADMIN, role)).isPresent();
  }

  @Test
  @Requirement("AD-4")
  @DisplayName("a read within a write is refused as any other, though nothing can be noted there")
  void refusedWithinAWrite() {
    AccessAdmin admin = holding(Set.of());
    assertThatExceptionOfType(PermissionDeniedException.class)
        .isThrownBy(
            () ->
                store.write(ACME, tx -> admin.roles().find(ADMIN, RoleId.of("teller")).isPresent()))
        .satisfies(denied -> assertThat(denied.getSuppressed()).hasSize(1));
  }
}
