package dev.access4j.examples.engine.guard;

import dev.access4j.decision.BusinessFilters;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.flowable.common.engine.api.FlowableIllegalArgumentException;
import org.jspecify.annotations.Nullable;

/**
 * The process variable that holds the business-filter values of an instance (EV-7): one text, or a
 * collection or array of texts. It is the instance's own, not a task's or a subprocess's.
 */
final class FilterVariable {

  /** The variable's name. */
  static final String NAME = "task.businessFilters";

  private FilterVariable() {}

  /**
   * Takes the values of a variable that is there.
   *
   * @param value the variable's value; null matches nobody, as a null among several does
   * @return the filters; an empty collection restricts nothing
   * @throws FlowableIllegalArgumentException for a value that holds anything but texts
   */
  static BusinessFilters of(@Nullable Object value) {
    if (value == null || value instanceof String) {
      return BusinessFilters.of(BusinessFilters.DEFAULT_KEY, (String) value);
    }
    if (value instanceof Collection<?> several) {
      return ofTexts(several);
    }
    if (value instanceof Object[] several) {
      return ofTexts(Arrays.asList(several));
    }
    throw refused(value);
  }

  /** Takes the values of a set of variables that an instance is to start with. */
  static BusinessFilters among(@Nullable Map<String, Object> variables) {
    return variables != null && variables.containsKey(NAME)
        ? of(variables.get(NAME))
        : BusinessFilters.NONE;
  }

  static BusinessFilters ofValues(List<String> values) {
    return BusinessFilters.of(Map.of(BusinessFilters.DEFAULT_KEY, values));
  }

  static List<String> valuesOf(BusinessFilters filters) {
    return filters.values().getOrDefault(BusinessFilters.DEFAULT_KEY, List.of());
  }

  private static BusinessFilters ofTexts(Collection<?> several) {
    for (Object each : several) {
      if (each != null && !(each instanceof String)) {
        throw refused(each);
      }
    }
    return BusinessFilters.of(BusinessFilters.DEFAULT_KEY, several.toArray(String[]::new));
  }

  private static FlowableIllegalArgumentException refused(Object value) {
    return new FlowableIllegalArgumentException(
        NAME + " holds texts (EV-7), and no " + value.getClass().getName());
  }
}
