package dev.access4j.examples.peers;

import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.decision.Subject;
import dev.access4j.directory.Attributes;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Permissions;
import dev.access4j.solution.Process;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.Swimlane;
import dev.access4j.solution.VersionId;
import dev.access4j.solution.VersionState;
import dev.access4j.store.AccessWriter;
import dev.access4j.testkit.reference.ReferenceModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The bank of the benchmarks: users in three of a hundred groups each, groups with three of fifty
 * roles, ten solutions with four swimlanes, each shared with a quarter of the groups.
 */
final class Bank {

  private static final OrganizationId ID = OrganizationId.of("bank");
  private static final int ROLES = 50;
  private static final int GROUPS = 100;
  private static final int SOLUTIONS = 10;
  private static final int LANES = 4;
  private static final int BRANCHES = 20;

  private final int users;

  Bank(int users) {
    this.users = users;
  }

  ReferenceModel model() {
    InMemoryAccessStore store = new InMemoryAccessStore();
    store.write(
        ID,
        tx -> {
          build(new AccessWriter(tx));
          return ID;
        });
    return store.read(ID, ReferenceModel::of);
  }

  private void build(AccessWriter writer) {
    writer.put(Organization.of(ID, "Bank"));
    for (int r = 0; r < ROLES; r++) {
      writer.put(EndUserRole.of(role(r), "role-" + r));
    }
    for (int g = 0; g < GROUPS; g++) {
      Set<RoleId> roles = Set.of(role(g), role(g + 7), role(g + 19));
      Attributes branch = Attributes.of(BusinessFilters.DEFAULT_KEY, branch(g));
      writer.put(new EndUserGroup(group(g), "Group " + g, roles, branch));
    }
    for (int s = 0; s < SOLUTIONS; s++) {
      buildSolution(writer, s);
    }
    for (int u = 0; u < users; u++) {
      writer.put(EndUser.builder(user(u), "user-" + u, "user-" + u + "@bank.example").build());
      for (int g : new int[] {u, u * 31 + 1, u * 7 + 2}) {
        writer.addMember(group(Math.floorMod(g, GROUPS)), user(u));
      }
    }
  }

  private static void buildSolution(AccessWriter writer, int s) {
    SolutionId id = SolutionId.of("solution-" + s);
    VersionId version = VersionId.of("1");
    Set<RoleId> listed = IntStream.range(0, ROLES).mapToObj(Bank::role).collect(Collectors.toSet());
    List<Swimlane> lanes = new ArrayList<>();
    for (int lane = 0; lane < LANES; lane++) {
      Set<RoleId> permitted = Set.of(role(s + lane), role(s + lane + 11), role(s + lane + 23));
      Permissions permissions =
          new Permissions(Map.of(Operation.EXECUTE, permitted, Operation.VIEW, permitted));
      lanes.add(new Swimlane("lane-" + lane, permissions));
    }
    Process process = new Process("process", lanes, "lane-0", true);
    writer.put(Solution.of(id, "Solution " + s));
    writer.put(
        new SolutionVersion(
            id, version, VersionState.PUBLISHED, listed, List.of(process), List.of()));
    writer.makeLive(id, version);
    for (int g = s % 4; g < GROUPS; g += 4) {
      writer.share(SolutionShare.withGroup(id, group(g), SharedRoles.FROM_GROUP));
    }
  }

  /** Asks what an engine would ask, for an instance of one branch: mostly the user's. */
  AccessRequest request(RandomGenerator random) {
    int u = random.nextInt(users);
    int branch = random.nextInt(8) == 0 ? u + 5 : u;
    return AccessRequest.of(
            Subject.user(ID, user(u)),
            SolutionRef.live("solution-" + random.nextInt(SOLUTIONS)),
            Resource.swimlane("process", "lane-" + random.nextInt(LANES)),
            Operation.EXECUTE)
        .with(BusinessFilters.of(BusinessFilters.DEFAULT_KEY, branch(branch)));
  }

  private static EndUserId user(int u) {
    return EndUserId.of("user-" + u);
  }

  private static GroupId group(int g) {
    return GroupId.of("group-" + g);
  }

  private static RoleId role(int r) {
    return RoleId.of("role-" + r % ROLES);
  }

  private static String branch(int g) {
    return "branch_" + g % BRANCHES;
  }
}
