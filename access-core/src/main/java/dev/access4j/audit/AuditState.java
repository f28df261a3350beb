package dev.access4j.audit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a thing was at one time (AD-6): its fields by path, each with its values in order. A field
 * that has no value is absent; roles and other things are given by their ids. The paths are those
 * of faults, such as {@code processes[0].swimlanes[1].permissions.EXECUTE} or {@code
 * attributes.region}.
 *
 * @param present whether the thing existed
 * @param fields the values of each field; empty if it did not exist, or has no more to it than
 *     that, such as a membership; immutable
 */
public record AuditState(boolean present, Map<String, List<String>> fields) {

  /** The thing did not exist. */
  public static final AuditState ABSENT = new AuditState(false, Map.of());

  /**
   * Copies the fields.
   *
   * @param present see above
   * @param fields see above
   * @throws IllegalArgumentException if a thing that did not exist has fields
   */
  public AuditState {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    fields.forEach((field, values) -> copy.put(field, List.copyOf(values)));
    fields = Collections.unmodifiableMap(copy);
    if (!present && !fields.isEmpty()) {
      throw new IllegalArgumentException("what did not exist has no fields");
    }
  }

  /**
   * Returns the state of a thing that existed.
   *
   * @param fields the values of each field
   * @return the state
   */
  public static AuditState of(Map<String, List<String>> fields) {
    return new AuditState(true, fields);
  }
}
