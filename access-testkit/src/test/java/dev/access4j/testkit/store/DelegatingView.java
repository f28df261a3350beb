package dev.access4j.testkit.store;

import dev.access4j.audit.AuditQuery;
import dev.access4j.audit.AuditSubject;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.VersionId;
import dev.access4j.store.AccountTask;
import dev.access4j.store.AuditEntry;
import dev.access4j.store.Change;
import dev.access4j.store.GroupRecord;
import dev.access4j.store.ListFilter;
import dev.access4j.store.NameKey;
import dev.access4j.store.PageRequest;
import dev.access4j.store.PolicyRecord;
import dev.access4j.store.PrincipalQuery;
import dev.access4j.store.PrincipalRecord;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import dev.access4j.store.RoleUses;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers as another view does; what is to be wrong about it, a subclass overrides. */
class DelegatingView implements ReadView {

  final ReadView real;

  DelegatingView(ReadView real) {
    this.real = real;
  }

  @Override
  public OrganizationId organizationId() {
    return real.organizationId();
  }

  @Override
  public Revision revision() {
    return real.revision();
  }

  @Override
  public Optional<Organization> organization() {
    return real.organization();
  }

  @Override
  public Optional<List<Change>> changesAfter(Revision revision) {
    return real.changesAfter(revision);
  }

  @Override
  public Optional<PrincipalRecord> principal(EndUserId user) {
    return real.principal(user);
  }

  @Override
  public Map<GroupId, GroupRecord> groups(Set<GroupId> groups) {
    return real.groups(groups);
  }

  @Override
  public Map<SolutionRef, PolicyRecord> policies(Set<SolutionRef> refs) {
    return real.policies(refs);
  }

  @Override
  public Set<SolutionId> solutionsOpenOrListing(Set<RoleId> roles) {
    return real.solutionsOpenOrListing(roles);
  }

  @Override
  public List<PrincipalRecord> principals(PrincipalQuery query, PageRequest<EndUserId> page) {
    return real.principals(query, page);
  }

  @Override
  public Set<SolutionRef.Pinned> publishedVersions(Set<SolutionId> solutions, Set<RoleId> roles) {
    return real.publishedVersions(solutions, roles);
  }

  @Override
  public Map<EndUserId, EndUser> users(Set<EndUserId> users) {
    return real.users(users);
  }

  @Override
  public Set<EndUserId> membersAmong(GroupId group, Set<EndUserId> users) {
    return real.membersAmong(group, users);
  }

  @Override
  public Map<String, EndUser> usersNamed(Set<String> usernames) {
    return real.usersNamed(usernames);
  }

  @Override
  public Map<String, EndUser> usersWithEmails(Set<String> emails) {
    return real.usersWithEmails(emails);
  }

  @Override
  public Map<String, EndUser> usersWithSubs(Set<String> subs) {
    return real.usersWithSubs(subs);
  }

  @Override
  public Map<EndUserId, AccountTask> accountTasks(Set<EndUserId> users) {
    return real.accountTasks(users);
  }

  @Override
  public List<AccountTask> accountTasks(PageRequest<EndUserId> page) {
    return real.accountTasks(page);
  }

  @Override
  public Map<RoleId, EndUserRole> roles(Set<RoleId> roles) {
    return real.roles(roles);
  }

  @Override
  public Optional<EndUserRole> roleNamed(RoleScope scope, String name) {
    return real.roleNamed(scope, name);
  }

  @Override
  public boolean anySolutionHasRoleNamed(String name) {
    return real.anySolutionHasRoleNamed(name);
  }

  @Override
  public List<EndUserId> assigned(RoleId role, PageRequest<EndUserId> page) {
    return real.assigned(role, page);
  }

  @Override
  public RoleUses roleUses(RoleId role) {
    return real.roleUses(role);
  }

  @Override
  public Map<String, GroupRecord> groupsNamed(Set<String> names) {
    return real.groupsNamed(names);
  }

  @Override
  public List<EndUserRole> roles(PageRequest<RoleId> page) {
    return real.roles(page);
  }

  @Override
  public List<GroupRecord> groups(PageRequest<GroupId> page) {
    return real.groups(page);
  }

  @Override
  public List<EndUserId> members(GroupId group, PageRequest<EndUserId> page) {
    return real.members(group, page);
  }

  @Override
  public List<Solution> solutions(PageRequest<SolutionId> page) {
    return real.solutions(page);
  }

  @Override
  public List<SolutionVersion> versions(SolutionId solution, PageRequest<VersionId> page) {
    return real.versions(solution, page);
  }

  @Override
  public List<SolutionShare> shares(SolutionId solution, PageRequest<Grantee> page) {
    return real.shares(solution, page);
  }

  @Override
  public Map<AuditSubject, Revision> revisions(Set<AuditSubject> subjects) {
    return real.revisions(subjects);
  }

  @Override
  public List<EndUser> usersByName(ListFilter filter, PageRequest<NameKey> page) {
    return real.usersByName(filter, page);
  }

  @Override
  public List<EndUserRole> rolesByName(ListFilter filter, PageRequest<NameKey> page) {
    return real.rolesByName(filter, page);
  }

  @Override
  public List<EndUserGroup> groupsByName(ListFilter filter, PageRequest<NameKey> page) {
    return real.groupsByName(filter, page);
  }

  @Override
  public List<Solution> solutionsByName(ListFilter filter, PageRequest<NameKey> page) {
    return real.solutionsByName(filter, page);
  }

  @Override
  public List<AuditEntry> audit(AuditQuery query, PageRequest<Long> page) {
    return real.audit(query, page);
  }
}
