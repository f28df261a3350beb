package dev.access4j.admin;

import static java.util.Objects.requireNonNull;

import dev.access4j.identity.IdentityException;
import dev.access4j.store.StoreException;

/**
 * The identity provider or the store failed in the middle of an import (AM-5). What was done up to
 * then is done, and its notes were handed out. If it was the store, one batch more may be there as
 * a whole; nothing else is. To import again is safe, and goes on.
 */
public final class IdentityImportStoppedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  // Exceptions are Serializable by inheritance only; nobody sends this one over a wire.
  private final transient IdentityImportSummary done;

  /**
   * Creates the exception.
   *
   * @param done what was done before
   * @param cause what the provider met
   */
  public IdentityImportStoppedException(IdentityImportSummary done, IdentityException cause) {
    this(done, (RuntimeException) cause);
  }

  /**
   * Creates the exception.
   *
   * @param done what was done before
   * @param cause what the store met
   */
  public IdentityImportStoppedException(IdentityImportSummary done, StoreException cause) {
    this(done, (RuntimeException) cause);
  }

  private IdentityImportStoppedException(IdentityImportSummary done, RuntimeException cause) {
    super(
        "the import stopped (" + done + "): " + requireNonNull(cause, "cause").getMessage(), cause);
    this.done = done;
  }

  /**
   * Returns what was done.
   *
   * @return the counts of all whose notes were handed out
   */
  public IdentityImportSummary done() {
    return done;
  }
}
