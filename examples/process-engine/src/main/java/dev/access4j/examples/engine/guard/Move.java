package dev.access4j.examples.engine.guard;

import dev.access4j.decision.BusinessFilters;
import dev.access4j.solution.SolutionRef;
import java.util.Set;

/**
 * How the tokens of an instance stood before a command, and how after it.
 *
 * @param instance the id of the process instance
 * @param version what it is pinned to
 * @param process its process
 * @param before where its tokens were
 * @param after where its tokens are
 * @param users who is told: the starter and those who had its tasks, as the engine knows them
 */
record Move(
    String instance,
    SolutionRef.Pinned version,
    String process,
    Side before,
    Side after,
    Set<String> users) {

  /**
   * One of the two.
   *
   * @param swimlanes the swimlanes that the tokens are in
   * @param filters the filter values of the instance
   */
  record Side(Set<String> swimlanes, BusinessFilters filters) {}
}
