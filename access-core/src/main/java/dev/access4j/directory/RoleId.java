package dev.access4j.directory;

import java.util.UUID;

/**
 * The id of an {@link EndUserRole} in its organization. Ids are never used again, so that a role
 * created later under the name of a deleted one revives nothing (DIR-10).
 *
 * @param value the id, compared exactly (DIR-13)
 */
public record RoleId(String value) implements Comparable<RoleId> {

  /**
   * Checks the id.
   *
   * @param value see above
   * @throws ValidationException if DIR-13 refuses the value
   */
  public RoleId {
    Text.requireId(value, "role id");
  }

  /**
   * Returns the id with a value, as a file or another system has it; where there is none, take a
   * {@link #random} one.
   *
   * @param value the id's text
   * @return the id
   * @throws ValidationException if DIR-13 refuses the value
   */
  public static RoleId of(String value) {
    return new RoleId(value);
  }

  /** The id of the built-in role {@link EndUserRole#ANONYMOUS} in every organization (DIR-6). */
  public static final RoleId ANONYMOUS = new RoleId("Anonymous");

  /**
   * Returns an id that nothing else has had or will have.
   *
   * @return a random id
   */
  public static RoleId random() {
    return new RoleId(UUID.randomUUID().toString());
  }

  @Override
  public int compareTo(RoleId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
