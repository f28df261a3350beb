package dev.access4j.file;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.Organization;
import dev.access4j.directory.RoleId;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What a document says, in values of the model whose ids are their names: a user's id is its
 * username, a role's and a group's its name. So the model checks it, and equal contents say the
 * same. Lists are sorted by name or id; what has an order of its own keeps it.
 */
record Content(
    Organization organization,
    List<EndUserRole> roles,
    List<User> users,
    List<Group> groups,
    List<OneSolution> solutions) {

  Content {
    roles = sorted(roles, Comparator.comparing(EndUserRole::name));
    users = sorted(users, Comparator.comparing(user -> user.user().username()));
    groups = sorted(groups, Comparator.comparing(group -> group.group().name()));
    solutions = sorted(solutions, Comparator.comparing(one -> one.solution().id()));
  }

  record User(EndUser user, Set<RoleId> assignments) {}

  record Group(EndUserGroup group, Set<EndUserId> members) {}

  record OneSolution(
      Solution solution,
      List<EndUserRole> roles,
      List<SolutionVersion> versions,
      List<SolutionShare> shares) {

    OneSolution {
      roles = sorted(roles, Comparator.comparing(EndUserRole::name));
      versions = sorted(versions, Comparator.comparing(SolutionVersion::id));
      shares = sorted(shares, Comparator.comparing(SolutionShare::grantee));
    }
  }

  private static <T> List<T> sorted(List<T> list, Comparator<? super T> order) {
    return list.stream().sorted(order).toList();
  }
}
