package dev.access4j.internal.admin;

import dev.access4j.admin.Actor;
import dev.access4j.admin.AdminOperation;
import dev.access4j.admin.DeletionPreview;
import dev.access4j.admin.ListPage;
import dev.access4j.admin.RoleAdmin;
import dev.access4j.admin.RoleDetails;
import dev.access4j.admin.Versioned;
import dev.access4j.audit.AuditSubject;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.Fault;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.ValidationException;
import dev.access4j.store.ListFilter;
import dev.access4j.store.NameKey;
import dev.access4j.store.PageRequest;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import java.util.List;
import java.util.Optional;

/** Administers roles. */
record Roles(GuardedStore store) implements RoleAdmin {

  @Override
  public ListPage<Versioned<EndUserRole>, NameKey> list(
      Actor actor, ListFilter filter, PageRequest<NameKey> page) {
    return store.read(
        actor,
        AdminOperation.ROLES_LIST,
        AuditSubject.organization(actor.organization()),
        view ->
            Things.page(
                view,
                view.rolesByName(filter, page),
                role -> AuditSubject.role(role.id()),
                NameKey::of,
                page.limit()));
  }

  @Override
  public Optional<Versioned<EndUserRole>> find(Actor actor, RoleId role) {
    return store.read(
        actor,
        AdminOperation.ROLES_FIND,
        AuditSubject.role(role),
        view ->
            role.equals(RoleId.ANONYMOUS)
                ? Optional.empty()
                : view.role(role).map(found -> versioned(view, found)));
  }

  @Override
  public Versioned<EndUserRole> create(Actor actor, RoleDetails details, RoleScope scope) {
    RoleId id = RoleId.random();
    return store.write(
        actor,
        AdminOperation.ROLES_CREATE,
        AuditSubject.role(id),
        writer -> {
          EndUserRole role = new Drafting(writer.view()).role(id, details, scope);
          writer.put(role);
          return versioned(writer.view(), role);
        });
  }

  @Override
  public Versioned<EndUserRole> edit(Actor actor, RoleId role, Revision seen, RoleDetails details) {
    return store.write(
        actor,
        AdminOperation.ROLES_EDIT,
        AuditSubject.role(role),
        writer -> {
          EndUserRole old = unchanged(writer.view(), role, seen);
          EndUserRole edited = new Drafting(writer.view()).role(role, details, old.scope());
          writer.put(edited);
          return versioned(writer.view(), edited);
        });
  }

  @Override
  public DeletionPreview previewDelete(Actor actor, RoleId role) {
    return store.read(
        actor,
        AdminOperation.ROLES_PREVIEW_DELETE,
        AuditSubject.role(role),
        view -> new Previews(view).ofRole(existing(view, role).id()));
  }

  @Override
  public Revision delete(Actor actor, RoleId role, Revision seen) {
    return store.change(
        actor,
        AdminOperation.ROLES_DELETE,
        AuditSubject.role(role),
        writer -> writer.deleteRole(unchanged(writer.view(), role, seen).id()));
  }

  private static EndUserRole unchanged(ReadView view, RoleId role, Revision seen) {
    EndUserRole found = existing(view, role);
    Things.requireUnchanged(view, AuditSubject.role(role), found, seen);
    return found;
  }

  private static EndUserRole existing(ReadView view, RoleId role) {
    if (role.equals(RoleId.ANONYMOUS)) {
      throw new ValidationException(
          List.of(new Fault("role", "DIR-6", "Anonymous can be neither edited nor deleted")));
    }
    return Things.existing(view.role(role), "role", "DIR-5", "role " + role);
  }

  private static Versioned<EndUserRole> versioned(ReadView view, EndUserRole role) {
    return Things.versioned(view, AuditSubject.role(role.id()), role);
  }
}
