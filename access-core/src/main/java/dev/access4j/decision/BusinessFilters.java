package dev.access4j.decision;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The business-filter values of an instance, which the user's attributes must meet (EV-7). Values are
 * taken as they are. A key without values restricts nothing; a null or blank value matches nobody.
 *
 * @param values the instance's values of each key that has some; a null among them is kept as an
 *     empty text, which no attribute holds; immutable
 * @param source which attributes of the user count (EV-12)
 */
public record BusinessFilters(Map<String, List<String>> values, AttributeSource source) {

  /** The filter key that the platform uses (EV-12). */
  public static final String DEFAULT_KEY = "businessFilters";

  /** No restriction. */
  public static final BusinessFilters NONE =
      new BusinessFilters(Map.of(), AttributeSource.USER_AND_GROUPS);

  /** Copies the values and leaves keys out that have none. */
  public BusinessFilters {
    requireNonNull(source, "source");
    Map<String, List<String>> kept = new LinkedHashMap<>();
    values.forEach(
        (key, list) -> {
          if (!list.isEmpty()) {
            kept.put(requireNonNull(key, "key"), List.copyOf(list));
          }
        });
    values = Map.copyOf(kept);
  }

  /**
   * Takes the values of several keys as an engine has them.
   *
   * @param values values by key; a list may be null or hold nulls
   * @return the filters
   */
  public static BusinessFilters of(
      Map<String, ? extends @Nullable Collection<? extends @Nullable String>> values) {
    Map<String, List<String>> kept = new LinkedHashMap<>();
    values.forEach((key, list) -> kept.put(key, list == null ? List.of() : withoutNulls(list)));
    return new BusinessFilters(kept, AttributeSource.USER_AND_GROUPS);
  }

  /**
   * Takes the values of one key.
   *
   * @param key the key
   * @param values the instance's values, none for no restriction
   * @return the filters
   */
  public static BusinessFilters of(String key, @Nullable String... values) {
    return new BusinessFilters(
        Map.of(key, withoutNulls(Arrays.asList(values))), AttributeSource.USER_AND_GROUPS);
  }

  /**
   * Returns these filters, to be met by the user's own attributes only (EV-12).
   *
   * @return the filters with {@link AttributeSource#USER_ONLY}
   */
  public BusinessFilters userOnly() {
    return new BusinessFilters(values, AttributeSource.USER_ONLY);
  }

  private static List<String> withoutNulls(Collection<? extends @Nullable String> list) {
    List<String> kept = new ArrayList<>(list.size());
    for (String value : list) {
      kept.add(value == null ? "" : value);
    }
    return kept;
  }
}
