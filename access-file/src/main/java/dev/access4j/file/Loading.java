package dev.access4j.file;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.store.AccessWriter;
import java.util.HashMap;
import java.util.Map;

/** Builds an organization from a content in one transaction. Names get new ids. */
final class Loading {

  private final Content content;
  private final AccessWriter writer;
  private final Progress progress;
  private final Map<RoleId, RoleId> roles = new HashMap<>();
  private final Map<EndUserId, EndUserId> users = new HashMap<>();
  private final Map<GroupId, GroupId> groups = new HashMap<>();
  private final RoleIds organizationRoles = new RoleIds(role -> known(roles, role));

  Loading(Content content, AccessWriter writer, Progress progress) {
    this.content = content;
    this.writer = writer;
    this.progress = progress;
  }

  void run() {
    if (writer.view().organization().isPresent()) {
      throw new IllegalStateException(
          "the organization '" + content.organization().id() + "' exists already");
    }
    writer.put(content.organization());
    content.roles().forEach(role -> put(role, roles));
    int done = 0;
    for (Content.User user : content.users()) {
      put(user);
      progress.at("users", ++done, content.users().size());
    }
    done = 0;
    for (Content.Group group : content.groups()) {
      put(group);
      progress.at("groups", ++done, content.groups().size());
    }
    done = 0;
    for (Content.OneSolution solution : content.solutions()) {
      put(solution);
      progress.at("solutions", ++done, content.solutions().size());
    }
  }

  private void put(EndUserRole role, Map<RoleId, RoleId> ids) {
    RoleId id = RoleId.random();
    ids.put(role.id(), id);
    writer.put(new EndUserRole(id, role.name(), role.description(), role.scope()));
  }

  private void put(Content.User entry) {
    EndUser user = entry.user();
    EndUserId id = EndUserId.random();
    users.put(user.id(), id);
    writer.put(
        EndUser.builder(id, user.username(), user.email())
            .name(user.firstName(), user.lastName())
            .status(user.status())
            .attributes(user.attributes())
            .build());
    organizationRoles.map(entry.assignments()).forEach(role -> writer.restoreAssignment(id, role));
  }

  private void put(Content.Group entry) {
    EndUserGroup group = entry.group();
    GroupId id = GroupId.random();
    groups.put(group.id(), id);
    writer.put(
        new EndUserGroup(
            id, group.name(), organizationRoles.map(group.roles()), group.attributes()));
    writer.addMembers(id, entry.members().stream().map(member -> known(users, member)).toList());
  }

  private void put(Content.OneSolution entry) {
    Solution solution = entry.solution();
    writer.put(Solution.of(solution.id(), solution.name()));
    Map<RoleId, RoleId> own = new HashMap<>();
    entry.roles().forEach(role -> put(role, own));
    RoleIds mapping =
        new RoleIds(role -> own.containsKey(role) ? known(own, role) : known(roles, role));
    for (SolutionVersion version : entry.versions()) {
      writer.put(mapping.map(version));
    }
    // A solution can be open, and a version live, only once the versions are there.
    writer.put(solution);
    for (SolutionShare share : entry.shares()) {
      writer.share(
          new SolutionShare(
              share.solution(),
              grantee(share.grantee()),
              mapping.map(share.roles()),
              share.validity()));
    }
  }

  private Grantee grantee(Grantee named) {
    return named instanceof Grantee.User user
        ? new Grantee.User(known(users, user.id()))
        : new Grantee.Group(known(groups, ((Grantee.Group) named).id()));
  }

  private static <K> K known(Map<K, K> ids, K name) {
    K id = ids.get(name);
    if (id == null) {
      throw new IllegalStateException("a valid document names nothing that is not there: " + name);
    }
    return id;
  }
}
