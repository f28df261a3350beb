package dev.access4j.examples.engine.guard;

import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import java.time.Instant;
import java.util.Optional;

/**
 * A task of a list.
 *
 * @param id the task's id
 * @param name its name, empty if it has none
 * @param instance the id of its process instance
 * @param version the solution and version that the instance is pinned to
 * @param swimlane where it is
 * @param assignee the id of the user who has it
 * @param priority its priority
 * @param created when it was made
 * @param due when it is due
 * @param held whether it is on hold
 */
public record TaskRow(
    String id,
    String name,
    String instance,
    SolutionRef.Pinned version,
    Resource.SwimlaneOf swimlane,
    Optional<String> assignee,
    int priority,
    Instant created,
    Optional<Instant> due,
    boolean held) {}
