package dev.access4j.memory;

import static dev.access4j.memory.Ranges.limited;
import static dev.access4j.memory.Ranges.mapped;
import static dev.access4j.memory.Ranges.page;
import static dev.access4j.memory.Ranges.range;
import static dev.access4j.memory.Ranges.seconds;

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
import dev.access4j.directory.Text;
import dev.access4j.directory.UserStatus;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads one state of an organization. */
class MemoryView implements ReadView {

  final OrganizationId id;
  private final Tables tables;
  private boolean ended;

  MemoryView(OrganizationId id, Tables tables) {
    this.id = id;
    this.tables = tables;
  }

  /** What this reads and writes, as long as the call that it was made for lasts. */
  final Tables tables() {
    requireOpen();
    return tables;
  }

  final void requireOpen() {
    if (ended) {
      throw new IllegalStateException("the call that this view of " + id + " was for has ended");
    }
  }

  void end() {
    ended = true;
  }

  @Override
  public OrganizationId organizationId() {
    return id;
  }

  @Override
  public Revision revision() {
    return tables().revision;
  }

  @Override
  public Optional<Organization> organization() {
    return Optional.ofNullable(tables().organization);
  }

  @Override
  public Optional<List<Change>> changesAfter(Revision revision) {
    List<Change> found = new ArrayList<>();
    for (PersistentMap.Entry<Revision, Change> each : tables().changes.above(revision)) {
      found.add(each.value());
    }
    long missed = Math.max(0, latestChange().value() - revision.value());
    return found.size() == missed ? Optional.of(found) : Optional.empty();
  }

  /** The revision of the last change that is there. */
  Revision latestChange() {
    return tables().revision;
  }

  @Override
  public Optional<PrincipalRecord> principal(EndUserId user) {
    return Optional.ofNullable(tables().users.get(user)).map(this::principalOf);
  }

  private PrincipalRecord principalOf(EndUser user) {
    return new PrincipalRecord(
        user,
        new LinkedHashSet<>(seconds(tables().memberships, user.id())),
        new LinkedHashSet<>(seconds(tables().assignments, user.id())),
        sharesOf(new Grantee.User(user.id())));
  }

  @Override
  public Map<GroupId, GroupRecord> groups(Set<GroupId> groups) {
    Map<GroupId, GroupRecord> found = new HashMap<>();
    Ranges.those(tables().groups, groups).forEach((id, group) -> found.put(id, groupOf(group)));
    return found;
  }

  private GroupRecord groupOf(EndUserGroup group) {
    return new GroupRecord(group, sharesOf(new Grantee.Group(group.id())));
  }

  private List<SolutionShare> sharesOf(Grantee grantee) {
    List<SolutionShare> found = new ArrayList<>();
    for (var each : range(tables().sharesByGrantee, grantee, null)) {
      found.add(each.value());
    }
    return found;
  }

  @Override
  public Map<SolutionRef, PolicyRecord> policies(Set<SolutionRef> refs) {
    Map<SolutionRef, PolicyRecord> found = new HashMap<>();
    for (SolutionRef ref : refs) {
      Solution solution = tables().solutions.get(ref.solution());
      if (solution != null) {
        found.put(ref, policyOf(solution, ref));
      }
    }
    return found;
  }

  private PolicyRecord policyOf(Solution solution, SolutionRef ref) {
    VersionId asked =
        ref instanceof SolutionRef.Pinned pinned ? pinned.version() : solution.live().orElse(null);
    SolutionVersion version =
        asked == null ? null : tables().versions.get(new Pair<>(solution.id(), asked));
    return version == null
        ? PolicyRecord.withoutVersion(solution)
        : PolicyRecord.of(solution, version, rolesOf(version));
  }

  @Override
  public Optional<Solution> solution(SolutionId solution) {
    return Optional.ofNullable(tables().solutions.get(solution));
  }

  private List<EndUserRole> rolesOf(SolutionVersion version) {
    return version.roles().stream().flatMap(role -> role(role).stream()).toList();
  }

  @Override
  public Set<SolutionId> solutionsOpenOrListing(Set<RoleId> roles) {
    return new Listings(tables()).solutions(roles);
  }

  @Override
  public Set<SolutionRef.Pinned> publishedVersions(Set<SolutionId> solutions, Set<RoleId> roles) {
    return new Listings(tables()).published(solutions, roles);
  }

  private Candidates candidates() {
    return new Candidates(tables());
  }

  @Override
  public List<PrincipalRecord> principals(PrincipalQuery query, PageRequest<EndUserId> page) {
    EndUserId after = page.after().orElse(null);
    Predicate<EndUser> wanted =
        query instanceof PrincipalQuery.Everyone
            ? user -> true
            : user -> user.status() == UserStatus.ACTIVE;
    List<PrincipalRecord> found = new ArrayList<>();
    for (Iterator<EndUserId> ids = candidates().of(query, after); ids.hasNext(); ) {
      EndUser user = tables().users.get(ids.next());
      if (user != null && wanted.test(user)) {
        found.add(principalOf(user));
        if (found.size() == page.limit()) {
          break;
        }
      }
    }
    return found;
  }

  @Override
  public Map<EndUserId, EndUser> users(Set<EndUserId> users) {
    return Ranges.those(tables().users, users);
  }

  @Override
  public Map<String, EndUser> usersNamed(Set<String> usernames) {
    return usersBy(tables().usersByName, usernames);
  }

  @Override
  public Map<String, EndUser> usersWithEmails(Set<String> emails) {
    return usersBy(tables().usersByEmail, emails);
  }

  private Map<String, EndUser> usersBy(PersistentMap<String, EndUserId> index, Set<String> names) {
    Map<String, EndUser> found = new HashMap<>();
    for (String name : names) {
      userOf(index.get(Text.caseKey(name))).ifPresent(user -> found.put(name, user));
    }
    return found;
  }

  @Override
  public Map<String, EndUser> usersWithSubs(Set<String> subs) {
    Map<String, EndUser> found = new HashMap<>();
    for (String sub : subs) {
      userOf(tables().usersBySub.get(sub)).ifPresent(user -> found.put(sub, user));
    }
    return found;
  }

  @Override
  public Map<EndUserId, AccountTask> accountTasks(Set<EndUserId> users) {
    return Ranges.those(tables().accountTasks, users);
  }

  @Override
  public List<AccountTask> accountTasks(PageRequest<EndUserId> page) {
    return page(tables().accountTasks, page, PersistentMap.Entry::value);
  }

  private Optional<EndUser> userOf(@Nullable EndUserId found) {
    return found == null ? Optional.empty() : user(found);
  }

  @Override
  public Map<RoleId, EndUserRole> roles(Set<RoleId> roles) {
    Map<RoleId, EndUserRole> found = Ranges.those(tables().roles, roles);
    if (roles.contains(RoleId.ANONYMOUS)) {
      found.put(RoleId.ANONYMOUS, EndUserRole.ANONYMOUS);
    }
    return found;
  }

  @Override
  public Optional<EndUserRole> roleNamed(RoleScope scope, String name) {
    RoleId found = tables().rolesByName.get(new Pair<>(Text.caseKey(name), scopeKey(scope)));
    return found == null ? Optional.empty() : role(found);
  }

  static String scopeKey(RoleScope scope) {
    return scope instanceof RoleScope.OfSolution own ? own.solution().value() : "";
  }

  @Override
  public boolean anySolutionHasRoleNamed(String name) {
    String key = Text.caseKey(name);
    return range(tables().rolesByName, key, "").iterator().hasNext();
  }

  @Override
  public RoleUses roleUses(RoleId role) {
    return candidates().uses(role);
  }

  @Override
  public List<EndUserId> assigned(RoleId role, PageRequest<EndUserId> page) {
    return limited(candidates().assigned(role, page.after().orElse(null)), page.limit());
  }

  @Override
  public Map<String, GroupRecord> groupsNamed(Set<String> names) {
    Map<String, GroupRecord> found = new HashMap<>();
    for (String name : names) {
      GroupId id = tables().groupsByName.get(Text.caseKey(name));
      EndUserGroup group = id == null ? null : tables().groups.get(id);
      if (group != null) {
        found.put(name, groupOf(group));
      }
    }
    return found;
  }

  @Override
  public Set<EndUserId> membersAmong(GroupId group, Set<EndUserId> users) {
    Set<EndUserId> found = new HashSet<>(users);
    found.removeIf(user -> !tables().members.containsKey(new Pair<>(group, user)));
    return found;
  }

  @Override
  public List<EndUserRole> roles(PageRequest<RoleId> page) {
    return page(tables().roles, page, PersistentMap.Entry::value);
  }

  @Override
  public List<GroupRecord> groups(PageRequest<GroupId> page) {
    return page(tables().groups, page, each -> groupOf(each.value()));
  }

  @Override
  public List<EndUserId> members(GroupId group, PageRequest<EndUserId> page) {
    return limited(candidates().members(group, page.after().orElse(null)), page.limit());
  }

  @Override
  public List<Solution> solutions(PageRequest<SolutionId> page) {
    return page(tables().solutions, page, PersistentMap.Entry::value);
  }

  @Override
  public List<SolutionVersion> versions(SolutionId solution, PageRequest<VersionId> page) {
    return limited(
        mapped(
            range(tables().versions, solution, page.after().orElse(null)),
            PersistentMap.Entry::value),
        page.limit());
  }

  @Override
  public List<SolutionShare> shares(SolutionId solution, PageRequest<Grantee> page) {
    return limited(
        mapped(
            range(tables().sharesBySolution, solution, page.after().orElse(null)),
            PersistentMap.Entry::value),
        page.limit());
  }

  @Override
  public Map<AuditSubject, Revision> revisions(Set<AuditSubject> subjects) {
    return Ranges.those(tables().putAt, subjects);
  }

  @Override
  public List<EndUser> usersByName(ListFilter filter, PageRequest<NameKey> page) {
    return new NamedLists(tables()).users(filter, page);
  }

  @Override
  public List<EndUserRole> rolesByName(ListFilter filter, PageRequest<NameKey> page) {
    return new NamedLists(tables()).roles(filter, page);
  }

  @Override
  public List<EndUserGroup> groupsByName(ListFilter filter, PageRequest<NameKey> page) {
    return new NamedLists(tables()).groups(filter, page);
  }

  @Override
  public List<Solution> solutionsByName(ListFilter filter, PageRequest<NameKey> page) {
    return new NamedLists(tables()).solutions(filter, page);
  }

  @Override
  public List<AuditEntry> audit(AuditQuery query, PageRequest<Long> page) {
    return new Auditing(tables()).page(query, page);
  }
}
