package dev.access4j.admin;

import static java.util.Objects.requireNonNull;

import dev.access4j.store.Revision;

/**
 * Something with the revision at which it was last put (AD-7).
 *
 * @param value the thing
 * @param revision what an edit of it has to name
 * @param <T> the type of the thing
 */
public record Versioned<T>(T value, Revision revision) {

  /**
   * Checks that nothing is null.
   *
   * @param value see above
   * @param revision see above
   */
  public Versioned {
    requireNonNull(value, "value");
    requireNonNull(revision, "revision");
  }
}
