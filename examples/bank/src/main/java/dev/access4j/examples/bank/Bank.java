package dev.access4j.examples.bank;

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
 * shared with 25 groups each, so that at every size a group has two or three of them; in each
 * solution four swimlanes, one for every fourth role. There are 100 groups and 10 solutions for
 * 1,000 users, and of both ten times as many for a hundred times the users. Immutable; it holds no
 * more than its size.
 */
public final class Bank {

  /** The organization. */
  public static final OrganizationId ID = OrganizationId.of("bank");

  private static final int ROLES = 50;
  private static final int LANES = 4;
  private static final String PROCESS = "process";
  private static final int BRANCHES = 20;
  private static final int SHARES = 25;

  private final int users;
  private final int groups;
  private final int solutions;

  /**
   * Describes a bank, and makes nothing yet.
   *
   * @param users how many end users there are
   * @throws IllegalArgumentException if there are fewer than 1,000
   */
  public Bank(int users) {
    if (users < 1_000) {
      throw new IllegalArgumentException("users: at least 1,000, not " + users);
    }
    this.users = users;
    this.groups = (int) Math.sqrt(10.0 * users);
    this.solutions = groups / 10;
  }

  /**
   * Returns how many end users there are.
   *
   * @return the number, at least 1,000
   */
  public int users() {
    return users;
  }

  /**
   * Puts the bank into a store of its own: ten million users take minutes, and 18 GB of heap.
   *
   * @return the store, which nobody else has
   */
  public InMemoryAccessStore load() {
    InMemoryAccessStore store = new InMemoryAccessStore();
    try (Access4j access = Access4j.builder(store).build()) {
      access.change(ID, this::build);
    }
    return store;
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
      for (int g : groupsOf(u)) {
        writer.addMember(group(g), user(u));
      }
    }
  }

  private void buildSolution(AccessWriter writer, int s) {
    SolutionId id = SolutionId.of(solution(s));
    Set<RoleId> listed = new LinkedHashSet<>();
    for (int r = 0; r < ROLES; r++) {
      listed.add(role(r));
    }
    List<Swimlane> lanes = new ArrayList<>();
    for (int lane = 0; lane < LANES; lane++) {
      Set<RoleId> permitted = new LinkedHashSet<>();
      for (int r = 0; r < ROLES; r++) {
        if (laneOf(s, r) == lane) {
          permitted.add(role(r));
        }
      }
      Permissions permissions =
          new Permissions(Map.of(Operation.EXECUTE, permitted, Operation.VIEW, permitted));
      lanes.add(new Swimlane("lane-" + lane, permissions));
    }
    Process process = new Process(PROCESS, lanes, "lane-0", true);
    writer.put(Solution.of(id, "Solution " + s));
    writer.put(
        new SolutionVersion(
            id, VersionId.of("1"), VersionState.PUBLISHED, listed, List.of(process), List.of()));
    writer.makeLive(id, VersionId.of("1"));
    for (int i = s * SHARES; i < (s + 1) * SHARES; i++) {
      writer.share(SolutionShare.withGroup(id, group(i % groups), SharedRoles.FROM_GROUP));
    }
  }

  /**
   * Requests that a process engine would send, each with its own id objects and one business
   * filter. Seven of eight ask about a lane that one of the user's groups may work in, in a branch
   * of the user's, and are allowed; the eighth asks about any lane of any solution and any branch.
   *
   * @param count how many
   * @param seed the same requests for the same seed
   * @return the requests
   */
  public AccessRequest[] requests(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    AccessRequest[] requests = new AccessRequest[count];
    for (int i = 0; i < count; i++) {
      int u = random.nextInt(users);
      int solution = random.nextInt(solutions);
      int lane = random.nextInt(LANES);
      String branch = branch(random.nextInt(BRANCHES));
      if (i % 8 != 7) {
        int group = groupsOf(u)[random.nextInt(3)];
        branch = branch(group);
        solution = sharedWith(group, random);
        lane = laneOf(solution, group % ROLES);
      }
      requests[i] =
          AccessRequest.of(
                  Subject.user(OrganizationId.of(ID.value()), user(u)),
                  SolutionRef.live(solution(solution)),
                  Resource.swimlane(PROCESS, "lane-" + lane),
                  Operation.EXECUTE)
              .with(BusinessFilters.of(BusinessFilters.DEFAULT_KEY, branch));
    }
    return requests;
  }

  private int[] groupsOf(int u) {
    return new int[] {u % groups, (int) ((u * 31L + 1) % groups), (int) ((u * 7L + 2) % groups)};
  }

  /** One of the two or three solutions that are shared with a group. */
  private int sharedWith(int group, SplittableRandom random) {
    int shares = solutions * SHARES;
    int count = (shares - group - 1) / groups + 1;
    return (group + random.nextInt(count) * groups) / SHARES;
  }

  /** In which lane of a solution a role may work. */
  private static int laneOf(int solution, int role) {
    return (solution + role) % LANES;
  }

  private static String solution(int s) {
    return "solution-" + s;
  }

  /**
   * Returns the id of a user.
   *
   * @param u its number, from 0
   * @return the id, a new object
   */
  public static EndUserId user(int u) {
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
