package dev.access4j.store;

/**
 * How far the history of one organization has come: a counter without gaps, advanced by each write
 * that changes something. Who has seen a revision has seen all before it.
 *
 * @param value the counter; 0 before the organization was made
 */
public record Revision(long value) implements Comparable<Revision> {

  /** Before anything was written: at least this is always true. */
  public static final Revision NONE = new Revision(0);

  /**
   * Checks the counter.
   *
   * @param value see above
   * @throws IllegalArgumentException if it is negative
   */
  public Revision {
    if (value < 0) {
      throw new IllegalArgumentException("a revision is not negative: " + value);
    }
  }

  /**
   * Returns the revision after this one.
   *
   * @return the next revision
   */
  public Revision next() {
    return new Revision(value + 1);
  }

  @Override
  public int compareTo(Revision other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return "r" + value;
  }
}
