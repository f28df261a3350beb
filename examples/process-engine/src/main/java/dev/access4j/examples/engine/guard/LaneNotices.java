package dev.access4j.examples.engine.guard;

import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.InstanceAccess;
import dev.access4j.decision.LaneTransition;
import dev.access4j.decision.SolutionAccess;
import dev.access4j.decision.Subject;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the users of a move whose access it has changed (EV-15), each once. Thread-safe. */
final class LaneNotices {

  private static final Logger LOG = LoggerFactory.getLogger(LaneNotices.class);

  private final AccessEvaluator evaluator;
  private final Callers callers;
  private final LaneChangeListener listener;
  private final CommandFrame frame;

  LaneNotices(
      AccessEvaluator evaluator, Callers callers, LaneChangeListener listener, CommandFrame frame) {
    this.evaluator = evaluator;
    this.callers = callers;
    this.listener = listener;
    this.frame = frame;
  }

  void tell(Move move) {
    for (String user : move.users()) {
      callers.userOf(user).ifPresent(subject -> tell(subject, move));
    }
  }

  private void tell(Subject.User user, Move move) {
    try {
      SolutionAccess access = evaluator.access(user, move.version());
      LaneTransition change =
          LaneTransition.between(
              best(access, move, move.before()), best(access, move, move.after()));
      if (change != LaneTransition.UNCHANGED) {
        frame.outside(() -> listener.changed(new LaneChange(user, move.instance(), change)));
      }
    } catch (RuntimeException e) {
      LOG.warn("{} was not told of a lane change of {}", user.id(), move.instance(), e);
    }
  }

  private static InstanceAccess best(SolutionAccess access, Move move, Set<String> swimlanes) {
    InstanceAccess best = InstanceAccess.DENIED;
    for (String swimlane : swimlanes) {
      best =
          InstanceAccess.best(
              best, access.instanceAccess(move.process(), swimlane, move.filters()));
    }
    return best;
  }
}
