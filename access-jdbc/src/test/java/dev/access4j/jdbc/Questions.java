package dev.access4j.jdbc;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.AttributeSource;
import dev.access4j.decision.BatchAnswer;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.decision.PreparedCheck;
import dev.access4j.decision.SolutionAccess;
import dev.access4j.decision.UserQuery;
import dev.access4j.solution.SolutionRef;
import dev.access4j.store.PageRequest;
import dev.access4j.store.StoreException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Every question that an evaluator takes. */
final class Questions {

  private Questions() {}

  /** Each one has to throw, whoever is asked about and however. */
  static void requireNoAnswer(AccessEvaluator evaluator, Toggled each, int user) {
    SolutionAccess access = evaluator.access(each.subject(user), Toggled.LIVE);
    PreparedCheck check =
        evaluator.prepare(each.id(), Toggled.LIVE, Toggled.RESOURCE, Toggled.OPERATION);
    throwing(() -> evaluator.isAllowed(each.request(user)));
    throwing(() -> evaluator.evaluate(each.request(user)));
    throwing(() -> access.isAllowed(Toggled.RESOURCE, Toggled.OPERATION));
    throwing(() -> access.evaluate(Toggled.RESOURCE, Toggled.OPERATION));
    throwing(() -> check.isAllowed(each.subject(user)));
    throwing(() -> check.evaluate(each.subject(user)));
    for (BatchAnswer answer : evaluator.evaluateAll(each.requests())) {
      throwing(answer::decision);
    }
    throwing(() -> evaluator.explain(each.request(user)));
    throwing(() -> access.operations(Toggled.RESOURCE));
    throwing(() -> access.resources(Toggled.OPERATION));
    throwing(access::roles);
    throwing(() -> access.canStart("none"));
    throwing(() -> access.evaluateStart("none"));
    throwing(() -> access.instanceAccess("none", "none"));
    throwing(() -> access.evaluateView("none", "none"));
    throwing(() -> evaluator.solutions(each.subject(user)));
    throwing(
        () ->
            evaluator.scope(
                each.subject(user), Toggled.OPERATION, AttributeSource.USER_AND_GROUPS));
    throwing(
        () ->
            evaluator.scope(
                each.subject(user),
                Toggled.OPERATION,
                AttributeSource.USER_AND_GROUPS,
                List.of(SolutionRef.pinned("none", "1"))));
    throwing(() -> evaluator.users(query(each), PageRequest.first(10)));
    throwing(() -> evaluator.users(query(each)).toList());
  }

  private static UserQuery query(Toggled each) {
    return new UserQuery(
        each.id(), Toggled.LIVE, Toggled.RESOURCE, Toggled.OPERATION, BusinessFilters.NONE);
  }

  private static void throwing(ThrowingCallable question) {
    assertThatExceptionOfType(StoreException.class).isThrownBy(question);
  }
}
