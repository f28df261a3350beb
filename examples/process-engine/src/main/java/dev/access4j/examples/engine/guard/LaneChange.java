package dev.access4j.examples.engine.guard;

import dev.access4j.decision.LaneTransition;
import dev.access4j.decision.Subject;

/**
 * What a move of an instance's tokens did to a user's access (EV-15).
 *
 * @param user the starter of the instance, or who had the task that was done
 * @param instance the id of the process instance
 * @param change lost or regained
 */
public record LaneChange(Subject.User user, String instance, LaneTransition change) {}
