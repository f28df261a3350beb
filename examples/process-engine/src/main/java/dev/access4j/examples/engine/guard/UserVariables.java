package dev.access4j.examples.engine.guard;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables that an end user may give: by their names, which the engine trusts too much. */
final class UserVariables {

  private UserVariables() {}

  /** Refuses a name that the engine would evaluate as an expression, methods and all. */
  static void require(@Nullable Object variables, Asked asked) {
    for (Object name : names(variables)) {
      if (name instanceof String text && (text.startsWith("${") || text.startsWith("#{"))) {
        throw asked.refuse("a variable whose name is an expression");
      }
    }
  }

  /** Refuses the instance's filter values too. */
  static void requireOthers(@Nullable Object variables, Asked asked) {
    if (variables == null) {
      return; // Of the four kinds that a completion may carry, most are not there.
    }
    require(variables, asked);
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
