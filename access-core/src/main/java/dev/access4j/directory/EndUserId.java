package dev.access4j.directory;

import java.util.UUID;

/**
 * The id of an {@link EndUser} in its organization. Ids are never used again.
 *
 * @param value the id, compared exactly (DIR-13)
 */
public record EndUserId(String value) implements Comparable<EndUserId> {

  /**
   * Checks the id.
   *
   * @param value see above
   * @throws ValidationException if DIR-13 refuses the value
   */
  public EndUserId {
    Text.requireId(value, "user id");
  }

  /**
   * Returns the id with a value.
   *
   * @param value the id's text
   * @return the id
   * @throws ValidationException if DIR-13 refuses the value
   */
  public static EndUserId of(String value) {
    return new EndUserId(value);
  }

  /**
   * Returns an id that nothing else has had or will have.
   *
   * @return a random id
   */
  public static EndUserId random() {
    return new EndUserId(UUID.randomUUID().toString());
  }

  @Override
  public int compareTo(EndUserId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
