package dev.access4j.examples.engine.guard;

import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.decision.Decision;
import dev.access4j.decision.SolutionAccess;
import dev.access4j.decision.Subject;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
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
    AccessRequest request = place.request(whoever, operation);
    if (isHeard() || !evaluator.isAllowed(request)) {
      Decision decision = evaluator.evaluate(request);
      decided(whoever, operation.name(), place.version(), place.swimlane(), decision);
    }
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
        decided(user, "view", place.version(), place.swimlane(), decision);
        return;
      }
    }
    throw refuse("an instance without a token shows nothing");
  }

  /** Requires that the caller may start a process (EV-13). */
  void requireStart(Definition definition, BusinessFilters filters) {
    SolutionAccess access = evaluator.access(user, definition.version());
    if (isHeard() || !access.canStart(definition.process(), filters)) {
      Decision decision = access.evaluateStart(definition.process(), filters);
      decided(user, "start", definition.version(), definition.start(), decision);
    }
  }

  // A grant is looked for among all of a user's groups: in vain where nobody is told of it.
  private boolean isHeard() {
    return decisions != DecisionListener.NONE;
  }

  /** Returns the refusal of what no decision is made about. */
  CommandRefusedException refuse(String what) {
    return new CommandRefusedException(user.id() + " is refused: " + what, null);
  }

  // The words are put together for a refusal only: what is allowed is the hot path.
  private void decided(
      Subject.User whoever,
      String operation,
      SolutionRef.Pinned version,
      Resource.SwimlaneOf swimlane,
      Decision decision) {
    decisions.decided(whoever, operation, swimlane, decision);
    if (!decision.isAllowed()) {
      throw new CommandRefusedException(
          whoever.id()
              + " may not "
              + operation
              + " on "
              + swimlane
              + " of "
              + version
              + ": "
              + decision,
          decision);
    }
  }
}
