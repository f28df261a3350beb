package dev.access4j.examples.benchmarks.scale;

import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Fills a node's caches with what all users share. */
final class Warm {

  private Warm() {}

  /** Asks about each solution for somebody who is no user. */
  static void policies(Node node, int users) {
    for (SolutionRef.Pinned version : versions(users)) {
      node.evaluator()
          .prepare(
              GrowingBank.ID,
              SolutionRef.live(version.solution()),
              Resource.swimlane(GrowingBank.PROCESS, GrowingBank.laneName(0)),
              Operation.EXECUTE)
          .isAllowed(GrowingBank.subject(GrowingBank.watched(0)));
    }
  }

  /** Asks for so many users that nearly each group is among theirs. */
  static void groups(Node node, int users) {
    SplittableRandom random = new SplittableRandom(20261207);
    for (int i = 0; i < 2 * GrowingBank.groups(users); i++) {
      node.evaluator().isAllowed(GrowingBank.request(random.nextInt(users)));
    }
  }

  /** Every version that there is. */
  static List<SolutionRef.Pinned> versions(int users) {
    List<SolutionRef.Pinned> versions = new ArrayList<>();
    for (int s = 0; s < GrowingBank.solutions(users); s++) {
      versions.add(new SolutionRef.Pinned(GrowingBank.solution(s), GrowingBank.VERSION));
    }
    return versions;
  }
}
