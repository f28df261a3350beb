package dev.access4j.testkit.comparison;

import static java.util.Objects.requireNonNull;

import dev.access4j.Access4j;
import dev.access4j.decision.AccessEvaluator;
import dev.access4j.store.AccessStore;
import dev.access4j.testkit.SettableClock;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * Asks an evaluator and the reference the same random questions, over random organizations with a
 * history of changes between the questions, and fails at the first difference. A seed makes the
 * same comparison each time. Thread-safe: seeds may be compared at the same time.
 *
 * <p>It goes for any store: {@code EvaluatorComparison.of(MyStore::new).compare(seed)}.
 */
public final class EvaluatorComparison {

  private final Supplier<? extends AccessStore> stores;
  private final Candidates candidates;
  private final int rounds;
  private final int requests;

  private EvaluatorComparison(
      Supplier<? extends AccessStore> stores, Candidates candidates, int rounds, int requests) {
    this.stores = requireNonNull(stores, "stores");
    this.candidates = requireNonNull(candidates, "candidates");
    this.rounds = rounds;
    this.requests = requests;
  }

  /**
   * Compares the library's own evaluator.
   *
   * @param stores makes a store without organizations whose names start with {@code seed}; called
   *     once for each seed
   * @return the comparison
   */
  public static EvaluatorComparison of(Supplier<? extends AccessStore> stores) {
    return of(stores, (store, clock) -> candidate(Access4j.builder(store).clock(clock).build()));
  }

  /**
   * Compares any evaluator.
   *
   * @param stores makes a store without organizations whose names start with {@code seed}; called
   *     once for each seed
   * @param candidates makes the evaluator to compare
   * @return the comparison
   */
  public static EvaluatorComparison of(
      Supplier<? extends AccessStore> stores, Candidates candidates) {
    return new EvaluatorComparison(stores, candidates, 6, 20);
  }

  private static Candidate candidate(Access4j access) {
    return new Candidate() {
      @Override
      public AccessEvaluator evaluator() {
        return access.evaluator();
      }

      @Override
      public void close() {
        access.close();
      }
    };
  }

  /**
   * Returns a comparison of another length.
   *
   * @param times how often to change something and ask again
   * @param each how many requests to make each time
   * @return the comparison
   */
  public EvaluatorComparison rounds(int times, int each) {
    return new EvaluatorComparison(stores, candidates, times, each);
  }

  /**
   * Makes one comparison.
   *
   * @param seed what all random choices come from
   * @return what was seen, all of it in agreement
   * @throws ComparisonFailure at the first difference; its message holds the seed
   */
  public ComparisonReport compare(long seed) {
    AccessStore store = stores.get();
    SettableClock clock = new SettableClock(ComparisonRun.START);
    try (Candidate candidate = candidates.over(store, clock)) {
      return new ComparisonRun(seed, store, clock, candidate.evaluator()).run(rounds, requests);
    }
  }

  /** Makes what is to be compared. */
  @FunctionalInterface
  public interface Candidates {
    /**
     * Makes an evaluator.
     *
     * @param store what it reads
     * @param clock what time it is
     * @return the evaluator, to be closed at the end
     */
    Candidate over(AccessStore store, InstantSource clock);
  }

  /** An evaluator that is compared. */
  @FunctionalInterface
  public interface Candidate extends AutoCloseable {
    /**
     * Returns the evaluator.
     *
     * @return the same at each call
     */
    AccessEvaluator evaluator();

    /** Ends the evaluator's work; does nothing unless overridden. */
    @Override
    default void close() {}
  }
}
