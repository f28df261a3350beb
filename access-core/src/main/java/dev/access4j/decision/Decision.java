package dev.access4j.decision;

import dev.access4j.store.Revision;

/** The answer, with the revision that it was taken at (EV-8, EV-10). Immutable. */
public sealed interface Decision {

  /**
   * Returns the revision that the decision was taken at.
   *
   * @return the organization's revision
   */
  Revision revision();

  /**
   * Tells whether access is allowed.
   *
   * @return true for {@link Allowed}
   */
  default boolean isAllowed() {
    return this instanceof Allowed;
  }

  /**
   * Yes.
   *
   * @param revision the revision that the decision was taken at
   * @param grant one grant that decides it; there may be more, which an explanation lists
   */
  record Allowed(Revision revision, Grant grant) implements Decision {
    @Override
    public String toString() {
      return "ALLOWED: " + grant + " (" + revision + ")";
    }
  }

  /**
   * No.
   *
   * @param revision the revision that the decision was taken at
   * @param reason the first gate that failed, and how
   */
  record Denied(Revision revision, DenialReason reason) implements Decision {
    @Override
    public String toString() {
      return "DENIED:" + reason + " (" + revision + ")";
    }
  }
}
