package dev.access4j.file;

import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.decision.Decision;
import dev.access4j.decision.Explanation;
import dev.access4j.decision.Explanation.Outcome;
import dev.access4j.decision.Gate;
import dev.access4j.decision.Subject;
import dev.access4j.file.Question.Asker;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Process;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.Swimlane;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Tells why an answer is what it is, by the requests that the question is made of. */
final class Explaining {

  // What no version has: the gates before EV-5 do not depend on it.
  private static final Resource NOWHERE = Resource.swimlane("", "");
  private static final SolutionRef NO_SOLUTION = SolutionRef.live("-");

  private final AccessEvaluator evaluator;
  private final Function<Asker, Subject> subjects;
  private final BiFunction<SolutionRef, String, Optional<Process>> processes;

  /**
   * Explains what an evaluator answers.
   *
   * @param subjects finds who asks
   * @param versions finds the version that is asked about
   */
  Explaining(
      AccessEvaluator evaluator,
      Function<Asker, Subject> subjects,
      Function<SolutionRef, Optional<SolutionVersion>> versions) {
    this.evaluator = evaluator;
    this.subjects = subjects;
    this.processes =
        (solution, name) ->
            versions
                .apply(solution)
                .flatMap(
                    version ->
                        version.processes().stream()
                            .filter(process -> process.name().equals(name))
                            .findFirst());
  }

  /** The explanation of the request that decided, where there is such a one. */
  Optional<Explanation> explanation(Question question) {
    if (question instanceof Question.Evaluate ask) {
      return Optional.of(
          asked(ask.asker(), ask.solution(), ask.filters())
              .explain(ask.resource(), ask.operation()));
    } else if (question instanceof Question.CanStart ask) {
      Asked asked = asked(ask.asker(), ask.solution(), ask.filters());
      Resource start = start(ask);
      Explanation execute = asked.explain(start, Operation.EXECUTE);
      return Optional.of(
          execute.decision().isAllowed() ? asked.explain(start, Operation.SELF_ASSIGN) : execute);
    } else if (question instanceof Question.InstanceAccess ask) {
      Resource lane = Resource.swimlane(ask.process(), ask.swimlane());
      return Optional.of(
          asked(ask.asker(), ask.solution(), ask.filters()).explain(lane, Operation.EXECUTE));
    }
    return Optional.empty();
  }

  /** What else there is to say of an answer, a line each. */
  List<String> notes(Question question, Answer actual) {
    if (question instanceof Question.CanStart ask) {
      Asked asked = asked(ask.asker(), ask.solution(), ask.filters());
      Resource start = start(ask);
      return List.of(
          asked.outcome(start, Operation.EXECUTE), asked.outcome(start, Operation.SELF_ASSIGN));
    } else if (question instanceof Question.InstanceAccess ask) {
      return processes
          .apply(ask.solution(), ask.process())
          .map(process -> List.of("read-only: " + readOnly(ask, process)))
          .orElse(List.of());
    } else if (actual instanceof Answer.Names names && names.names().isEmpty()) {
      return whyEmpty(question).map(List::of).orElse(List.of());
    }
    return List.of();
  }

  private Resource start(Question.CanStart ask) {
    String lane =
        processes.apply(ask.solution(), ask.process()).map(Process::startSwimlane).orElse("?");
    return Resource.swimlane(ask.process(), lane);
  }

  /** The other way to an instance (EV-14). */
  private String readOnly(Question.InstanceAccess ask, Process process) {
    if (!process.readOnlyAllowed()) {
      return "the process does not allow it";
    }
    Asked asked = asked(ask.asker(), ask.solution(), ask.filters());
    Resource lane = Resource.swimlane(ask.process(), ask.swimlane());
    String view = asked.outcome(lane, Operation.VIEW);
    return view
        + process.swimlanes().stream()
            .map(Swimlane::name)
            .filter(other -> !other.equals(ask.swimlane()))
            .map(other -> Resource.swimlane(ask.process(), other))
            .filter(other -> asked.explain(other, Operation.EXECUTE).decision().isAllowed())
            .findFirst()
            .map(other -> "; EXECUTE on " + other + ": ALLOWED")
            .orElse("; EXECUTE is allowed on no other swimlane");
  }

  private Optional<String> whyEmpty(Question question) {
    if (question instanceof Question.Operations ask) {
      Asked asked = asked(ask.asker(), ask.solution(), ask.filters());
      return Arrays.stream(Operation.values())
          .map(operation -> asked.explain(ask.resource(), operation))
          .max(Comparator.comparing(Explaining::failed))
          .map(
              furthest ->
                  failed(furthest) == Gate.PERMISSION
                      ? "EV-6: no role that is held is permitted an operation there"
                      : asked.gate(furthest));
    } else if (question instanceof Question.Resources ask) {
      return beforeResource(asked(ask.asker(), ask.solution(), BusinessFilters.NONE));
    } else if (question instanceof Question.Roles ask) {
      return beforeResource(asked(ask.asker(), ask.solution(), BusinessFilters.NONE));
    } else if (question instanceof Question.Solutions ask) {
      Asked asked = asked(ask.asker(), NO_SOLUTION, BusinessFilters.NONE);
      Explanation explanation = asked.explain(NOWHERE, Operation.VIEW);
      return Optional.of(explanation).filter(each -> failed(each) == Gate.SUBJECT).map(asked::gate);
    }
    return Optional.empty();
  }

  private static Optional<String> beforeResource(Asked asked) {
    return Optional.of(asked.explain(NOWHERE, Operation.VIEW))
        .filter(each -> failed(each).compareTo(Gate.RESOURCE) < 0)
        .map(asked::gate);
  }

  private static Gate failed(Explanation explanation) {
    return explanation.decision() instanceof Decision.Denied denied
        ? denied.reason().gate()
        : Gate.BUSINESS_FILTERS;
  }

  private Asked asked(Asker asker, SolutionRef solution, BusinessFilters filters) {
    return new Asked(subjects.apply(asker), asker, solution, filters);
  }

  /** What the requests of one question have in common. */
  private final class Asked {

    private final Subject subject;
    private final Asker asker;
    private final SolutionRef solution;
    private final BusinessFilters filters;

    Asked(Subject subject, Asker asker, SolutionRef solution, BusinessFilters filters) {
      this.subject = subject;
      this.asker = asker;
      this.solution = solution;
      this.filters = filters;
    }

    Explanation explain(Resource resource, Operation operation) {
      return evaluator.explain(
          AccessRequest.of(subject, solution, resource, operation).with(filters));
    }

    String outcome(Resource resource, Operation operation) {
      return operation
          + " on "
          + resource
          + ": "
          + Answering.word(explain(resource, operation).decision());
    }

    /** The gate that failed, with the username in place of the id, which is made up. */
    String gate(Explanation explanation) {
      String text =
          explanation.gates().stream()
              .filter(gate -> gate.outcome() == Outcome.FAILED)
              .map(gate -> gate.gate().rule() + ": " + gate.detail())
              .findFirst()
              .orElse("");
      return subject instanceof Subject.User user && asker instanceof Asker.Named named
          ? text.replace(user.id().value(), named.username())
          : text;
    }
  }
}
