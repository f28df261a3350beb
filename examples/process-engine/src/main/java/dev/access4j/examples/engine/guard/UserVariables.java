package dev.access4j.examples.engine.guard;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The variables that an end user may give: by their names, which the engine trusts too much. */
final class UserVariables {

  /** What the engine goes by: whether tasks may be skipped, and how many of several are done. */
  private static final Pattern OF_THE_ENGINE =
      Pattern.compile("_(FLOWABLE|ACTIVITI)_.*|nrOf(Active|Completed)?Instances|loopCounter");

  private UserVariables() {}

  /**
   * Refuses a name that the engine would evaluate as an expression, methods and all, and those that
   * it goes by itself.
   *
   * @param counters those by which it counts in this process, see {@link Definition}
   */
  static void require(@Nullable Object variables, Set<String> counters, Asked asked) {
    for (Object name : names(variables)) {
      if (name instanceof String text) {
        if (text.startsWith("${") || text.startsWith("#{")) {
          throw asked.refuse("a variable whose name is an expression");
        }
        if (OF_THE_ENGINE.matcher(text).matches() || counters.contains(text)) {
          throw asked.refuse("the variable " + text + ", which the engine goes by");
        }
      }
    }
  }

  /** Refuses the instance's filter values too. */
  static void requireOthers(Object variables, Set<String> counters, Asked asked) {
    require(variables, counters, asked);
    if (names(variables).contains(FilterVariable.NAME)) {
      throw asked.refuse(FilterVariable.NAME + " is given at the start, and changed by the model");
    }
  }

  private static Collection<?> names(@Nullable Object variables) {
    if (variables == null) {
      return List.of();
    }
    if (variables instanceof Map<?, ?> values) {
      return values.keySet();
    }
    if (variables instanceof Collection<?> names) {
      return names;
    }
    throw new IllegalStateException(
        "this version of the engine has variables in a " + variables.getClass().getName());
  }
}
