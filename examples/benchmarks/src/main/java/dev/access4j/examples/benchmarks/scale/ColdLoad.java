package dev.access4j.examples.benchmarks.scale;

import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.CacheSettings;
import dev.access4j.decision.EvaluatorStatistics;
import dev.access4j.examples.benchmarks.report.Figure;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The first check of a user that is not cached, beside plain JDBC that reads the same rows of
 * another user from the same pool: one after the other, in random order. All users are guests, with
 * three groups and two shares.
 *
 * <p>The versions that are asked about are warm. The groups are either warm too, and then a user
 * comes in one round trip; or none is cached, and then its groups come together in a second one.
 */
final class ColdLoad {

  private final String url;
  private final int users;
  private final int samples;
  private final SplittableRandom random = new SplittableRandom(20261201);
  private final Set<Integer> asked = new HashSet<>();

  ColdLoad(String url, int users, int samples) {
    this.url = url;
    this.users = users;
    // A user is cold once, and each sample takes two; a third of them is kept for warming up.
    this.samples = Math.min(samples, GrowingBank.guests(users) / 3);
  }

  List<Figure> measure(boolean groupsWarm) throws SQLException {
    asked.clear();
    // A cache for one hardly ever has what is asked for next.
    CacheSettings caches =
        groupsWarm ? CacheSettings.DEFAULT.withPrincipals(1) : CacheSettings.DEFAULT.withGroups(1);
    Sample ours = new Sample();
    Sample byHand = new Sample();
    try (Node node = Node.open(url, caches)) {
      HandWritten reader = new HandWritten(node.database());
      Warm.policies(node, users);
      if (groupsWarm) {
        Warm.groups(node, users);
      }
      for (int i = 0; i < GrowthSettings.warmUp(samples); i++) {
        check(node, groupsWarm, new Sample());
        byHand(reader, groupsWarm, new Sample());
      }
      while (asked.size() + 2 <= GrowingBank.guests(users) && byHand.size() < samples) {
        boolean oursFirst = random.nextBoolean();
        if (oursFirst) {
          check(node, groupsWarm, ours);
        }
        byHand(reader, groupsWarm, byHand);
        if (!oursFirst) {
          check(node, groupsWarm, ours);
        }
      }
    }
    if (ours.size() < byHand.size() / 2) {
      throw new IllegalStateException(
          "only " + ours.size() + " of " + byHand.size() + " checks loaded what they should");
    }
    Map<String, String> parameters =
        Map.of("users", Integer.toString(users), "groups", groupsWarm ? "warm" : "cold");
    return List.of(
        ours.figure("growth.coldLoad", parameters, "us", 1e3),
        byHand.figure("growth.coldLoadByHand", parameters, "us", 1e3));
  }

  /** Counts only where exactly the user was loaded, with all of its groups or none. */
  private void check(Node node, boolean groupsWarm, Sample sample) {
    AccessRequest request = GrowingBank.request(nextUser());
    EvaluatorStatistics before = node.evaluator().statistics();
    long begun = System.nanoTime();
    boolean allowed = node.evaluator().isAllowed(request);
    long nanos = System.nanoTime() - begun;
    EvaluatorStatistics after = node.evaluator().statistics();
    if (!allowed) {
      throw new IllegalStateException("denied: " + request);
    }
    long groups = groupsWarm ? 0 : GrowingBank.GROUPS_OF_USER;
    if (after.principals().loads() - before.principals().loads() == 1
        && after.groups().loads() - before.groups().loads() == groups
        && after.policies().loads() == before.policies().loads()) {
      sample.add(nanos);
    }
  }

  private void byHand(HandWritten reader, boolean groupsWarm, Sample sample) throws SQLException {
    String id = GrowingBank.userName(nextUser());
    long begun = System.nanoTime();
    HandWritten.Read read = reader.read(id, !groupsWarm);
    long nanos = System.nanoTime() - begun;
    if (read.user().groups().size() != GrowingBank.GROUPS_OF_USER
        || read.user().shares().size() != GrowingBank.SHARES_OF_GUEST) {
      throw new IllegalStateException("not what was loaded: " + read);
    }
    sample.add(nanos);
  }

  /** A guest that was not asked for yet. */
  private int nextUser() {
    int user;
    do {
      user = GrowingBank.guest(random.nextInt(GrowingBank.guests(users)));
    } while (!asked.add(user));
    return user;
  }
}
