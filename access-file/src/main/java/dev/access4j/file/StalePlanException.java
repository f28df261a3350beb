package dev.access4j.file;

import dev.access4j.directory.OrganizationId;
import dev.access4j.store.Revision;

/** A plan that was made at an older revision than the one that it was to be applied at (AM-4). */
public final class StalePlanException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param organization the organization
   * @param planned the revision of the plan
   */
  StalePlanException(OrganizationId organization, Revision planned) {
    super(
        "the organization '"
            + organization
            + "' has changed since the plan was made at "
            + planned
            + ": plan again");
  }
}
