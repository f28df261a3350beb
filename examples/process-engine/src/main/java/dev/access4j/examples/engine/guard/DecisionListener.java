package dev.access4j.examples.engine.guard;

import dev.access4j.decision.Decision;
import dev.access4j.decision.Subject;
import dev.access4j.solution.Resource;

/** Hears of the decisions that the guard makes, allowed and denied. */
@FunctionalInterface
public interface DecisionListener {

  /** Hears nothing. */
  DecisionListener NONE = (user, operation, swimlane, decision) -> {};

  /**
   * Tells of a decision, on the thread and in the transaction of the command that it is about. What
   * this throws stops the command.
   *
   * @param user who is to be allowed
   * @param operation the operation's name, or {@code start} (EV-13) or {@code view} (EV-14)
   * @param swimlane where
   * @param decision the answer
   */
  void decided(
      Subject.User user, String operation, Resource.SwimlaneOf swimlane, Decision decision);
}
