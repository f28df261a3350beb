package dev.access4j.examples.engine.guard;

import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.InstanceAccess;
import dev.access4j.decision.LaneTransition;
import dev.access4j.decision.SolutionAccess;
import dev.access4j.decision.Subject;
import java.util.List;
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

  /** Tells of moves that are committed, when the outermost command of the thread is over. */
  void tell(List<Move> moves) {
    frame.afterwards(
        () ->
            callers.asAuthenticated(
                () -> {
                  moves.forEach(this::tell);
                  return true;
                }));
  }

  private void tell(Move move) {
    for (String user : move.users()) {
      callers.userOf(user).ifPresent(subject -> tell(subject, move));
    }
  }

  private void tell(Subject.User user, Move move) {
    try {
      SolutionAccess access = evaluator.access(user, move.version());
      LaneTransition change =
          LaneTransition.between(
              best(access, move.process(), move.before()),
              best(access, move.process(), move.after()));
      if (change != LaneTransition.UNCHANGED) {
        listener.changed(new LaneChange(user, move.instance(), change));
      }
    } catch (RuntimeException e) {
      LOG.warn("{} was not told of a lane change of {}", user.id(), move.instance(), e);
    }
  }

  private static InstanceAccess best(SolutionAccess access, String process, Move.Side side) {
    InstanceAccess best = InstanceAccess.DENIED;
    for (String swimlane : side.swimlanes()) {
      best = InstanceAccess.best(best, access.instanceAccess(process, swimlane, side.filters()));
    }
    return best;
  }
}
