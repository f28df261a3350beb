package dev.access4j.directory;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

  // Checks ask for both. What the compiler would generate is slower: it calls by way of Objects.
  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof EndUserId that && value.equals(that.value));
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
