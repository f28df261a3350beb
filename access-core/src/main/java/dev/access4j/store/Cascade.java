package dev.access4j.store;

import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.VersionId;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** What goes with a deletion (DIR-10, DIR-11), written once for every store. */
final class Cascade {

  private static final int PAGE = 500;

  private final ReadView view;
  private final Writes writes;

  Cascade(ReadView view, Writes writes) {
    this.view = view;
    this.writes = writes;
  }

  boolean deleteUser(EndUserId user) {
    Optional<PrincipalRecord> found = view.principal(user);
    found.ifPresent(
        record -> {
          record.groups().forEach(group -> writes.removeMember(group, user));
          record.assignments().forEach(role -> writes.unassign(user, role));
          record.shares().forEach(writes::delete);
          writes.delete(record.user());
        });
    return found.isPresent();
  }

  boolean deleteGroup(GroupId group) {
    Optional<GroupRecord> found = view.group(group);
    found.ifPresent(
        record -> {
          record.shares().forEach(writes::delete);
          writes.delete(record.group());
        });
    return found.isPresent();
  }

  boolean deleteRole(RoleId role) {
    Optional<EndUserRole> found = view.role(role);
    if (found.isEmpty()) {
      return false;
    }
    RoleUses uses = view.roleUses(role);
    for (GroupRecord record : view.groups(uses.groups()).values()) {
      writes.put(record.group(), without(record.group(), role));
    }
    for (PolicyRecord policy : view.policies(Set.copyOf(uses.versions())).values()) {
      policy.version().ifPresent(version -> writes.put(version, version.without(role)));
    }
    uses.shares().forEach(share -> removeFrom(share, role));
    writes.delete(found.get());
    return true;
  }

  private void removeFrom(SolutionShare share, RoleId role) {
    if (share.roles() instanceof SharedRoles.Explicit explicit) {
      Set<RoleId> rest = without(explicit.roles(), role);
      if (rest.isEmpty()) {
        writes.delete(share);
      } else {
        SharedRoles roles = new SharedRoles.Explicit(rest);
        writes.put(
            share, new SolutionShare(share.solution(), share.grantee(), roles, share.validity()));
      }
    }
  }

  private static EndUserGroup without(EndUserGroup group, RoleId role) {
    return new EndUserGroup(
        group.id(), group.name(), without(group.roles(), role), group.attributes());
  }

  private static Set<RoleId> without(Set<RoleId> roles, RoleId role) {
    Set<RoleId> rest = new LinkedHashSet<>(roles);
    rest.remove(role);
    return rest;
  }

  boolean deleteSolution(SolutionId solution) {
    Optional<Solution> found = view.solution(solution);
    if (found.isEmpty()) {
      return false;
    }
    deleteShares(solution);
    // A version that is live cannot go, so that nothing is live first.
    Solution resting = found.get().withoutLive();
    if (!resting.equals(found.get())) {
      writes.put(found.get(), resting);
    }
    deleteVersions(solution);
    deleteOwnRoles(solution);
    writes.delete(resting);
    return true;
  }

  private void deleteShares(SolutionId solution) {
    PageRequest.<Grantee, SolutionShare>walk(
        PAGE, page -> view.shares(solution, page), SolutionShare::grantee, writes::delete);
  }

  private void deleteVersions(SolutionId solution) {
    PageRequest.<VersionId, SolutionVersion>walk(
        PAGE, page -> view.versions(solution, page), SolutionVersion::id, writes::delete);
  }

  private void deleteOwnRoles(SolutionId solution) {
    RoleScope own = new RoleScope.OfSolution(solution);
    PageRequest.<RoleId, EndUserRole>walk(
        PAGE,
        page -> view.roles(page),
        EndUserRole::id,
        role -> {
          if (role.scope().equals(own)) {
            writes.delete(role);
          }
        });
  }
}
