package dev.access4j.file;

import static java.util.Objects.requireNonNull;

/**
 * What becomes of one field of something that a plan makes, changes or removes.
 *
 * @param field its path, such as {@code email}, {@code attributes.region} or {@code processes['open
 *     account'].swimlanes.Intake.EXECUTE}; what is no plain word is in quotes
 * @param before the value now, empty for none; a list is {@code [a, b]}, with a name in double
 *     quotes where it would be misread, and {@code (own)} after a solution's own role
 * @param after the value to be, empty for none
 */
public record FieldChange(String field, String before, String after) {

  /**
   * Checks that nothing is null.
   *
   * @param field see above
   * @param before see above
   * @param after see above
   */
  public FieldChange {
    requireNonNull(field, "field");
    requireNonNull(before, "before");
    requireNonNull(after, "after");
  }
}
