package dev.access4j.examples.cli;

import static java.util.stream.Collectors.joining;

import dev.access4j.decision.BusinessFilters;
import dev.access4j.file.Question;
import dev.access4j.file.Question.Asker;
import java.util.List;
import java.util.Map;

/** Says a question in a line. */
final class QuestionText {

  private QuestionText() {}

  static String of(Question question) {
    if (question instanceof Question.Evaluate q) {
      return who(q.asker())
          + (q.operation() + " on " + q.resource() + " of " + q.solution())
          + filters(q.filters());
    } else if (question instanceof Question.CanStart q) {
      return who(q.asker())
          + ("start " + q.process() + " of " + q.solution())
          + filters(q.filters());
    } else if (question instanceof Question.InstanceAccess q) {
      return who(q.asker())
          + ("instance in " + q.process() + "/" + q.swimlane() + " of " + q.solution())
          + filters(q.filters());
    } else if (question instanceof Question.Solutions q) {
      return who(q.asker()) + "solutions";
    } else if (question instanceof Question.Operations q) {
      return who(q.asker())
          + ("operations on " + q.resource() + " of " + q.solution())
          + filters(q.filters());
    } else if (question instanceof Question.Resources q) {
      return who(q.asker())
          + ("resources for " + q.operation() + " of " + q.solution())
          + filters(q.filters());
    } else if (question instanceof Question.Roles q) {
      return who(q.asker()) + "roles on " + q.solution();
    } else if (question instanceof Question.Users q) {
      return ("users for " + q.operation() + " on " + q.resource() + " of " + q.solution())
          + filters(q.filters());
    }
    throw new IllegalArgumentException("a new kind of question: " + question.ask());
  }

  private static String who(Asker asker) {
    return (asker instanceof Asker.Named named ? named.username() : "anonymous") + ": ";
  }

  private static String filters(BusinessFilters filters) {
    String all =
        filters.values().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(filter -> filter.getKey() + "=" + quoted(filter.getValue()))
            .collect(joining(", "));
    return all.isEmpty() ? "" : " with " + all;
  }

  /** In quotes, since a blank value is no empty list: the one matches nobody, the other all. */
  private static String quoted(List<String> values) {
    return values.stream().map(value -> "'" + value + "'").collect(joining(", ", "[", "]"));
  }
}
