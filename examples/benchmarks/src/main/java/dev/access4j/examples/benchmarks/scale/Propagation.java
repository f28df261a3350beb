package dev.access4j.examples.benchmarks.scale;

import dev.access4j.directory.EndUserId;
import dev.access4j.examples.benchmarks.report.Figure;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.SolutionShare;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A share is taken away on one node, and another node with its own pool and caches is asked about
 * it each tenth of a millisecond: from when the revoke has returned until it first denies, which
 * may be none at all. Both are in this process, and hear of each other by the database alone.
 */
final class Propagation {

  private static final int MOST_PAUSE_MILLIS = 50;
  private static final long BETWEEN_ASKS_NANOS = TimeUnit.MICROSECONDS.toNanos(100);
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final Node writer;
  private final Node reader;
  private final SplittableRandom random = new SplittableRandom(20261204);

  Propagation(Node writer, Node reader) {
    this.writer = writer;
    this.reader = reader;
  }

  List<Figure> measure(int users, int revokes) throws InterruptedException {
    Sample nanos = new Sample();
    int warmUp = GrowthSettings.warmUp(revokes);
    for (int i = 0; i < warmUp + revokes; i++) {
      long taken = revoke(i % GrowingBank.WATCHED);
      if (i >= warmUp) {
        nanos.add(taken);
      }
      // At any time between two looks of the feed.
      TimeUnit.MILLISECONDS.sleep(random.nextInt(MOST_PAUSE_MILLIS));
    }
    return List.of(
        nanos.figure("growth.propagation", parameters(users, "50"), "ms", 1e6, 0.5),
        nanos.figure("growth.propagation", parameters(users, "99"), "ms", 1e6, 0.99));
  }

  private static Map<String, String> parameters(int users, String percentile) {
    return Map.of("users", Integer.toString(users), "percentile", percentile);
  }

  private long revoke(int watched) throws InterruptedException {
    EndUserId user = GrowingBank.watched(watched);
    writer
        .access()
        .change(
            GrowingBank.ID,
            change ->
                change.share(
                    SolutionShare.withUser(GrowingBank.solution(0), user, GrowingBank.role(0))));
    if (await(watched, true) == 0) {
      throw new IllegalStateException("a grant has not arrived in 30 seconds");
    }
    long[] denied = {0};
    Thread asking = new Thread(() -> denied[0] = await(watched, false), "asking");
    asking.start();
    writer
        .access()
        .write(
            GrowingBank.ID, change -> change.unshare(GrowingBank.solution(0), Grantee.user(user)));
    long returned = System.nanoTime();
    asking.join();
    if (denied[0] == 0) {
      throw new IllegalStateException("a revoke has not arrived in 30 seconds");
    }
    return Math.max(0, denied[0] - returned);
  }

  /** Asks until the answer is the one; returns when it was, or 0 if it never is. */
  private long await(int watched, boolean allowed) {
    var request = GrowingBank.watchedRequest(watched);
    long begun = System.nanoTime();
    while (System.nanoTime() - begun < PATIENCE_NANOS) {
      if (reader.evaluator().isAllowed(request) == allowed) {
        return System.nanoTime();
      }
      LockSupport.parkNanos(BETWEEN_ASKS_NANOS);
    }
    return 0;
  }
}
