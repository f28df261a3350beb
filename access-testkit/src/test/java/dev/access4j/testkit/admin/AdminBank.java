package dev.access4j.testkit.admin;

import dev.access4j.Access4j;
import dev.access4j.admin.AccessAdmin;
import dev.access4j.admin.Actor;
import dev.access4j.admin.GroupDetails;
import dev.access4j.admin.RoleDetails;
import dev.access4j.admin.UserDetails;
import dev.access4j.admin.Versioned;
import dev.access4j.audit.AuditEvent;
import dev.access4j.audit.AuditQuery;
import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.Subject;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.SolutionId;
import dev.access4j.directory.UserStatus;
import dev.access4j.identity.IdentityProvider;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.store.AccessStore;
import dev.access4j.store.AuditEntry;
import dev.access4j.store.PageRequest;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import dev.access4j.testkit.SettableClock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An organization with an admin, and a clock that stands still. */
final class AdminBank {

  static final OrganizationId ACME = OrganizationId.of("acme");
  static final Actor ROOT = Actor.designer(ACME, "root", "org_admin");
  static final Actor NOBODY = Actor.designer(ACME, "nobody");
  static final SolutionId LOANS = SolutionId.of("loans");

  final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
  final AccessStore store;
  final List<AuditEntry> heard = new CopyOnWriteArrayList<>();
  final Access4j access;
  final AccessAdmin admin;

  AdminBank() {
    this(null);
  }

  AdminBank(@Nullable IdentityProvider provider) {
    this(provider, new InMemoryAccessStore());
  }

  AdminBank(@Nullable IdentityProvider provider, AccessStore store) {
    this.store = store;
    Access4j.Builder builder = Access4j.builder(store).clock(clock).auditListener(heard::add);
    this.access = (provider == null ? builder : builder.identityProvider(provider)).build();
    this.admin = access.admin();
    Revision unused = access.change(ACME, writer -> writer.put(Organization.of(ACME, "Acme")));
  }

  <T> T read(Function<ReadView, T> query) {
    return store.read(ACME, query);
  }

  Revision revision() {
    return read(ReadView::revision);
  }

  /** The whole audit log. */
  List<AuditEntry> log() {
    return read(view -> view.audit(AuditQuery.ALL, PageRequest.first(10_000)));
  }

  List<AuditEvent> events() {
    return log().stream().map(AuditEntry::event).toList();
  }

  Versioned<EndUserRole> role(String name) {
    return admin.roles().create(ROOT, RoleDetails.of(name), RoleScope.ORGANIZATION);
  }

  RoleId roleId(String name) {
    return role(name).value().id();
  }

  Versioned<EndUserGroup> group(String name, RoleId... roles) {
    return admin.groups().create(ROOT, GroupDetails.of(name, roles));
  }

  /** A user that has signed in once: only the identity provider's word makes one active. */
  Versioned<EndUser> user(String name) {
    EndUserId id =
        admin
            .users()
            .invite(ROOT, UserDetails.of(name, name + "@acme.example"))
            .user()
            .value()
            .id();
    Revision unused =
        access.change(
            ACME,
            writer ->
                writer.put(
                    writer.view().user(id).orElseThrow().toBuilder()
                        .status(UserStatus.ACTIVE)
                        .build()));
    return admin.users().find(ROOT, id).orElseThrow();
  }

  EndUserId userId(String name) {
    return user(name).value().id();
  }

  boolean allows(EndUserId user, Resource resource, Operation operation) {
    return access
        .evaluator()
        .isAllowed(
            AccessRequest.of(
                Subject.user(ACME, user), SolutionRef.live(LOANS), resource, operation));
  }
}
