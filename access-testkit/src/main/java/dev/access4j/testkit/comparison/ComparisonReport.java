package dev.access4j.testkit.comparison;

import dev.access4j.decision.DenialReason;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a comparison has seen, all of it in agreement.
 *
 * @param models how many stores of random organizations
 * @param changes how many writes and moves of the clock between the questions
 * @param refusals how many of the writes the rules refused
 * @param requests how many random requests
 * @param decisions how many answers to these requests were compared: each way to ask counts
 * @param lookups how many answers to the other questions were compared
 * @param denied how many requests were denied for each reason
 * @param allowed how many requests were allowed
 * @param granted how many requests each kind of grant could decide
 * @param decided how many requests each kind of grant did decide
 * @param found how many of the look-ups of each kind found something
 */
public record ComparisonReport(
    long models,
    long changes,
    long refusals,
    long requests,
    long decisions,
    long lookups,
    Map<DenialReason, Long> denied,
    long allowed,
    Map<GrantKind, Long> granted,
    Map<GrantKind, Long> decided,
    Map<String, Long> found) {

  /** Nothing seen yet. */
  public static final ComparisonReport NONE =
      new ComparisonReport(0, 0, 0, 0, 0, 0, Map.of(), 0, Map.of(), Map.of(), Map.of());

  /**
   * Adds what another comparison has seen.
   *
   * @param other the other report
   * @return the sums
   */
  public ComparisonReport plus(ComparisonReport other) {
    return new ComparisonReport(
        models + other.models,
        changes + other.changes,
        refusals + other.refusals,
        requests + other.requests,
        decisions + other.decisions,
        lookups + other.lookups,
        sums(denied, other.denied),
        allowed + other.allowed,
        sums(granted, other.granted),
        sums(decided, other.decided),
        sums(found, other.found));
  }

  private static <K> Map<K, Long> sums(Map<K, Long> some, Map<K, Long> others) {
    // In the order of the keys, so that a report reads the same each time.
    Map<K, Long> sums = new TreeMap<>(some);
    others.forEach((key, count) -> sums.merge(key, count, Long::sum));
    return sums;
  }
}
