package dev.access4j.decision;

import java.time.Duration;

/**
 * How much an evaluator may cache and how long it trusts it. What does not fit is read from the
 * store again when it is needed.
 *
 * @param principals the most end users
 * @param groups the most groups
 * @param policies the most solution versions
 * @param organizations the most organizations
 * @param freshness how long an answer may be behind a write of another process (EV-11); a store
 *     that nobody else writes to is never behind
 */
public record CacheSettings(
    int principals, int groups, int policies, int organizations, Duration freshness) {

  /** 100,000 users, 20,000 groups, 10,000 versions, 10,000 organizations; five seconds. */
  public static final CacheSettings DEFAULT =
      new CacheSettings(100_000, 20_000, 10_000, 10_000, Duration.ofSeconds(5));

  /**
   * Checks the settings.
   *
   * @param principals see above
   * @param groups see above
   * @param policies see above
   * @param organizations see above
   * @param freshness see above
   * @throws IllegalArgumentException if a size is below 1, or the freshness is not positive
   */
  public CacheSettings {
    if (principals < 1 || groups < 1 || policies < 1 || organizations < 1) {
      throw new IllegalArgumentException("a cache holds at least one entry");
    }
    if (freshness.isNegative() || freshness.isZero()) {
      throw new IllegalArgumentException("freshness is not positive: " + freshness);
    }
  }

  /**
   * Returns these settings with another size for end users, of which there are most.
   *
   * @param size the most end users
   * @return the changed settings
   */
  public CacheSettings withPrincipals(int size) {
    return new CacheSettings(size, groups, policies, organizations, freshness);
  }

  /**
   * Returns these settings with another freshness bound.
   *
   * @param bound how long an answer may be behind
   * @return the changed settings
   */
  public CacheSettings withFreshness(Duration bound) {
    return new CacheSettings(principals, groups, policies, organizations, bound);
  }
}
