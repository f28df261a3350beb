package dev.access4j.testkit;

import dev.access4j.directory.AssignmentModel;
import dev.access4j.directory.Attributes;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.SolutionId;
import dev.access4j.directory.UserStatus;
import dev.access4j.solution.GeneralAccess;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.Validity;
import dev.access4j.store.AccessWriter;
import dev.access4j.store.GroupRecord;
import dev.access4j.store.PolicyRecord;
import dev.access4j.store.PrincipalRecord;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes what a fixture is told, by names. */
final class FixtureWriter {

  private final AccessWriter writer;

  FixtureWriter(AccessWriter writer) {
    this.writer = writer;
  }

  void roles(String... names) {
    for (String name : names) {
      writer.put(EndUserRole.of(RoleId.of(name), name));
    }
  }

  void ownRole(SolutionId solution, String name) {
    if (solution(solution).isEmpty()) {
      writer.put(Solution.of(solution, solution.value()));
    }
    writer.put(
        new EndUserRole(ownId(solution, name), name, "", new RoleScope.OfSolution(solution)));
  }

  private static RoleId ownId(SolutionId solution, String name) {
    return RoleId.of(solution + ":" + name);
  }

  void group(String name, String... roles) {
    Attributes attributes =
        findGroup(name).map(found -> found.group().attributes()).orElse(Attributes.NONE);
    Set<RoleId> carried = new LinkedHashSet<>();
    for (String role : roles) {
      carried.add(role(role));
    }
    writer.put(new EndUserGroup(GroupId.of(name), name, carried, attributes));
  }

  void user(String name, String... groups) {
    if (findUser(name).isEmpty()) {
      writer.put(newUser(name).build());
    }
    for (String group : groups) {
      if (findGroup(group).isEmpty()) {
        group(group);
      }
      writer.addMember(GroupId.of(group), EndUserId.of(name));
    }
  }

  void user(String name, UserStatus status) {
    EndUser.Builder user =
        findUser(name).map(found -> found.user().toBuilder()).orElseGet(() -> newUser(name));
    writer.put(user.status(status).build());
  }

  private static EndUser.Builder newUser(String name) {
    String local = name.replace(' ', '.').replace('@', '.');
    return EndUser.builder(EndUserId.of(name), name, local + "@fixture.example");
  }

  void attribute(String holder, String key, String... values) {
    List<String> list = List.of(values);
    if (grantee(holder) instanceof Grantee.User) {
      EndUser user = findUser(holder).orElseThrow().user();
      writer.put(user.toBuilder().attributes(user.attributes().with(key, list)).build());
    } else {
      EndUserGroup group = findGroup(holder).orElseThrow().group();
      writer.put(
          new EndUserGroup(
              group.id(), group.name(), group.roles(), group.attributes().with(key, list)));
    }
  }

  void assign(String user, String role) {
    boolean organizationWide =
        writer
            .view()
            .organization()
            .filter(known -> known.assignmentModel() == AssignmentModel.ORGANIZATION_WIDE)
            .isPresent();
    if (organizationWide) {
      writer.assign(EndUserId.of(user), role(role));
    } else {
      writer.restoreAssignment(EndUserId.of(user), role(role));
    }
  }

  void share(SolutionId solution, String grantee, Validity validity, String... roles) {
    Grantee to = grantee(grantee);
    Set<RoleId> named = new LinkedHashSet<>();
    for (String role : roles) {
      named.add(role(solution, role));
    }
    boolean fromGroup = to instanceof Grantee.Group && named.isEmpty();
    SharedRoles shared = fromGroup ? SharedRoles.FROM_GROUP : new SharedRoles.Explicit(named);
    writer.share(new SolutionShare(solution, to, shared, validity));
  }

  void generalAccess(String solution, GeneralAccess access) {
    Solution known =
        solution(SolutionId.of(solution)).orElseThrow(() -> absent("solution", solution));
    writer.put(known.withGeneralAccess(access));
  }

  /** The user or the group of a name. */
  Grantee grantee(String name) {
    boolean user = findUser(name).isPresent();
    boolean group = findGroup(name).isPresent();
    if (user && group) {
      throw new IllegalArgumentException("'" + name + "' is a user and a group");
    }
    if (!user && !group) {
      throw absent("user or group", name);
    }
    return user ? new Grantee.User(EndUserId.of(name)) : new Grantee.Group(GroupId.of(name));
  }

  /** A role of the organization. */
  private RoleId role(String name) {
    return writer
        .view()
        .role(RoleId.of(name))
        .map(EndUserRole::id)
        .orElseThrow(() -> absent("role", name));
  }

  /** The solution's own role of a name, or else the organization's. */
  RoleId role(SolutionId solution, String name) {
    return writer
        .view()
        .role(ownId(solution, name))
        .map(EndUserRole::id)
        .orElseGet(() -> role(name));
  }

  Optional<Solution> solution(SolutionId solution) {
    return writer.view().policy(new SolutionRef.Live(solution)).map(PolicyRecord::solution);
  }

  private Optional<PrincipalRecord> findUser(String name) {
    return writer.view().principal(EndUserId.of(name));
  }

  private Optional<GroupRecord> findGroup(String name) {
    GroupId id = GroupId.of(name);
    return Optional.ofNullable(writer.view().groups(Set.of(id)).get(id));
  }

  private static IllegalArgumentException absent(String what, String name) {
    return new IllegalArgumentException("the fixture has no " + what + " '" + name + "'");
  }
}
