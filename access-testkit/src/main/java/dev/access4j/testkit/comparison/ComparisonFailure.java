package dev.access4j.testkit.comparison;

import org.jspecify.annotations.Nullable;

/** An evaluator and the reference disagree. The message tells how to repeat it. */
public final class ComparisonFailure extends AssertionError {

  private static final long serialVersionUID = 1L;

  private final long seed;

  ComparisonFailure(long seed, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.seed = seed;
  }

  /**
   * Returns what repeats the failure.
   *
   * @return the seed to compare again
   */
  public long seed() {
    return seed;
  }
}
