package dev.access4j.internal.admin;

import dev.access4j.admin.DeletionPreview;
import dev.access4j.audit.AuditSubject;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.VersionId;
import dev.access4j.store.GroupRecord;
import dev.access4j.store.PageRequest;
import dev.access4j.store.PrincipalRecord;
import dev.access4j.store.ReadView;
import dev.access4j.store.RoleUses;
import java.util.LinkedHashSet;
import java.util.Set;

/** What deletions would do (DIR-10, DIR-11), read in pages. */
final class Previews {

  private static final int PAGE = 500;

  private final ReadView view;
  private final Set<AuditSubject> removed = new LinkedHashSet<>();
  private final Set<AuditSubject> changed = new LinkedHashSet<>();

  Previews(ReadView view) {
    this.view = view;
  }

  DeletionPreview ofUser(PrincipalRecord record) {
    EndUserId user = record.user().id();
    removed.add(AuditSubject.user(user));
    record.groups().forEach(group -> removed.add(AuditSubject.membership(group, user)));
    record.assignments().forEach(role -> removed.add(AuditSubject.assignment(user, role)));
    record.shares().forEach(share -> removed.add(AuditSubject.of(share)));
    return preview();
  }

  DeletionPreview ofGroup(GroupRecord record) {
    GroupId group = record.group().id();
    removed.add(AuditSubject.group(group));
    record.shares().forEach(share -> removed.add(AuditSubject.of(share)));
    PageRequest.<EndUserId, EndUserId>walk(
        PAGE,
        page -> view.members(group, page),
        member -> member,
        member -> removed.add(AuditSubject.membership(group, member)));
    return preview();
  }

  DeletionPreview ofRole(RoleId role) {
    RoleUses uses = view.roleUses(role);
    removed.add(AuditSubject.role(role));
    uses.groups().forEach(group -> changed.add(AuditSubject.group(group)));
    for (SolutionRef.Pinned ref : uses.versions()) {
      changed.add(AuditSubject.version(ref.solution(), ref.version()));
    }
    for (SolutionShare share : uses.shares()) {
      boolean last =
          share.roles() instanceof SharedRoles.Explicit explicit && explicit.roles().size() == 1;
      (last ? removed : changed).add(AuditSubject.of(share));
    }
    PageRequest.<EndUserId, EndUserId>walk(
        PAGE,
        page -> view.assigned(role, page),
        holder -> holder,
        holder -> removed.add(AuditSubject.assignment(holder, role)));
    return preview();
  }

  DeletionPreview ofSolution(SolutionId solution) {
    removed.add(AuditSubject.solution(solution));
    PageRequest.<Grantee, SolutionShare>walk(
        PAGE,
        page -> view.shares(solution, page),
        SolutionShare::grantee,
        share -> removed.add(AuditSubject.of(share)));
    PageRequest.<VersionId, SolutionVersion>walk(
        PAGE,
        page -> view.versions(solution, page),
        SolutionVersion::id,
        version -> removed.add(AuditSubject.of(version)));
    RoleScope own = new RoleScope.OfSolution(solution);
    PageRequest.<RoleId, EndUserRole>walk(
        PAGE,
        page -> view.roles(page),
        EndUserRole::id,
        role -> {
          if (role.scope().equals(own)) {
            removed.add(AuditSubject.role(role.id()));
          }
        });
    return preview();
  }

  private DeletionPreview preview() {
    return new DeletionPreview(view.revision(), removed, changed);
  }
}
