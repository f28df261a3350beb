package dev.access4j.admin;

import static java.util.Objects.requireNonNull;

/**
 * What became of one difference (ID-6).
 *
 * @param difference the difference
 * @param problem why it could not be settled, for people; empty if it was
 */
public record SettleResult(AccountDifference difference, String problem) {

  /**
   * Checks that nothing is null.
   *
   * @param difference see above
   * @param problem see above
   */
  public SettleResult {
    requireNonNull(difference, "difference");
    requireNonNull(problem, "problem");
  }
}
