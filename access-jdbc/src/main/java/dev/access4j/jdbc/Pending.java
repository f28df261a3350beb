package dev.access4j.jdbc;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.store.AccountTask;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What has been put and is not written yet, so that many things take few statements. All of it is
 * written before something is read or removed.
 */
final class Pending {

  /** Enough to make a round trip cheap, little enough to hold. */
  private static final int MOST = 2_000;

  private final WriteSession session;
  private final DirectoryWrites directory;
  private final SolutionWrites solutions;
  private final AccountTaskWrites tasks;
  private Things things = new Things();

  private static final class Things {
    private final Map<SolutionId, Solution> solutions = new LinkedHashMap<>();
    private final Map<RoleId, EndUserRole> roles = new LinkedHashMap<>();
    private final Map<EndUserId, EndUser> users = new LinkedHashMap<>();
    private final Map<GroupId, EndUserGroup> groups = new LinkedHashMap<>();
    private final Map<SolutionRef.Pinned, SolutionVersion> versions = new LinkedHashMap<>();
    private final Map<SolutionWrites.Key, SolutionShare> shares = new LinkedHashMap<>();
    private final Set<DirectoryWrites.Membership> memberships = new LinkedHashSet<>();
    private final Set<DirectoryWrites.Assignment> assignments = new LinkedHashSet<>();
    private final Map<EndUserId, AccountTask> tasks = new LinkedHashMap<>();
    private int count;
  }

  Pending(WriteSession session, Numbers numbers) {
    this.session = session;
    this.directory = new DirectoryWrites(session, numbers);
    this.solutions = new SolutionWrites(session, numbers);
    this.tasks = new AccountTaskWrites(session);
  }

  void put(Solution solution) {
    put(things -> things.solutions, solution.id(), solution);
  }

  void put(EndUserRole role) {
    put(things -> things.roles, role.id(), role);
  }

  void put(EndUser user) {
    put(things -> things.users, user.id(), user);
  }

  void put(EndUserGroup group) {
    put(things -> things.groups, group.id(), group);
  }

  void put(SolutionVersion version) {
    put(
        things -> things.versions,
        new SolutionRef.Pinned(version.solution(), version.id()),
        version);
  }

  void put(SolutionShare share) {
    put(things -> things.shares, SolutionWrites.Key.of(share), share);
  }

  void put(AccountTask task) {
    put(things -> things.tasks, task.user(), task);
  }

  private <K, T> void put(Function<Things, Map<K, T>> kind, K key, T thing) {
    if (kind.apply(things).containsKey(key)) {
      // In one statement a row cannot be written twice, and names may have moved in between.
      flush();
    }
    kind.apply(things).put(key, thing);
    counted();
  }

  void add(GroupId group, EndUserId user) {
    things.memberships.add(new DirectoryWrites.Membership(group, user));
    counted();
  }

  void assign(EndUserId user, RoleId role) {
    things.assignments.add(new DirectoryWrites.Assignment(user, role));
    counted();
  }

  private void counted() {
    things.count++;
    if (things.count == MOST) {
      flush();
    }
  }

  /** Writes all: what others refer to first. */
  void flush() {
    if (things.count == 0) {
      return;
    }
    Things all = things;
    things = new Things();
    if (session.failure() != null) {
      return;
    }
    write(all.solutions.values(), solutions::solutions);
    write(all.roles.values(), directory::roles);
    write(all.users.values(), directory::users);
    write(all.groups.values(), directory::groups);
    write(all.versions.values(), solutions::versions);
    write(all.shares.values(), solutions::shares);
    write(all.memberships, directory::memberships);
    write(all.assignments, directory::assignments);
    write(all.tasks.values(), tasks::put);
  }

  private static <T> void write(Collection<T> some, Consumer<Collection<T>> statement) {
    if (!some.isEmpty()) {
      statement.accept(some);
    }
  }
}
