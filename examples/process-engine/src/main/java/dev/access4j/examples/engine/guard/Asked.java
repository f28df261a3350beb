package dev.access4j.examples.engine.guard;

import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.decision.Decision;
import dev.access4j.decision.Subject;
import dev.access4j.solution.Operation;
import dev.access4j.store.Revision;
import java.util.Collection;
import java.util.Iterator;
import org.flowable.common.engine.impl.interceptor.CommandContext;

/**
 * A command that an end user gives: who, and within which transaction.
 *
 * @param user who gives it
 * @param context where the engine runs it
 * @param evaluator decides
 * @param decisions hears of each decision
 */
record Asked(
    Subject.User user,
    CommandContext context,
    AccessEvaluator evaluator,
    DecisionListener decisions) {

  void require(Operation operation, Place place) {
    require(user, operation, place);
  }

  /** Requires that somebody may do something: the caller, or whom a task is to be given to. */
  void require(Subject.User whoever, Operation operation, Place place) {
    Decision decision =
        evaluator.evaluate(
            new AccessRequest(
                whoever,
                place.version(),
                place.swimlane(),
                operation,
                place.filters(),
                Revision.NONE));
    decided(whoever, operation + " on " + at(place), decision);
  }

  /** Requires that the caller may see an instance by one of the places of its tokens (EV-14). */
  void requireView(Collection<Place> places) {
    Iterator<Place> each = places.iterator();
    while (each.hasNext()) {
      Place place = each.next();
      Decision decision =
          evaluator
              .access(user, place.version())
              .evaluateView(
                  place.swimlane().process(), place.swimlane().swimlane(), place.filters());
      if (decision.isAllowed() || !each.hasNext()) {
        decided(user, "see " + at(place), decision);
        return;
      }
    }
    throw refuse("an instance without a token shows nothing");
  }

  /** Requires that the caller may start a process (EV-13). */
  void requireStart(Definition definition, BusinessFilters filters) {
    Decision decision =
        evaluator.access(user, definition.version()).evaluateStart(definition.process(), filters);
    decided(user, "start " + definition.process() + " of " + definition.version(), decision);
  }

  /** Returns the refusal of what no decision is made about. */
  CommandRefusedException refuse(String what) {
    return new CommandRefusedException(user.id() + " is refused: " + what, null);
  }

  private void decided(Subject.User whoever, String what, Decision decision) {
    decisions.decided(whoever, what, decision);
    if (!decision.isAllowed()) {
      throw new CommandRefusedException(
          whoever.id() + " may not " + what + ": " + decision, decision);
    }
  }

  private static String at(Place place) {
    return place.swimlane() + " of " + place.version();
  }
}
