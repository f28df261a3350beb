package dev.access4j.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.Access4j;
import dev.access4j.admin.AccessAdmin;
import dev.access4j.admin.Actor;
import dev.access4j.admin.ActorPermissions;
import dev.access4j.admin.AdminPermission;
import dev.access4j.admin.ConflictException;
import dev.access4j.admin.DeletionPreview;
import dev.access4j.admin.GroupDetails;
import dev.access4j.admin.ListPage;
import dev.access4j.admin.PermissionDeniedException;
import dev.access4j.admin.ProvidedUser;
import dev.access4j.admin.RoleDetails;
import dev.access4j.admin.UserDetails;
import dev.access4j.admin.UserReach;
import dev.access4j.admin.Versioned;
import dev.access4j.audit.AuditQuery;
import dev.access4j.audit.AuditSubject;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.memory.InMemoryIdentityProvider;
import dev.access4j.store.AuditEntry;
import dev.access4j.store.ListFilter;
import dev.access4j.store.NameKey;
import dev.access4j.store.PageRequest;
import dev.access4j.store.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The snippets of the guide to administration, run. */
class AdministrationGuideTest {

  private final List<AuditEntry> forwarded = new ArrayList<>();

  // region wiring
  private static final OrganizationId ACME = OrganizationId.of("acme");

  private final ActorPermissions helpDesk =
      actor ->
          actor instanceof Actor.Designer designer && designer.roles().contains("help_desk")
              ? Set.of(AdminPermission.USERS_READ, AdminPermission.USERS_WRITE)
              : Set.of();

  private final Access4j access =
      Access4j.builder(new InMemoryAccessStore())
          .permissions(ActorPermissions.DEFAULT.or(helpDesk))
          .identityProvider(new InMemoryIdentityProvider())
          .auditListener(entry -> forwarded.add(entry))
          .build();

  private final AccessAdmin admin = access.admin();
  private final Actor root = Actor.designer(ACME, "root@acme.example", "org_admin");

  // endregion

  @BeforeEach
  void organization() {
    access.change(ACME, writer -> writer.put(Organization.of(ACME, "Acme Bank")));
  }

  @Test
  void create() {
    // region create
    Versioned<EndUserRole> teller =
        admin.roles().create(root, RoleDetails.of("teller"), RoleScope.ORGANIZATION);
    RoleId role = teller.value().id();
    Versioned<EndUserGroup> branch =
        admin
            .groups()
            .create(
                root,
                new GroupDetails(
                    "Branch 01", Set.of(role), Map.of("businessFilters", List.of("branch_01"))));
    ProvidedUser ana =
        admin.users().invite(root, UserDetails.of("ana", "ana@acme.example").named("Ana", "Pop"));
    EndUserId user = ana.user().value().id();
    admin.groups().addMembers(root, branch.value().id(), Set.of(user));
    // endregion
    assertThat(ana.problem()).isEmpty();

    // region edit
    String shown = "";
    try {
      admin.roles().edit(root, role, teller.revision(), RoleDetails.of("Teller"));
      admin.roles().edit(root, role, teller.revision(), RoleDetails.of("Cashier"));
    } catch (ConflictException e) {
      shown = "somebody made it " + e.current().value();
    }
    // endregion
    assertThat(shown).contains("Teller");

    // region lists
    ListFilter branchUsers = ListFilter.ALL.inGroup(branch.value().id()).startingWith("po");
    ListPage<Versioned<EndUser>, NameKey> page =
        admin.users().list(root, branchUsers, PageRequest.first(50));
    UserReach reach = admin.users().reach(root, user).orElseThrow();
    // endregion
    assertThat(page.rows()).singleElement().isEqualTo(admin.users().find(root, user).orElseThrow());
    assertThat(reach.groups()).hasSize(1);

    // region delete
    Versioned<EndUserRole> doomed = admin.roles().find(root, role).orElseThrow();
    DeletionPreview preview = admin.roles().previewDelete(root, role);
    Revision deletedAt = admin.roles().delete(root, role, doomed.revision());
    // endregion
    assertThat(preview.changed()).containsExactly(AuditSubject.group(branch.value().id()));
    assertThat(deletedAt).isEqualTo(preview.revision().next());

    // region audit
    AuditQuery aboutAna = AuditQuery.ALL.about(AuditSubject.user(user)).newestFirst();
    for (AuditEntry entry : admin.audit().list(root, aboutAna, PageRequest.first(20)).rows()) {
      System.out.println(entry.event().origin() + " " + entry.event().after());
    }
    // endregion
    assertThat(forwarded).hasSizeGreaterThan(5);
  }

  @Test
  void refuse() {
    // region refused
    Actor jane = Actor.designer(ACME, "jane@acme.example", "help_desk");
    String missing = "";
    try {
      admin.roles().create(jane, RoleDetails.of("boss"), RoleScope.ORGANIZATION);
    } catch (PermissionDeniedException e) {
      missing = e.missing().toString();
    }
    // endregion
    assertThat(missing).isEqualTo("[org_runtime_roles_write]");
    assertThat(forwarded).hasSize(1);
  }
}
