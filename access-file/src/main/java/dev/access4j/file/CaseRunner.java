package dev.access4j.file;

import dev.access4j.directory.OrganizationId;
import dev.access4j.store.AccessStore;
import dev.access4j.store.StoreException;
import java.time.Instant;
import java.util.List;

/**
 * Asks an organization the questions of cases, each at its own time. Not thread-safe. Every method
 * throws {@link StoreException} if the store cannot be read.
 */
public final class CaseRunner implements AutoCloseable {

  private CaseRunner() {}

  /**
   * Makes a runner for an organization.
   *
   * @param store the store that has the organization
   * @param organization the organization
   * @return a runner, which does not close the store
   */
  public static CaseRunner of(AccessStore store, OrganizationId organization) {
    throw new UnsupportedOperationException();
  }

  /**
   * Runs all cases of a file.
   *
   * @param file the cases
   * @return a result for each, in the order of the file
   */
  public List<CaseResult> run(CaseFile file) {
    return file.cases().stream().map(this::run).toList();
  }

  /**
   * Runs one case.
   *
   * @param one the case
   * @return its result
   */
  public CaseResult run(Case one) {
    throw new UnsupportedOperationException();
  }

  /**
   * Answers a question on the real clock.
   *
   * @param question what is asked
   * @return the answer, lists sorted as {@link String#compareTo} does
   */
  public Answer answer(Question question) {
    throw new UnsupportedOperationException();
  }

  /**
   * Answers a question at an instant.
   *
   * @param question what is asked
   * @param now what the clock shows
   * @return the answer, lists sorted as {@link String#compareTo} does
   */
  public Answer answer(Question question, Instant now) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
