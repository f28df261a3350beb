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
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.VersionId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What goes with a deletion (DIR-10, DIR-11), written once for every store. */
final class Cascade {

  private static final int PAGE = 500;

  private final WriteTransaction tx;

  Cascade(WriteTransaction transaction) {
    this.tx = transaction;
  }

  boolean deleteUser(EndUserId user) {
    Optional<PrincipalRecord> found = tx.principal(user);
    found.ifPresent(
        record -> {
          record.groups().forEach(group -> tx.removeMember(group, user));
          record.assignments().forEach(role -> tx.unassign(user, role));
          record.shares().forEach(share -> tx.deleteShare(share.solution(), share.grantee()));
          tx.delete(user);
        });
    return found.isPresent();
  }

  boolean deleteGroup(GroupId group) {
    Optional<GroupRecord> found = tx.group(group);
    found.ifPresent(
        record -> {
          record.shares().forEach(share -> tx.deleteShare(share.solution(), share.grantee()));
          tx.delete(group);
        });
    return found.isPresent();
  }

  boolean deleteRole(RoleId role) {
    if (tx.role(role).isEmpty()) {
      return false;
    }
    RoleUses uses = tx.roleUses(role);
    tx.groups(uses.groups()).values().forEach(record -> tx.put(without(record.group(), role)));
    for (SolutionRef.Pinned ref : uses.versions()) {
      tx.version(ref.solution(), ref.version()).ifPresent(version -> tx.put(version.without(role)));
    }
    uses.shares().forEach(share -> removeFrom(share, role));
    tx.delete(role);
    return true;
  }

  private void removeFrom(SolutionShare share, RoleId role) {
    if (share.roles() instanceof SharedRoles.Explicit explicit) {
      Set<RoleId> rest = without(explicit.roles(), role);
      if (rest.isEmpty()) {
        tx.deleteShare(share.solution(), share.grantee());
      } else {
        SharedRoles roles = new SharedRoles.Explicit(rest);
        tx.put(new SolutionShare(share.solution(), share.grantee(), roles, share.validity()));
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
    Optional<Solution> found = tx.solution(solution);
    if (found.isEmpty()) {
      return false;
    }
    deleteShares(solution);
    deleteVersions(found.get());
    deleteOwnRoles(solution);
    tx.delete(solution);
    return true;
  }

  private void deleteShares(SolutionId solution) {
    PageRequest<Grantee> page = PageRequest.first(PAGE);
    List<SolutionShare> shares;
    do {
      shares = tx.shares(solution, page);
      for (SolutionShare share : shares) {
        tx.deleteShare(solution, share.grantee());
        page = PageRequest.after(share.grantee(), PAGE);
      }
    } while (shares.size() == PAGE);
  }

  // Each page begins after the last: what was deleted is not walked over again.
  private void deleteVersions(Solution solution) {
    // A version that is live cannot go, so that nothing is live first.
    tx.put(Solution.of(solution.id(), solution.name()).withGeneralAccess(solution.generalAccess()));
    PageRequest<VersionId> page = PageRequest.first(PAGE);
    List<SolutionVersion> versions;
    do {
      versions = tx.versions(solution.id(), page);
      for (SolutionVersion version : versions) {
        tx.delete(solution.id(), version.id());
        page = PageRequest.after(version.id(), PAGE);
      }
    } while (versions.size() == PAGE);
  }

  private void deleteOwnRoles(SolutionId solution) {
    RoleScope own = new RoleScope.OfSolution(solution);
    PageRequest<RoleId> page = PageRequest.first(PAGE);
    List<EndUserRole> roles;
    do {
      roles = tx.roles(page);
      for (EndUserRole role : roles) {
        if (role.scope().equals(own)) {
          tx.delete(role.id());
        }
        page = PageRequest.after(role.id(), PAGE);
      }
    } while (roles.size() == PAGE);
  }
}
