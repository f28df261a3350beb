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
 * @param before the swimlanes that its tokens were in
 * @param after the swimlanes that its tokens are in
 * @param filters its filter values
 * @param users who is told: the starter and those who had its tasks, as the engine knows them
 */
record Move(
    String instance,
    SolutionRef.Pinned version,
    String process,
    Set<String> before,
    Set<String> after,
    BusinessFilters filters,
    Set<String> users) {}
