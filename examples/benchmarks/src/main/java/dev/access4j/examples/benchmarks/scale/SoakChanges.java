package dev.access4j.examples.benchmarks.scale;

import dev.access4j.decision.BusinessFilters;
import dev.access4j.directory.Attributes;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.VersionId;
import dev.access4j.store.AccessWriter;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Four changes a second that take nothing away: users are renamed, groups get another role beside
 * those that the bank gave them, and each ten seconds a solution goes live with a new version that
 * permits the same.
 */
final class SoakChanges implements SoakNode.Step {

  private static final long PACE_MILLIS = 250;
  private static final int VERSION_EVERY = 40;
  private static final int OTHER_ROLES = 6;

  private final Node node;
  private final SoakSettings settings;
  private final SoakCounters counters;
  private final int number;
  private final SplittableRandom random;
  private int count;

  SoakChanges(Node node, SoakSettings settings, SoakCounters counters, int number) {
    this.node = node;
    this.settings = settings;
    this.counters = counters;
    this.number = number;
    this.random = new SplittableRandom(1_000L + number);
  }

  @Override
  public void run() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(PACE_MILLIS);
    count++;
    if (count % VERSION_EVERY == 0) {
      int solution = random.nextInt(GrowingBank.solutions(settings.users()));
      change(writer -> goLive(writer, solution));
    } else if (count % 2 == 0) {
      int user = random.nextInt(settings.users());
      change(writer -> rename(writer, user));
    } else {
      int group = random.nextInt(GrowingBank.groups(settings.users()));
      change(writer -> changeRoles(writer, group));
    }
    counters.changed();
  }

  private void change(Consumer<AccessWriter> work) {
    node.access().change(GrowingBank.ID, work);
  }

  private void rename(AccessWriter writer, int user) {
    writer.put(
        EndUser.builder(GrowingBank.user(user), GrowingBank.userName(user), GrowingBank.email(user))
            .name(GrowingBank.firstName(user), "Renamed" + count)
            .build());
  }

  private void changeRoles(AccessWriter writer, int group) {
    Set<RoleId> roles = new LinkedHashSet<>();
    for (int role : GrowingBank.rolesOf(group)) {
      roles.add(GrowingBank.role(role));
    }
    roles.add(GrowingBank.role(group + 1 + count % OTHER_ROLES));
    writer.put(
        new EndUserGroup(
            GrowingBank.group(group),
            "Group " + group,
            roles,
            Attributes.of(BusinessFilters.DEFAULT_KEY, GrowingBank.branch(group))));
  }

  private void goLive(AccessWriter writer, int solution) {
    SolutionId id = GrowingBank.solution(solution);
    VersionId version = VersionId.of("of-node-" + number + "-" + count);
    writer.put(BankLoad.version(solution, version));
    writer.makeLive(id, version);
  }
}
