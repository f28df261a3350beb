package dev.access4j.testkit.reference;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.store.GroupRecord;
import dev.access4j.store.PageRequest;
import dev.access4j.store.PrincipalQuery;
import dev.access4j.store.PrincipalRecord;
import dev.access4j.store.ReadView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads a view to its end. Memberships and shares are read from the group's and the solution's
 * side, which the evaluator does not do: so a store whose two sides differ is found as well.
 */
final class ModelReader {

  private static final int PAGE = 100;

  private final ReadView view;

  ModelReader(ReadView view) {
    this.view = view;
  }

  ReferenceModel read() {
    Map<EndUserId, EndUser> users = new LinkedHashMap<>();
    Map<EndUserId, Set<RoleId>> assignments = new LinkedHashMap<>();
    for (PrincipalRecord principal : principals()) {
      users.put(principal.user().id(), principal.user());
      if (!principal.assignments().isEmpty()) {
        assignments.put(principal.user().id(), principal.assignments());
      }
    }
    Map<GroupId, EndUserGroup> groups = new LinkedHashMap<>();
    Map<GroupId, Set<EndUserId>> members = new LinkedHashMap<>();
    for (EndUserGroup group : groups()) {
      groups.put(group.id(), group);
      members.put(group.id(), new LinkedHashSet<>(members(group.id())));
    }
    Map<RoleId, EndUserRole> roles = new LinkedHashMap<>();
    roles.put(RoleId.ANONYMOUS, EndUserRole.ANONYMOUS);
    all(EndUserRole::id, view::roles).forEach(role -> roles.put(role.id(), role));
    Map<SolutionId, Solution> solutions = new LinkedHashMap<>();
    Map<SolutionId, List<SolutionVersion>> versions = new LinkedHashMap<>();
    Map<SolutionId, List<SolutionShare>> shares = new LinkedHashMap<>();
    for (Solution solution : all(Solution::id, view::solutions)) {
      solutions.put(solution.id(), solution);
      versions.put(solution.id(), versions(solution.id()));
      shares.put(solution.id(), shares(solution.id()));
    }
    return new ReferenceModel(
        view.organizationId(),
        view.revision(),
        view.organization().stream().toList(),
        users,
        groups,
        roles,
        members,
        assignments,
        solutions,
        versions,
        shares);
  }

  private List<PrincipalRecord> principals() {
    return all(
        (PrincipalRecord found) -> found.user().id(),
        page -> view.principals(new PrincipalQuery.Everyone(), page));
  }

  private List<EndUserGroup> groups() {
    return all((GroupRecord found) -> found.group().id(), view::groups).stream()
        .map(GroupRecord::group)
        .toList();
  }

  private List<EndUserId> members(GroupId group) {
    return all((EndUserId member) -> member, page -> view.members(group, page));
  }

  private List<SolutionVersion> versions(SolutionId solution) {
    return all(SolutionVersion::id, page -> view.versions(solution, page));
  }

  private List<SolutionShare> shares(SolutionId solution) {
    return all(SolutionShare::grantee, page -> view.shares(solution, page));
  }

  private static <T, K> List<T> all(
      Function<T, K> key, Function<PageRequest<K>, List<T>> nextPage) {
    List<T> rows = new ArrayList<>();
    PageRequest.walk(PAGE, nextPage, key, rows::add);
    return rows;
  }
}
