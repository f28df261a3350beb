package dev.access4j.examples.benchmarks.scale;

import dev.access4j.Access4j;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.directory.Attributes;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.RoleId;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Permissions;
import dev.access4j.solution.Process;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.Swimlane;
import dev.access4j.solution.VersionId;
import dev.access4j.solution.VersionState;
import dev.access4j.store.AccessWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ObjIntConsumer;

/** Loads a growing bank through the library, in writes of 10,000 things. */
final class BankLoad {

  static final int AT_ONCE = 10_000;

  private final Access4j access;

  BankLoad(Access4j access) {
    this.access = access;
  }

  /** Makes the organization, its roles, and the users who are watched. */
  void found() {
    access.change(
        GrowingBank.ID,
        writer -> {
          writer.put(Organization.of(GrowingBank.ID, "Bank"));
          for (int r = 0; r < GrowingBank.ROLES; r++) {
            writer.put(EndUserRole.of(GrowingBank.role(r), "Role " + r));
          }
          for (int w = 0; w < GrowingBank.WATCHED; w++) {
            EndUserId id = GrowingBank.watched(w);
            writer.put(EndUser.builder(id, id.value(), id.value() + "@bank.example").build());
          }
        });
  }

  /** Makes groups and solutions, for a bank that grows from one number of users to another. */
  void growAround(int from, int to) {
    inWrites(groups(from), GrowingBank.groups(to), BankLoad::putGroup);
    inWrites(
        solutions(from),
        GrowingBank.solutions(to),
        (writer, solution) -> putSolution(writer, solution, GrowingBank.groups(to)));
  }

  private static int groups(int users) {
    return users == 0 ? 0 : GrowingBank.groups(users);
  }

  private static int solutions(int users) {
    return users == 0 ? 0 : GrowingBank.solutions(users);
  }

  private void inWrites(int from, int to, ObjIntConsumer<AccessWriter> put) {
    for (int begin = from; begin < to; begin += AT_ONCE) {
      int first = begin;
      int end = Math.min(to, begin + AT_ONCE);
      access.change(
          GrowingBank.ID,
          writer -> {
            for (int n = first; n < end; n++) {
              put.accept(writer, n);
            }
          });
    }
  }

  private static void putGroup(AccessWriter writer, int group) {
    Set<RoleId> roles = new LinkedHashSet<>();
    for (int role : GrowingBank.rolesOf(group)) {
      roles.add(GrowingBank.role(role));
    }
    Attributes branch = Attributes.of(BusinessFilters.DEFAULT_KEY, GrowingBank.branch(group));
    writer.put(new EndUserGroup(GrowingBank.group(group), "Group " + group, roles, branch));
  }

  private static void putSolution(AccessWriter writer, int solution, int groups) {
    writer.put(Solution.of(GrowingBank.solution(solution), "Solution " + solution));
    writer.put(version(solution, GrowingBank.VERSION));
    writer.makeLive(GrowingBank.solution(solution), GrowingBank.VERSION);
    for (int i = 0; i < GrowingBank.SHARED_WITH; i++) {
      GroupId group = GrowingBank.group((10 * solution + i) % groups);
      writer.share(
          SolutionShare.withGroup(GrowingBank.solution(solution), group, SharedRoles.FROM_GROUP));
    }
  }

  /** A published version whose lanes share the roles out among them. */
  static SolutionVersion version(int solution, VersionId version) {
    Set<RoleId> listed = new LinkedHashSet<>();
    List<Set<RoleId>> permitted = new ArrayList<>();
    for (int lane = 0; lane < GrowingBank.LANES; lane++) {
      permitted.add(new LinkedHashSet<>());
    }
    for (int role = 0; role < GrowingBank.ROLES; role++) {
      listed.add(GrowingBank.role(role));
      permitted.get(GrowingBank.lane(role)).add(GrowingBank.role(role));
    }
    List<Swimlane> lanes = new ArrayList<>();
    for (int lane = 0; lane < GrowingBank.LANES; lane++) {
      Set<RoleId> roles = permitted.get(lane);
      lanes.add(
          new Swimlane(
              GrowingBank.laneName(lane),
              new Permissions(Map.of(Operation.EXECUTE, roles, Operation.VIEW, roles))));
    }
    Process process = new Process(GrowingBank.PROCESS, lanes, GrowingBank.laneName(0), true);
    return new SolutionVersion(
        GrowingBank.solution(solution),
        version,
        VersionState.PUBLISHED,
        listed,
        List.of(process),
        List.of());
  }

  /** Makes users with their memberships; returns the nanoseconds for each user, write by write. */
  List<Double> users(int from, int to) {
    List<Double> nanos = new ArrayList<>();
    for (int begin = from; begin < to; begin += AT_ONCE) {
      int end = Math.min(to, begin + AT_ONCE);
      long begun = System.nanoTime();
      putUsers(begin, end);
      int usersAtOnce = AT_ONCE / GrowingBank.GROUPS_OF_USER;
      for (int part = begin; part < end; part += usersAtOnce) {
        addMembers(part, Math.min(end, part + usersAtOnce));
      }
      nanos.add((System.nanoTime() - begun) / (double) (end - begin));
    }
    return nanos;
  }

  private void putUsers(int from, int to) {
    List<EndUser> users = new ArrayList<>(to - from);
    for (int u = from; u < to; u++) {
      users.add(
          EndUser.builder(GrowingBank.user(u), GrowingBank.userName(u), GrowingBank.email(u))
              .name(GrowingBank.firstName(u), GrowingBank.lastName(u))
              .build());
    }
    access.change(GrowingBank.ID, writer -> writer.putUsers(users));
  }

  private void addMembers(int from, int to) {
    Map<GroupId, List<EndUserId>> members = new HashMap<>();
    for (int u = from; u < to; u++) {
      for (int group : GrowingBank.groupsOf(u)) {
        members
            .computeIfAbsent(GrowingBank.group(group), key -> new ArrayList<>())
            .add(GrowingBank.user(u));
      }
    }
    access.change(GrowingBank.ID, writer -> writer.addMembers(members));
  }
}
