package dev.access4j.file;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.VersionId;
import dev.access4j.store.GroupRecord;
import dev.access4j.store.PageRequest;
import dev.access4j.store.PrincipalQuery;
import dev.access4j.store.PrincipalRecord;
import dev.access4j.store.ReadView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Makes a content from an organization, a page at a time: of names, or of the store's ids. */
final class Exporting {

  private static final int PAGE = 500;

  private final ReadView view;
  private final Progress progress;
  private final boolean byName;
  private final RoleIds names = new RoleIds(this::roleName);
  private final Map<RoleId, EndUserRole> roles = new HashMap<>();
  private final Map<GroupId, GroupId> groupNames = new HashMap<>();
  private final Map<GroupId, Set<EndUserId>> members = new HashMap<>();
  private final Map<EndUserId, EndUserId> usernames = new HashMap<>();

  private Exporting(ReadView view, Progress progress, boolean byName) {
    this.view = view;
    this.progress = progress;
    this.byName = byName;
  }

  /** What a document says of the organization: ids become names. */
  static Content byName(ReadView view, Progress progress) {
    Organization organization =
        view.organization()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "there is no organization '" + view.organizationId() + "'"));
    return new Exporting(view, progress, true).run(organization);
  }

  /** All that the store has of the organization, under the ids that it has it by. */
  static Content byId(ReadView view, Organization organization) {
    return new Exporting(view, Progress.NONE, false).run(organization);
  }

  private Content run(Organization organization) {
    page("roles", view::roles, EndUserRole::id, role -> roles.put(role.id(), role));
    List<EndUserGroup> groups = new ArrayList<>();
    Function<PageRequest<GroupId>, List<GroupRecord>> allGroups = view::groups;
    page("groups", allGroups, found -> found.group().id(), found -> add(found, groups));
    List<Content.User> users = new ArrayList<>();
    Function<PageRequest<EndUserId>, List<PrincipalRecord>> everyone =
        page -> view.principals(new PrincipalQuery.Everyone(), page);
    page("users", everyone, found -> found.user().id(), found -> add(found, users));
    List<Content.OneSolution> solutions = new ArrayList<>();
    page("solutions", view::solutions, Solution::id, found -> solutions.add(one(found)));
    List<Content.Group> withMembers =
        groups.stream()
            .map(group -> new Content.Group(group, members.getOrDefault(group.id(), Set.of())))
            .toList();
    return new Content(organization, named(RoleScope.ORGANIZATION), users, withMembers, solutions);
  }

  private <K, T> void page(
      String what, Function<PageRequest<K>, List<T>> query, Function<T, K> key, Consumer<T> each) {
    long done = 0;
    List<T> page = query.apply(PageRequest.first(PAGE));
    while (!page.isEmpty()) {
      page.forEach(each);
      done += page.size();
      boolean last = page.size() < PAGE;
      if (!what.isEmpty()) {
        progress.at(what, done, last ? done : 0);
      }
      page =
          last
              ? List.of()
              : query.apply(PageRequest.after(key.apply(page.get(page.size() - 1)), PAGE));
    }
  }

  private void add(GroupRecord found, List<EndUserGroup> groups) {
    EndUserGroup group = found.group();
    GroupId name = byName ? GroupId.of(group.name()) : group.id();
    groupNames.put(group.id(), name);
    groups.add(new EndUserGroup(name, group.name(), names.map(group.roles()), group.attributes()));
  }

  private void add(PrincipalRecord found, List<Content.User> users) {
    EndUser user = found.user();
    EndUserId name = byName ? EndUserId.of(user.username()) : user.id();
    usernames.put(user.id(), name);
    EndUser kept = byName ? named(name, user) : user;
    users.add(new Content.User(kept, names.map(found.assignments())));
    for (GroupId group : found.groups()) {
      GroupId groupName = groupNames.get(group);
      // A membership of a group that is not there counts for nothing.
      if (groupName != null) {
        members.computeIfAbsent(groupName, none -> new LinkedHashSet<>()).add(name);
      }
    }
  }

  private static EndUser named(EndUserId name, EndUser user) {
    return EndUser.builder(name, user.username(), user.email())
        .name(user.firstName(), user.lastName())
        .status(user.status())
        .attributes(user.attributes())
        .build();
  }

  private Content.OneSolution one(Solution solution) {
    SolutionId id = solution.id();
    List<SolutionVersion> versions = new ArrayList<>();
    Function<PageRequest<VersionId>, List<SolutionVersion>> allVersions =
        page -> view.versions(id, page);
    page("", allVersions, SolutionVersion::id, found -> versions.add(names.map(found)));
    List<SolutionShare> shares = new ArrayList<>();
    Function<PageRequest<Grantee>, List<SolutionShare>> allShares = page -> view.shares(id, page);
    page("", allShares, SolutionShare::grantee, found -> shares.add(named(found)));
    return new Content.OneSolution(solution, named(new RoleScope.OfSolution(id)), versions, shares);
  }

  private SolutionShare named(SolutionShare share) {
    share.validity().startsAt().ifPresent(Exporting::checkHeld);
    share.validity().expiresAt().ifPresent(Exporting::checkHeld);
    Grantee grantee =
        share.grantee() instanceof Grantee.User user
            ? new Grantee.User(known(usernames, user.id()))
            : new Grantee.Group(known(groupNames, ((Grantee.Group) share.grantee()).id()));
    return new SolutionShare(share.solution(), grantee, names.map(share.roles()), share.validity());
  }

  private static void checkHeld(Instant instant) {
    if (!Instants.isHeld(instant)) {
      throw new IllegalStateException(
          "a share has an instant that a document cannot hold: " + instant);
    }
  }

  private List<EndUserRole> named(RoleScope scope) {
    return roles.values().stream()
        .filter(role -> role.scope().equals(scope))
        .map(role -> new EndUserRole(roleName(role.id()), role.name(), role.description(), scope))
        .toList();
  }

  private RoleId roleName(RoleId id) {
    EndUserRole role = roles.get(id);
    if (role == null) {
      throw new IllegalStateException("the store names a role that it does not have: " + id);
    }
    return byName ? RoleId.of(role.name()) : id;
  }

  private static <K> K known(Map<K, K> names, K id) {
    K name = names.get(id);
    if (name == null) {
      throw new IllegalStateException("the store names something that it does not have: " + id);
    }
    return name;
  }
}
