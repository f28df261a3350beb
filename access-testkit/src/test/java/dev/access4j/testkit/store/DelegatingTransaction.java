package dev.access4j.testkit.store;

import dev.access4j.audit.AuditEvent;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.VersionId;
import dev.access4j.store.AccountTask;
import dev.access4j.store.AuditEntry;
import dev.access4j.store.ReadView;
import dev.access4j.store.WriteTransaction;
import java.util.Set;

/**
 * Writes as another transaction does, and reads as a view of it does; what is to be wrong about the
 * writing, a subclass overrides.
 */
class DelegatingTransaction extends DelegatingView implements WriteTransaction {

  final WriteTransaction writes;

  DelegatingTransaction(ReadView reads, WriteTransaction writes) {
    super(reads);
    this.writes = writes;
  }

  @Override
  public void put(Organization organization) {
    writes.put(organization);
  }

  @Override
  public void put(EndUser user) {
    writes.put(user);
  }

  @Override
  public void delete(EndUserId user) {
    writes.delete(user);
  }

  @Override
  public void put(EndUserRole role) {
    writes.put(role);
  }

  @Override
  public void delete(RoleId role) {
    writes.delete(role);
  }

  @Override
  public void put(EndUserGroup group) {
    writes.put(group);
  }

  @Override
  public void delete(GroupId group) {
    writes.delete(group);
  }

  @Override
  public void addMembers(GroupId group, Set<EndUserId> users) {
    writes.addMembers(group, users);
  }

  @Override
  public void removeMember(GroupId group, EndUserId user) {
    writes.removeMember(group, user);
  }

  @Override
  public void assign(EndUserId user, RoleId role) {
    writes.assign(user, role);
  }

  @Override
  public void unassign(EndUserId user, RoleId role) {
    writes.unassign(user, role);
  }

  @Override
  public void put(Solution solution) {
    writes.put(solution);
  }

  @Override
  public void delete(SolutionId solution) {
    writes.delete(solution);
  }

  @Override
  public void put(SolutionVersion version) {
    writes.put(version);
  }

  @Override
  public void delete(SolutionId solution, VersionId version) {
    writes.delete(solution, version);
  }

  @Override
  public void put(SolutionShare share) {
    writes.put(share);
  }

  @Override
  public void deleteShare(SolutionId solution, Grantee grantee) {
    writes.deleteShare(solution, grantee);
  }

  @Override
  public void put(AccountTask task) {
    writes.put(task);
  }

  @Override
  public void deleteAccountTask(EndUserId user) {
    writes.deleteAccountTask(user);
  }

  @Override
  public AuditEntry append(AuditEvent event) {
    return writes.append(event);
  }
}
