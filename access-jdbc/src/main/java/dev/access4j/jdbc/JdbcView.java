package dev.access4j.jdbc;

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

/** One organization as its session sees it. */
class JdbcView implements ReadView {

  private final Session session;

  JdbcView(Session session) {
    this.session = session;
  }

  private Session open() {
    session.requireOpen();
    return session;
  }

  @Override
  public OrganizationId organizationId() {
    return open().organization;
  }

  @Override
  public Revision revision() {
    return open().head().revision();
  }

  @Override
  public Optional<Organization> organization() {
    return new DirectoryReads(open()).organization();
  }

  @Override
  public Optional<List<Change>> changesAfter(Revision revision) {
    return new RevisionReads(open()).changes(revision, session.lastChange());
  }

  @Override
  public Optional<PrincipalRecord> principal(EndUserId user) {
    return new PrincipalReads(open()).one(user).stream().findFirst();
  }

  @Override
  public Map<GroupId, GroupRecord> groups(Set<GroupId> groups) {
    return new GroupReads(open()).some(groups);
  }

  @Override
  public Map<SolutionRef, PolicyRecord> policies(Set<SolutionRef> refs) {
    return new SolutionReads(open()).policies(refs);
  }

  @Override
  public Set<SolutionId> solutionsOpenOrListing(Set<RoleId> roles) {
    return new SolutionReads(open()).openOrListing(roles);
  }

  @Override
  public Set<SolutionRef.Pinned> publishedVersions(Set<SolutionId> solutions, Set<RoleId> roles) {
    return new SolutionReads(open()).published(solutions, roles);
  }

  @Override
  public List<PrincipalRecord> principals(PrincipalQuery query, PageRequest<EndUserId> page) {
    return new PrincipalReads(open()).page(query, page);
  }

  @Override
  public Map<EndUserId, EndUser> users(Set<EndUserId> users) {
    return new DirectoryReads(open()).users(users);
  }

  @Override
  public Map<String, EndUser> usersNamed(Set<String> usernames) {
    return new DirectoryReads(open()).usersNamed(usernames);
  }

  @Override
  public Map<String, EndUser> usersWithEmails(Set<String> emails) {
    return new DirectoryReads(open()).usersWithEmails(emails);
  }

  @Override
  public Map<String, EndUser> usersWithSubs(Set<String> subs) {
    return new DirectoryReads(open()).usersWithSubs(subs);
  }

  @Override
  public Map<EndUserId, AccountTask> accountTasks(Set<EndUserId> users) {
    return new AccountTaskReads(open()).of(users);
  }

  @Override
  public List<AccountTask> accountTasks(PageRequest<EndUserId> page) {
    return new AccountTaskReads(open()).page(page);
  }

  @Override
  public Map<RoleId, EndUserRole> roles(Set<RoleId> roles) {
    return new DirectoryReads(open()).roles(roles);
  }

  @Override
  public Optional<EndUserRole> roleNamed(RoleScope scope, String name) {
    return new DirectoryReads(open()).roleNamed(scope, name);
  }

  @Override
  public boolean anySolutionHasRoleNamed(String name) {
    return new DirectoryReads(open()).anySolutionHasRoleNamed(name);
  }

  @Override
  public RoleUses roleUses(RoleId role) {
    return new SolutionReads(open()).uses(role);
  }

  @Override
  public List<EndUserId> assigned(RoleId role, PageRequest<EndUserId> page) {
    return new DirectoryReads(open()).assigned(role, page);
  }

  @Override
  public Map<String, GroupRecord> groupsNamed(Set<String> names) {
    return new GroupReads(open()).named(names);
  }

  @Override
  public Set<EndUserId> membersAmong(GroupId group, Set<EndUserId> users) {
    return new DirectoryReads(open()).membersAmong(group, users);
  }

  @Override
  public List<EndUserRole> roles(PageRequest<RoleId> page) {
    return new DirectoryReads(open()).roles(page);
  }

  @Override
  public List<GroupRecord> groups(PageRequest<GroupId> page) {
    return new GroupReads(open()).page(page);
  }

  @Override
  public List<EndUserId> members(GroupId group, PageRequest<EndUserId> page) {
    return new DirectoryReads(open()).members(group, page);
  }

  @Override
  public List<Solution> solutions(PageRequest<SolutionId> page) {
    return new SolutionReads(open()).page(page);
  }

  @Override
  public List<SolutionVersion> versions(SolutionId solution, PageRequest<VersionId> page) {
    return new SolutionReads(open()).versions(solution, page);
  }

  @Override
  public List<SolutionShare> shares(SolutionId solution, PageRequest<Grantee> page) {
    return new SolutionReads(open()).shares(solution, page);
  }

  @Override
  public Map<AuditSubject, Revision> revisions(Set<AuditSubject> subjects) {
    return new RevisionReads(open()).of(subjects);
  }

  @Override
  public List<EndUser> usersByName(ListFilter filter, PageRequest<NameKey> page) {
    return new NamedReads(open()).users(filter, page);
  }

  @Override
  public List<EndUserRole> rolesByName(ListFilter filter, PageRequest<NameKey> page) {
    return new NamedReads(open()).roles(filter, page);
  }

  @Override
  public List<EndUserGroup> groupsByName(ListFilter filter, PageRequest<NameKey> page) {
    return new NamedReads(open()).groups(filter, page);
  }

  @Override
  public List<Solution> solutionsByName(ListFilter filter, PageRequest<NameKey> page) {
    return new NamedReads(open()).solutions(filter, page);
  }

  @Override
  public List<AuditEntry> audit(AuditQuery query, PageRequest<Long> page) {
    return new AuditReads(open()).page(query, page);
  }
}
