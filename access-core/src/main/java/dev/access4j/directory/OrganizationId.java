package dev.access4j.directory;

/**
 * The id of an {@link Organization}: the outer boundary of everything else (DIR-1).
 *
 * @param value the id, compared exactly (DIR-13)
 */
public record OrganizationId(String value) implements Comparable<OrganizationId> {

  /**
   * Checks the id.
   *
   * @param value see above
   * @throws ValidationException if DIR-13 refuses the value
   */
  public OrganizationId {
    Text.requireId(value, "organization id");
  }

  /**
   * Returns the id with a value.
   *
   * @param value the id's text
   * @return the id
   * @throws ValidationException if DIR-13 refuses the value
   */
  public static OrganizationId of(String value) {
    return new OrganizationId(value);
  }

  @Override
  public int compareTo(OrganizationId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
