package dev.access4j.directory;

import org.jspecify.annotations.Nullable;

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

  // Checks ask for both. What the compiler would generate is slower: it calls by way of Objects.
  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof OrganizationId that && value.equals(that.value));
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
