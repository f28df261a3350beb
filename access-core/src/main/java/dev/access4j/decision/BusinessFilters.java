package dev.access4j.decision;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The business-filter values of an instance, which the user's attributes must meet (EV-7). Values
 * are taken as they are. A key without values restricts nothing; a null or blank value matches
 * nobody. Immutable.
 */
public final class BusinessFilters {

  /** The filter key that the platform uses (EV-12). */
  public static final String DEFAULT_KEY = "businessFilters";

  /** No restriction. */
  public static final BusinessFilters NONE =
      new BusinessFilters(Map.of(), AttributeSource.USER_AND_GROUPS);

  private final Map<String, List<String>> values;
  private final AttributeSource source;
  // The same as arrays, which a check walks without an iterator; without what matches nobody.
  private final String[] keys;
  private final String[][] wanted;
  // What most instances have: one value of one key, and nothing beside it.
  private final @Nullable String onlyValue;

  /**
   * Takes the values of several keys.
   *
   * @param values the instance's values of each key; keys without a value are left out
   * @param source which attributes of the user count (EV-12)
   */
  public BusinessFilters(Map<String, List<String>> values, AttributeSource source) {
    Map<String, List<String>> kept = new LinkedHashMap<>();
    values.forEach(
        (key, list) -> {
          if (!list.isEmpty()) {
            kept.put(requireNonNull(key, "key"), List.copyOf(withoutNulls(list)));
          }
        });
    this.values = Map.copyOf(kept);
    this.source = requireNonNull(source, "source");
    // An engine makes these at each start and each new task: without the machinery of streams.
    this.keys = new String[kept.size()];
    this.wanted = new String[kept.size()][];
    int i = 0;
    for (Map.Entry<String, List<String>> each : kept.entrySet()) {
      keys[i] = each.getKey();
      wanted[i++] = withoutBlanks(each.getValue());
    }
    List<String> only = kept.size() == 1 ? kept.values().iterator().next() : List.of();
    this.onlyValue = only.size() == 1 && wanted[0].length == 1 ? wanted[0][0] : null;
  }

  // One value of one key, as most engines have: no maps and lists to copy.
  private BusinessFilters(String key, String value) {
    this.values = Map.of(key, List.of(value));
    this.source = AttributeSource.USER_AND_GROUPS;
    this.keys = new String[] {key};
    this.onlyValue = value.isBlank() ? null : value;
    this.wanted = new String[][] {onlyValue == null ? new String[0] : new String[] {onlyValue}};
  }

  private static String[] withoutBlanks(List<String> list) {
    List<String> kept = new ArrayList<>(list);
    kept.removeIf(String::isBlank);
    return kept.toArray(new String[0]);
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
    if (values.length == 1) {
      return new BusinessFilters(key, values[0] == null ? "" : values[0]);
    }
    return new BusinessFilters(
        Map.of(key, withoutNulls(Arrays.asList(values))), AttributeSource.USER_AND_GROUPS);
  }

  // An empty text matches nobody, as a null should.
  private static List<String> withoutNulls(Collection<? extends @Nullable String> list) {
    List<String> kept = new ArrayList<>(list.size());
    for (String value : list) {
      kept.add(value == null ? "" : value);
    }
    return kept;
  }

  /**
   * Returns these filters, to be met by the user's own attributes only (EV-12).
   *
   * @return the filters with {@link AttributeSource#USER_ONLY}
   */
  public BusinessFilters userOnly() {
    return new BusinessFilters(values, AttributeSource.USER_ONLY);
  }

  /**
   * Returns the values.
   *
   * @return the values of each key that has some; a null among them is an empty text here
   */
  public Map<String, List<String>> values() {
    return values;
  }

  /**
   * Returns which attributes of the user count.
   *
   * @return the source
   */
  public AttributeSource source() {
    return source;
  }

  /**
   * Tells whether there is no restriction.
   *
   * @return true if no key has a value
   */
  public boolean isEmpty() {
    return keys.length == 0;
  }

  /**
   * Tells whether attributes meet these filters: for each key they share a value (EV-7).
   *
   * @param attributes attribute values by key
   * @return true if each key is met; allocates nothing
   */
  public boolean areMetBy(Map<String, Set<String>> attributes) {
    if (onlyValue != null) {
      Set<String> own = attributes.get(keys[0]);
      return own != null && own.contains(onlyValue);
    }
    for (int i = 0; i < keys.length; i++) {
      Set<String> own = attributes.get(keys[i]);
      if (own == null || !sharesOne(own, wanted[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean sharesOne(Set<String> own, String[] wanted) {
    for (String value : wanted) {
      if (own.contains(value)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BusinessFilters that
        && source == that.source
        && (onlyValue != null
            ? onlyValue.equals(that.onlyValue) && keys[0].equals(that.keys[0])
            : values.equals(that.values));
  }

  // Of equal values either both have a single one or neither has.
  @Override
  public int hashCode() {
    return onlyValue != null ? onlyValue.hashCode() : values.hashCode();
  }

  @Override
  public String toString() {
    return values + (source == AttributeSource.USER_ONLY ? " of the user only" : "");
  }
}
