package dev.access4j.file;

import static java.util.Objects.requireNonNull;

import dev.access4j.decision.Explanation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of a {@link Case}. Immutable. */
public final class CaseResult {

  private final Case ran;
  private final Answer actual;
  private final @Nullable Explanation explanation;

  CaseResult(Case ran, Answer actual, @Nullable Explanation explanation) {
    this.ran = requireNonNull(ran, "ran");
    this.actual = requireNonNull(actual, "actual");
    this.explanation = explanation;
  }

  /**
   * Returns the case that was run.
   *
   * @return the case, with the answer that was expected
   */
  public Case ran() {
    return ran;
  }

  /**
   * Returns what was answered.
   *
   * @return the answer
   */
  public Answer actual() {
    return actual;
  }

  /**
   * Tells whether the case holds.
   *
   * @return true if the answer is the one that was expected
   */
  public boolean passed() {
    return actual.equals(ran.expect());
  }

  /**
   * Returns why the answer is what it is.
   *
   * @return the explanation of an {@code evaluate} that failed; of an {@code instanceAccess} that
   *     failed, that of {@code EXECUTE} on the swimlane; empty for all else
   */
  public Optional<Explanation> explanation() {
    return Optional.ofNullable(explanation);
  }
}
