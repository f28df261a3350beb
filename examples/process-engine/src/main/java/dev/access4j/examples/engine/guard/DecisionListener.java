package dev.access4j.examples.engine.guard;

import dev.access4j.decision.Decision;
import dev.access4j.decision.Subject;

/** Hears of the decisions that the guard makes, allowed and denied. */
@FunctionalInterface
public interface DecisionListener {

  /** Hears nothing. */
  DecisionListener NONE = (user, what, decision) -> {};

  /**
   * Tells of a decision, on the thread and in the transaction of the command that it is about. What
   * this throws stops the command.
   *
   * @param user who is to be allowed
   * @param what the operation and where, in words
   * @param decision the answer
   */
  void decided(Subject.User user, String what, Decision decision);
}
