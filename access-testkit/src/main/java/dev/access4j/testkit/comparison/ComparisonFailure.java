package dev.access4j.testkit.comparison;

import org.jspecify.annotations.Nullable;

/** An evaluator and the reference disagree. The message tells which seed repeats it, and how. */
public final class ComparisonFailure extends AssertionError {

  ComparisonFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
