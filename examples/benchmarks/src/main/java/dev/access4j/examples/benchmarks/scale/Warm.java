package dev.access4j.examples.benchmarks.scale;

import dev.access4j.decision.BusinessFilters;
import dev.access4j.decision.UserQuery;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.store.PageRequest;
import java.util.ArrayList;
import java.util.List;

/** Fills a node's caches with what all users share. */
final class Warm {

  private static final int USERS_OF_LANE = 50;

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

  /** Finds some users of each solution: they are not cached, and their groups are. */
  static void groups(Node node, int users) {
    for (SolutionRef.Pinned version : versions(users)) {
      for (int lane = 0; lane < GrowingBank.LANES; lane++) {
        node.evaluator()
            .users(
                new UserQuery(
                    GrowingBank.ID,
                    SolutionRef.live(version.solution()),
                    Resource.swimlane(GrowingBank.PROCESS, GrowingBank.laneName(lane)),
                    Operation.EXECUTE,
                    BusinessFilters.NONE),
                PageRequest.first(USERS_OF_LANE));
      }
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
