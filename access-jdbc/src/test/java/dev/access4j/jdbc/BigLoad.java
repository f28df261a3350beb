package dev.access4j.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.access4j.Access4j;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.decision.UserQuery;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * A program of its own, so that its heap can be small: loads an organization through the library,
 * then streams the users who may do something, who are all of them (LU-4). Each user is in two
 * groups, one of which holds everybody. Prints what was done, how many there were, and the
 * milliseconds that it took.
 */
final class BigLoad {

  static final OrganizationId ORGANIZATION = OrganizationId.of("big");

  private static final int AT_ONCE = 10_000;
  private static final GroupId EVERYBODY = GroupId.of("everybody");
  private static final SolutionId FIRST = SolutionId.of("s0");

  private final Access4j access;

  private BigLoad(Access4j access) {
    this.access = access;
  }

  /**
   * Runs.
   *
   * @param arguments the URL of a database with the tables, and how many users
   */
  public static void main(String[] arguments) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(arguments[0]);
    config.setUsername("postgres");
    int users = Integer.parseInt(arguments[1]);
    try (HikariDataSource database = new HikariDataSource(config);
        JdbcAccessStore store = JdbcAccessStore.builder(database).build();
        Access4j access = Access4j.builder(store).build()) {
      new BigLoad(access).run(users);
    }
  }

  private void run(int users) {
    int groups = users / 100;
    int solutions = users / 1_000;
    timed("organization", 1, () -> write(List.of(1), this::putOrganization));
    timed("groups", groups, () -> inBatches(groups, BigLoad::group, AccessWriter::put));
    timed("users", users, () -> loadUsers(users));
    timed("memberships", 2L * users, () -> loadMemberships(users, groups));
    timed("solutions", solutions, () -> inBatches(solutions, n -> n, BigLoad::putSolution));
    long[] found = {0};
    timed("reached", users, () -> found[0] = reached());
    if (found[0] != users) {
      throw new IllegalStateException(found[0] + " of " + users + " were found");
    }
  }

  private static void timed(String what, long rows, Runnable work) {
    long begun = System.nanoTime();
    work.run();
    System.out.println(what + " " + rows + " " + (System.nanoTime() - begun) / 1_000_000);
  }

  private <T> void inBatches(int count, IntFunction<T> thing, Put<T> put) {
    for (int from = 0; from < count; from += AT_ONCE) {
      List<T> batch = new ArrayList<>();
      for (int n = from; n < Math.min(count, from + AT_ONCE); n++) {
        batch.add(thing.apply(n));
      }
      write(batch, put);
    }
  }

  private interface Put<T> {
    void to(AccessWriter writer, T thing);
  }

  private <T> void write(List<T> batch, Put<T> put) {
    access.change(ORGANIZATION, writer -> batch.forEach(thing -> put.to(writer, thing)));
  }

  private void putOrganization(AccessWriter writer, int one) {
    writer.put(Organization.of(ORGANIZATION, "Big"));
    for (int n = 0; n < 100; n++) {
      writer.put(EndUserRole.of(role(n), "Role " + n));
    }
    writer.put(EndUserGroup.of(EVERYBODY, "Everybody", role(0)));
  }

  private static RoleId role(int n) {
    return RoleId.of("r" + n % 100);
  }

  private static EndUserGroup group(int n) {
    return EndUserGroup.of(GroupId.of("g" + n), "Group " + n, role(n), role(n + 1));
  }

  private void loadUsers(int count) {
    for (int from = 0; from < count; from += AT_ONCE) {
      List<EndUser> batch = new ArrayList<>();
      for (int n = from; n < Math.min(count, from + AT_ONCE); n++) {
        batch.add(
            EndUser.builder(EndUserId.of("u" + n), "name" + n, "mail" + n + "@bank.example")
                .name("First" + n, "Last" + n)
                .attributes(Attributes.of("businessFilters", "branch" + n % 100))
                .build());
      }
      access.change(ORGANIZATION, writer -> writer.putUsers(batch));
    }
  }

  private void loadMemberships(int count, int groups) {
    for (int from = 0; from < count; from += AT_ONCE) {
      Map<GroupId, List<EndUserId>> batch = new HashMap<>();
      for (int n = from; n < Math.min(count, from + AT_ONCE); n++) {
        EndUserId user = EndUserId.of("u" + n);
        GroupId own = GroupId.of("g" + n / 100 % groups);
        batch.computeIfAbsent(EVERYBODY, key -> new ArrayList<>()).add(user);
        batch.computeIfAbsent(own, key -> new ArrayList<>()).add(user);
      }
      access.change(ORGANIZATION, writer -> writer.addMembers(batch));
    }
  }

  private static void putSolution(AccessWriter writer, int n) {
    SolutionId id = SolutionId.of("s" + n);
    VersionId version = VersionId.of("v1");
    Permissions execute = new Permissions(Map.of(Operation.EXECUTE, Set.of(role(n), role(n + 1))));
    writer.put(Solution.of(id, "Solution " + n));
    writer.put(
        new SolutionVersion(
            id,
            version,
            VersionState.PUBLISHED,
            Set.of(role(n), role(n + 1)),
            List.of(Process.of("Main", new Swimlane("Lane", execute))),
            List.of()));
    writer.makeLive(id, version);
    GroupId sharedWith = n == 0 ? EVERYBODY : GroupId.of("g" + n);
    writer.share(SolutionShare.withGroup(id, sharedWith, SharedRoles.FROM_GROUP));
  }

  private long reached() {
    UserQuery all =
        new UserQuery(
            ORGANIZATION,
            SolutionRef.live(FIRST),
            Resource.swimlane("Main", "Lane"),
            Operation.EXECUTE,
            BusinessFilters.NONE);
    try (Stream<EndUser> users = access.evaluator().users(all)) {
      return users.count();
    }
  }
}
