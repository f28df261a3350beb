package dev.access4j.admin;

import dev.access4j.store.Revision;

/**
 * Somebody else was first: what is to be edited was changed after the revision that the edit names,
 * or what was planned was planned at an older one (AD-7, AM-4). Nothing was changed.
 */
public final class ConflictException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  // Exceptions are Serializable by inheritance only; nobody sends this one over a wire.
  private final transient Revision seen;
  private final transient Versioned<?> current;

  /**
   * Creates the exception.
   *
   * @param what what was changed meanwhile, for people
   * @param seen the revision that the edit names
   * @param current what is there now
   */
  public ConflictException(String what, Revision seen, Versioned<?> current) {
    super(
        current.revision().compareTo(seen) > 0
            ? what + " was changed at " + current.revision() + ", after " + seen
            : what + " was seen at " + seen + ", to which this organization has not come");
    this.seen = seen;
    this.current = current;
  }

  /**
   * Returns the revision that the edit named.
   *
   * @return the older revision
   */
  public Revision seen() {
    return seen;
  }

  /**
   * Returns what is there now, so that a console can show the difference: the user, role, group,
   * solution, version or share, or the organization.
   *
   * @return the current value and the revision that it was put at
   */
  public Versioned<?> current() {
    return current;
  }
}
