package dev.access4j.testkit.comparison;

import dev.access4j.decision.DenialReason;
import java.util.EnumMap;
import java.util.Map;

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
    Map<GrantKind, Long> granted) {

  /** Nothing seen yet. */
  public static final ComparisonReport NONE =
      new ComparisonReport(0, 0, 0, 0, 0, 0, Map.of(), 0, Map.of());

  /**
   * Adds what another comparison has seen.
   *
   * @param other the other report
   * @return the sums
   */
  public ComparisonReport plus(ComparisonReport other) {
    Map<DenialReason, Long> reasons = new EnumMap<>(DenialReason.class);
    reasons.putAll(denied);
    other.denied.forEach((reason, count) -> reasons.merge(reason, count, Long::sum));
    Map<GrantKind, Long> kinds = new EnumMap<>(GrantKind.class);
    kinds.putAll(granted);
    other.granted.forEach((kind, count) -> kinds.merge(kind, count, Long::sum));
    return new ComparisonReport(
        models + other.models,
        changes + other.changes,
        refusals + other.refusals,
        requests + other.requests,
        decisions + other.decisions,
        lookups + other.lookups,
        reasons,
        allowed + other.allowed,
        kinds);
  }
}
