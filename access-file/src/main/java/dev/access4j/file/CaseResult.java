package dev.access4j.file;

import static java.util.Objects.requireNonNull;

import dev.access4j.decision.Explanation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of a {@link Case}. Immutable. */
public final class CaseResult {

  private final Case ran;
  private final Answer actual;
  private final @Nullable Explanation explanation;
  private final List<String> notes;

  CaseResult(Case ran, Answer actual, @Nullable Explanation explanation, List<String> notes) {
    this.ran = requireNonNull(ran, "ran");
    this.actual = requireNonNull(actual, "actual");
    this.explanation = explanation;
    this.notes = List.copyOf(notes);
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
   * @return of a case that failed, the explanation of the request that decided: an {@code
   *     evaluate}'s own; for {@code instanceAccess} that of {@code EXECUTE} on the swimlane; for
   *     {@code canStart} that of {@code EXECUTE} on the start swimlane or, if that is allowed, of
   *     {@code SELF_ASSIGN}; empty for all else
   */
  public Optional<Explanation> explanation() {
    return Optional.ofNullable(explanation);
  }

  /**
   * Returns what else there is to say of a case that failed: the requests that a {@code canStart}
   * is made of, the read-only way of an {@code instanceAccess}, the gate that made a list empty.
   *
   * @return sentences for people, possibly none
   */
  public List<String> notes() {
    return notes;
  }
}
