package dev.access4j.testkit.admin;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Permissions;
import dev.access4j.solution.Process;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.Swimlane;
import dev.access4j.solution.UiFlow;
import dev.access4j.solution.VersionId;
import dev.access4j.solution.VersionState;
import dev.access4j.store.AccessWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A role that is used everywhere: on 1,000 groups, by 200 published versions, in 5,000 shares that
 * name it and in 50 assignments. Half of all grants give another role too, which may view alone.
 */
final class BigRole {

  static final int GROUPS = 1_000;
  static final int SOLUTIONS = 20;
  static final int VERSIONS = 10;

  /** 150 users and 100 groups with a share of each of the 20 solutions: 5,000. */
  static final int SHARING_USERS = 150;

  static final int SHARING_GROUPS = 100;
  static final int ASSIGNED = 50;

  /** Those with a share that names roles, and twenty with one of what they carry. */
  static final int GROUPS_WITH_MEMBER = SHARING_GROUPS + 20;

  static final RoleId TELLER = RoleId.of("teller-id");
  static final RoleId VIEWER = RoleId.of("viewer-id");
  static final Resource LANE = Resource.swimlane("P", "Default");
  static final Resource FLOW = Resource.uiFlow("F");

  private BigRole() {}

  static SolutionId solution(int i) {
    return SolutionId.of("s" + i);
  }

  static VersionId version(int i) {
    return VersionId.of("v" + i);
  }

  static GroupId group(int i) {
    return GroupId.of("g" + i);
  }

  /** Who is reached by a share with itself. */
  static EndUserId user(int i) {
    return EndUserId.of("u" + i);
  }

  /** Who is reached as the only member of a group. */
  static EndUserId member(int i) {
    return EndUserId.of("m" + i);
  }

  /** Whether a grant gives the other role too. */
  static boolean alsoViews(int i) {
    return i % 2 == 0;
  }

  private static Set<RoleId> roles(int i) {
    return alsoViews(i) ? Set.of(TELLER, VIEWER) : Set.of(TELLER);
  }

  static void write(AccessWriter writer) {
    writer.put(Organization.of(Draw.ACME, "Acme"));
    writer.put(new EndUserRole(TELLER, "teller", "Works", RoleScope.ORGANIZATION));
    writer.put(EndUserRole.of(VIEWER, "viewer"));
    people(writer);
    IntStream.range(0, SOLUTIONS).forEach(i -> solution(writer, i));
  }

  private static void people(AccessWriter writer) {
    for (int i = 0; i < SHARING_USERS; i++) {
      writer.put(EndUser.builder(user(i), "user" + i, "user" + i + "@x.example").build());
      if (i < ASSIGNED) {
        writer.restoreAssignment(user(i), TELLER);
      }
    }
    for (int i = 0; i < GROUPS; i++) {
      writer.put(EndUserGroup.of(group(i), "group " + i, roles(i).toArray(new RoleId[0])));
    }
    for (int i = 0; i < GROUPS_WITH_MEMBER; i++) {
      writer.put(EndUser.builder(member(i), "member" + i, "member" + i + "@x.example").build());
      writer.addMember(group(i), member(i));
    }
  }

  private static void solution(AccessWriter writer, int number) {
    SolutionId solution = solution(number);
    writer.put(Solution.of(solution, "Solution " + number));
    for (int i = 0; i < VERSIONS; i++) {
      writer.put(published(solution, version(i)));
    }
    writer.makeLive(solution, version(number % VERSIONS));
    for (int i = 0; i < SHARING_USERS; i++) {
      writer.share(SolutionShare.withUser(solution, user(i), roles(i).toArray(new RoleId[0])));
    }
    for (int i = 0; i < SHARING_GROUPS; i++) {
      SharedRoles named = new SharedRoles.Explicit(roles(i));
      writer.share(SolutionShare.withGroup(solution, group(i), named));
    }
    // What the group carries, live: no share that names the role, and yet one that relied on it.
    for (int i = SHARING_GROUPS; i < GROUPS_WITH_MEMBER; i++) {
      writer.share(SolutionShare.withGroup(solution, group(i), SharedRoles.FROM_GROUP));
    }
  }

  private static SolutionVersion published(SolutionId solution, VersionId version) {
    Set<RoleId> teller = Set.of(TELLER);
    Set<RoleId> both = Set.of(TELLER, VIEWER);
    Permissions work =
        new Permissions(
            Map.of(Operation.VIEW, both, Operation.EXECUTE, teller, Operation.SELF_ASSIGN, teller));
    return new SolutionVersion(
        solution,
        version,
        VersionState.PUBLISHED,
        both,
        List.of(Process.of("P", new Swimlane("Default", work))),
        List.of(UiFlow.of("F", teller)));
  }
}
