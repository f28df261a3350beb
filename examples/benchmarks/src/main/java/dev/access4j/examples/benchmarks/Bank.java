package dev.access4j.examples.benchmarks;

import dev.access4j.Access4j;
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
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A bank of a given size: users in three groups each, groups with three of fifty roles, solutions
 * shared with a quarter of the groups, four swimlanes in each.
 */
final class Bank {

  static final OrganizationId ID = OrganizationId.of("bank");
  static final int ROLES = 50;
  static final int LANES = 4;
  private static final int BRANCHES = 20;

  private final int users;
  private final int groups;
  private final int solutions;

  Bank(int users, int groups, int solutions) {
    this.users = users;
    this.groups = groups;
    this.solutions = solutions;
  }

  Access4j open() {
    Access4j access = Access4j.builder(new InMemoryAccessStore()).build();
    access.write(
        ID,
        writer -> {
          build(writer);
          return writer.view().revision();
        });
    return access;
  }

  private void build(AccessWriter writer) {
    writer.put(Organization.of(ID, "Bank"));
    for (int r = 0; r < ROLES; r++) {
      writer.put(EndUserRole.of(role(r), "role-" + r));
    }
    for (int g = 0; g < groups; g++) {
      Set<RoleId> roles = Set.of(role(g), role(g + 7), role(g + 19));
      Attributes branch = Attributes.of(BusinessFilters.DEFAULT_KEY, branch(g));
      writer.put(new EndUserGroup(group(g), "Group " + g, roles, branch));
    }
    for (int s = 0; s < solutions; s++) {
      buildSolution(writer, s);
    }
    for (int u = 0; u < users; u++) {
      writer.put(EndUser.builder(user(u), "user-" + u, "user-" + u + "@bank.example").build());
      for (int g : new int[] {u, u * 31 + 1, u * 7 + 2}) {
        writer.addMember(group(Math.floorMod(g, groups)), user(u));
      }
    }
  }

  private void buildSolution(AccessWriter writer, int s) {
    SolutionId id = SolutionId.of("solution-" + s);
    Set<RoleId> listed = new LinkedHashSet<>();
    for (int r = 0; r < ROLES; r++) {
      listed.add(role(r));
    }
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
            id, VersionId.of("1"), VersionState.PUBLISHED, listed, List.of(process), List.of()));
    writer.makeLive(id, VersionId.of("1"));
    for (int g = s % 4; g < groups; g += 4) {
      writer.share(SolutionShare.withGroup(id, group(g), SharedRoles.FROM_GROUP));
    }
  }

  /** Requests that a process engine would send, each with its own id objects. */
  AccessRequest[] requests(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    AccessRequest[] requests = new AccessRequest[count];
    for (int i = 0; i < count; i++) {
      int u = random.nextInt(users);
      requests[i] =
          AccessRequest.of(
                  Subject.user(OrganizationId.of("bank"), user(u)),
                  SolutionRef.live("solution-" + random.nextInt(solutions)),
                  Resource.swimlane("process", "lane-" + random.nextInt(LANES)),
                  Operation.EXECUTE)
              .with(BusinessFilters.of(BusinessFilters.DEFAULT_KEY, branch(u)));
    }
    return requests;
  }

  static EndUserId user(int u) {
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
