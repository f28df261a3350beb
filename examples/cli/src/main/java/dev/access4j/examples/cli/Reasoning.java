package dev.access4j.examples.cli;

import dev.access4j.decision.Decision;
import dev.access4j.decision.Explanation;
import dev.access4j.decision.Explanation.GateResult;
import dev.access4j.decision.Explanation.Outcome;
import dev.access4j.decision.Subject;
import dev.access4j.file.Answer;
import dev.access4j.file.Question;
import dev.access4j.file.Question.Asker;
import java.util.Locale;
import java.util.Optional;

/**
 * An explanation in words, with the username in place of the id, which is made up anew each time
 * that a file is loaded.
 *
 * @param explanation the explanation
 * @param asker who asked
 */
record Reasoning(Explanation explanation, Asker asker) {

  /** Who asked a question that is answered with an explanation. */
  static Asker asker(Question question) {
    if (question instanceof Question.Evaluate evaluate) {
      return evaluate.asker();
    } else if (question instanceof Question.CanStart start) {
      return start.asker();
    }
    return question instanceof Question.InstanceAccess instance
        ? instance.asker()
        : Asker.ANONYMOUS;
  }

  /** The decision as a case file expects it. */
  Answer.Word answer() {
    return new Answer.Word(
        explanation.decision() instanceof Decision.Denied denied
            ? "DENIED:" + denied.reason()
            : "ALLOWED");
  }

  boolean allowed() {
    return explanation.decision().isAllowed();
  }

  /** What decided: the grant, or what the gate that failed looked at. */
  String because() {
    if (explanation.decision() instanceof Decision.Allowed allowed) {
      return allowed.grant().toString();
    }
    return failedGate().map(gate -> rule(gate) + " " + detail(gate)).orElse("");
  }

  Optional<GateResult> failedGate() {
    return explanation.gates().stream()
        .filter(gate -> gate.outcome() == Outcome.FAILED)
        .findFirst();
  }

  static String rule(GateResult gate) {
    return gate.gate().rule();
  }

  static String title(GateResult gate) {
    return gate.gate().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** What a gate looked at; nothing if it was not reached. */
  String detail(GateResult gate) {
    return gate.outcome() == Outcome.NOT_REACHED ? "" : named(gate.detail());
  }

  /** A text of the explanation with the username in it. */
  String named(String text) {
    if (explanation.request().subject() instanceof Subject.User user
        && asker instanceof Asker.Named named) {
      return text.replace(user.id().value(), named.username());
    }
    return text;
  }
}
