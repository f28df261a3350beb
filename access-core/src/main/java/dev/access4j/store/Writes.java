package dev.access4j.store;

import dev.access4j.audit.AuditEvent;
import dev.access4j.audit.AuditOrigin;
import dev.access4j.audit.AuditState;
import dev.access4j.audit.AuditSubject;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.RoleId;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The writes of one transaction, each with its audit event if there is somebody to name (AD-5). */
final class Writes {

  private final WriteTransaction tx;
  private final @Nullable AuditOrigin origin;
  private final List<AuditEntry> recorded = new ArrayList<>();

  Writes(WriteTransaction transaction, @Nullable AuditOrigin origin) {
    this.tx = transaction;
    this.origin = origin;
  }

  List<AuditEntry> recorded() {
    return List.copyOf(recorded);
  }

  void put(@Nullable Organization old, Organization organization) {
    tx.put(organization);
    record(AuditSubject.organization(organization.id()), old, organization);
  }

  void put(@Nullable EndUser old, EndUser user) {
    tx.put(user);
    record(AuditSubject.user(user.id()), old, user);
  }

  void note(EndUser user) {
    record(AuditSubject.user(user.id()), user, user);
  }

  void delete(EndUser user) {
    tx.delete(user.id());
    record(AuditSubject.user(user.id()), user, null);
  }

  void put(@Nullable EndUserRole old, EndUserRole role) {
    tx.put(role);
    record(AuditSubject.role(role.id()), old, role);
  }

  void delete(EndUserRole role) {
    tx.delete(role.id());
    record(AuditSubject.role(role.id()), role, null);
  }

  void put(@Nullable EndUserGroup old, EndUserGroup group) {
    tx.put(group);
    record(AuditSubject.group(group.id()), old, group);
  }

  void delete(EndUserGroup group) {
    tx.delete(group.id());
    record(AuditSubject.group(group.id()), group, null);
  }

  void addMembers(GroupId group, Set<EndUserId> users) {
    tx.addMembers(group, users);
    users.forEach(user -> record(AuditSubject.membership(group, user), null, user));
  }

  void removeMember(GroupId group, EndUserId user) {
    tx.removeMember(group, user);
    record(AuditSubject.membership(group, user), user, null);
  }

  void assign(EndUserId user, RoleId role) {
    tx.assign(user, role);
    record(AuditSubject.assignment(user, role), null, role);
  }

  void unassign(EndUserId user, RoleId role) {
    tx.unassign(user, role);
    record(AuditSubject.assignment(user, role), role, null);
  }

  void put(@Nullable Solution old, Solution solution) {
    tx.put(solution);
    record(AuditSubject.solution(solution.id()), old, solution);
  }

  void delete(Solution solution) {
    tx.delete(solution.id());
    record(AuditSubject.solution(solution.id()), solution, null);
  }

  void put(@Nullable SolutionVersion old, SolutionVersion version) {
    tx.put(version);
    record(AuditSubject.of(version), old, version);
  }

  void delete(SolutionVersion version) {
    tx.delete(version.solution(), version.id());
    record(AuditSubject.of(version), version, null);
  }

  void put(@Nullable SolutionShare old, SolutionShare share) {
    tx.put(share);
    record(AuditSubject.of(share), old, share);
  }

  void delete(SolutionShare share) {
    tx.deleteShare(share.solution(), share.grantee());
    record(AuditSubject.of(share), share, null);
  }

  /** No event: what was asked for has its own, and what becomes of it is the provider's. */
  void put(AccountTask task) {
    tx.put(task);
  }

  void deleteAccountTask(EndUserId user) {
    tx.deleteAccountTask(user);
  }

  private void record(AuditSubject subject, @Nullable Object before, @Nullable Object after) {
    if (origin != null) {
      AuditState was = AuditStates.of(before);
      AuditState is = AuditStates.of(after);
      recorded.add(tx.append(AuditEvent.done(tx.organizationId(), origin, subject, was, is)));
    }
  }
}
