package dev.access4j.file;

import dev.access4j.Access4j;
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

  private final SettableClock clock = new SettableClock();
  private final Access4j access;
  private final Answering answering;

  private CaseRunner(AccessStore store, OrganizationId organization) {
    this.access = Access4j.builder(store).clock(clock).build();
    this.answering = new Answering(store, access.evaluator(), organization);
  }

  /**
   * Makes a runner for an organization.
   *
   * @param store the store that has the organization
   * @param organization the organization
   * @return a runner, which does not close the store
   */
  public static CaseRunner of(AccessStore store, OrganizationId organization) {
    return new CaseRunner(store, organization);
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
    one.now().ifPresentOrElse(clock::set, clock::setReal);
    Answer actual = answering.answer(one.question());
    if (actual.equals(one.expect())) {
      return new CaseResult(one, actual, null, List.of());
    }
    Explaining why = answering.explaining();
    return new CaseResult(
        one,
        actual,
        why.explanation(one.question()).orElse(null),
        why.notes(one.question(), actual));
  }

  /**
   * Answers a question on the real clock.
   *
   * @param question what is asked
   * @return the answer, lists sorted as {@link String#compareTo} does
   */
  public Answer answer(Question question) {
    clock.setReal();
    return answering.answer(question);
  }

  /**
   * Answers a question at an instant.
   *
   * @param question what is asked
   * @param now what the clock shows
   * @return the answer, lists sorted as {@link String#compareTo} does
   */
  public Answer answer(Question question, Instant now) {
    clock.set(now);
    return answering.answer(question);
  }

  @Override
  public void close() {
    access.close();
  }
}
