package dev.access4j.directory;

/**
 * The id of a solution in its organization. It stands here, beside the other ids, because a role
 * may belong to a solution (DIR-12).
 *
 * @param value the id, compared exactly (DIR-13)
 */
public record SolutionId(String value) implements Comparable<SolutionId> {

  /**
   * Checks the id.
   *
   * @param value see above
   * @throws ValidationException if DIR-13 refuses the value
   */
  public SolutionId {
    Text.requireId(value, "solution id");
  }

  /**
   * Returns the id with a value.
   *
   * @param value the id's text
   * @return the id
   * @throws ValidationException if DIR-13 refuses the value
   */
  public static SolutionId of(String value) {
    return new SolutionId(value);
  }

  @Override
  public int compareTo(SolutionId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
