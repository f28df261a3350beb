package dev.access4j.solution;

import dev.access4j.directory.Text;
import dev.access4j.directory.ValidationException;

/**
 * The id of a version, unique in its solution.
 *
 * @param value the id, compared exactly (DIR-13)
 */
public record VersionId(String value) implements Comparable<VersionId> {

  /**
   * Checks the id.
   *
   * @param value see above
   * @throws ValidationException if DIR-13 refuses the value
   */
  public VersionId {
    Text.requireId(value, "version id");
  }

  /**
   * Returns the id with a value.
   *
   * @param value the id's text
   * @return the id
   * @throws ValidationException if DIR-13 refuses the value
   */
  public static VersionId of(String value) {
    return new VersionId(value);
  }

  @Override
  public int compareTo(VersionId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
