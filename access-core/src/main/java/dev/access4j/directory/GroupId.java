package dev.access4j.directory;

import java.util.UUID;

/**
 * The id of an {@link EndUserGroup} in its organization. Ids are never used again.
 *
 * @param value the id, compared exactly (DIR-13)
 */
public record GroupId(String value) implements Comparable<GroupId> {

  /**
   * Checks the id.
   *
   * @param value see above
   * @throws ValidationException if DIR-13 refuses the value
   */
  public GroupId {
    Text.requireId(value, "group id");
  }

  /**
   * Returns the id with a value.
   *
   * @param value the id's text
   * @return the id
   * @throws ValidationException if DIR-13 refuses the value
   */
  public static GroupId of(String value) {
    return new GroupId(value);
  }

  /**
   * Returns an id that nothing else has had or will have.
   *
   * @return a random id
   */
  public static GroupId random() {
    return new GroupId(UUID.randomUUID().toString());
  }

  @Override
  public int compareTo(GroupId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
