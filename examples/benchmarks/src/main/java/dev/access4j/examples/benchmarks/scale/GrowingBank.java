package dev.access4j.examples.benchmarks.scale;

import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.decision.Subject;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.VersionId;
import java.util.SplittableRandom;

/**
 * A bank of any size. What a user, a group or a solution is follows from its number alone, so that
 * a bank that grows keeps what it has, and is the same however it was loaded.
 *
 * <p>A thousand users are in 100 groups and ten million in 10,000; of solutions there are a tenth
 * as many, each shared with 25 groups. Each user is in three groups, and so reaches seven or eight
 * solutions at any size. Some users, the guests, have two shares of their own besides: the first
 * 50,000, and then each twentieth.
 */
final class GrowingBank {

  static final OrganizationId ID = OrganizationId.of("bank");
  static final VersionId VERSION = VersionId.of("1");
  static final String PROCESS = "process";
  static final int ROLES = 50;
  static final int LANES = 4;
  static final int SHARED_WITH = 25;
  static final int GROUPS_OF_USER = 3;
  static final int SHARES_OF_GUEST = 2;

  /** Users without groups, whom one node grants what another waits for. */
  static final int WATCHED = 60;

  private static final int FIRST_GUESTS = 50_000;
  private static final int GUEST_EVERY = 20;
  static final int BRANCHES = 20;

  private GrowingBank() {}

  /** How many groups there are with so many users; ten for each solution. */
  static int groups(long users) {
    return 10 * solutions(users);
  }

  static int solutions(long users) {
    return Math.max(4, (int) Math.round(10 * Math.sqrt(users / 1_000.0)));
  }

  /** The numbers of a user's groups: different ones, of those that there were when it came. */
  static int[] groupsOf(int user) {
    int groups = groups(user + 1L);
    long random = new SplittableRandom(user).nextLong() >>> 1;
    int first = (int) (random % groups);
    int step = 1 + (int) (random / groups % (groups / GROUPS_OF_USER));
    int[] found = new int[GROUPS_OF_USER];
    for (int i = 0; i < GROUPS_OF_USER; i++) {
      found[i] = (first + i * step) % groups;
    }
    return found;
  }

  static boolean isGuest(int user) {
    return user < FIRST_GUESTS || user % GUEST_EVERY == 0;
  }

  static int guests(int users) {
    int later = Math.max(0, users - FIRST_GUESTS);
    return Math.min(users, FIRST_GUESTS) + (later + GUEST_EVERY - 1) / GUEST_EVERY;
  }

  /** The number of a guest among the users. */
  static int guest(int number) {
    int later = number - FIRST_GUESTS;
    return later < 0 ? number : FIRST_GUESTS + later * GUEST_EVERY;
  }

  /** The numbers of the solutions that a guest has shares of. */
  static int[] solutionsOf(int guest) {
    int solutions = solutions(guest + 1L);
    return new int[] {guest % solutions, (guest + 1) % solutions};
  }

  static int[] rolesOf(int group) {
    return new int[] {group % ROLES, (group + 7) % ROLES, (group + 19) % ROLES};
  }

  static String userName(int user) {
    return "user-" + user;
  }

  static String email(int user) {
    return "user-" + user + "@bank.example";
  }

  static String firstName(int user) {
    return "First" + user;
  }

  static String lastName(int user) {
    return "Last" + user;
  }

  static EndUserId user(int user) {
    return EndUserId.of(userName(user));
  }

  static EndUserId watched(int number) {
    return EndUserId.of("watched-" + number);
  }

  static GroupId group(int group) {
    return GroupId.of("group-" + group);
  }

  static SolutionId solution(int solution) {
    return SolutionId.of("solution-" + solution);
  }

  static RoleId role(int role) {
    return RoleId.of("role-" + role % ROLES);
  }

  /** The lane that a role works in. */
  static int lane(int role) {
    return role % ROLES % LANES;
  }

  static String laneName(int lane) {
    return "lane-" + lane;
  }

  static String branch(int group) {
    return "branch_" + group % BRANCHES;
  }

  static Subject.User subject(EndUserId user) {
    return Subject.user(ID, user);
  }

  /** Something that a user may do by the first of its groups. */
  static AccessRequest request(int user) {
    int group = groupsOf(user)[0];
    return request(subject(user(user)), group / 10, lane(group), branch(group));
  }

  /** Something that a watched user may do by the first role on the first solution. */
  static AccessRequest watchedRequest(int number) {
    return AccessRequest.of(
        subject(watched(number)),
        SolutionRef.live(solution(0)),
        Resource.swimlane(PROCESS, laneName(0)),
        Operation.EXECUTE);
  }

  private static AccessRequest request(
      Subject.User subject, int solution, int lane, String filter) {
    return AccessRequest.of(
            subject,
            SolutionRef.live(solution(solution)),
            Resource.swimlane(PROCESS, laneName(lane)),
            Operation.EXECUTE)
        .with(BusinessFilters.of(BusinessFilters.DEFAULT_KEY, filter));
  }
}
