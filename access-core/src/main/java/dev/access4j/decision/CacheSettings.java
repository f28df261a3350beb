package dev.access4j.decision;

import java.time.Duration;

/**
 * How much an evaluator may cache and how long it trusts it. What does not fit is read from the
 * store again when it is needed.
 *
 * @param principals the most end users. One in three groups, with two shares, takes some 300 bytes;
 *     what many hold, such as the ids of groups, is kept once, at most 65,536 of such values
 * @param groups the most groups
 * @param policies the most solution versions
 * @param organizations the most organizations; what is cached of one that has to go is not used any
 *     more, and goes when there is need of its room
 * @param masks the most compiled role masks: one for each user and each solution, or version of it,
 *     that was asked about. Some 160 bytes each, so that the default comes to 42 MB, with a table
 *     of those of the latest checks; as many at most may be kept in it a while after what they were
 *     made of. Best more than there are principals
 * @param freshness how long an answer may be behind a write of another process (EV-11), at most 365
 *     days: so long after the store's last word the caches are trusted, and past it a call reads
 *     the store itself and throws if it cannot. A store whose feed is immediate is never behind
 */
public record CacheSettings(
    int principals, int groups, int policies, int organizations, int masks, Duration freshness) {

  // Before the default, which is checked against it.
  private static final Duration LONGEST = Duration.ofDays(365);

  /**
   * 100,000 users, 20,000 groups, 10,000 versions, 10,000 organizations, 250,000 masks; five
   * seconds.
   */
  public static final CacheSettings DEFAULT =
      new CacheSettings(100_000, 20_000, 10_000, 10_000, 250_000, Duration.ofSeconds(5));

  /**
   * Checks the settings.
   *
   * @param principals see above
   * @param groups see above
   * @param policies see above
   * @param organizations see above
   * @param masks see above
   * @param freshness see above
   * @throws IllegalArgumentException if a size is below 1, or the freshness is not positive or
   *     longer than 365 days
   */
  public CacheSettings {
    requireRoom(principals, "principals");
    requireRoom(groups, "groups");
    requireRoom(policies, "policies");
    requireRoom(organizations, "organizations");
    requireRoom(masks, "masks");
    if (freshness.isNegative() || freshness.isZero() || freshness.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "freshness is not positive and at most 365 days: " + freshness);
    }
  }

  private static void requireRoom(int size, String what) {
    if (size < 1) {
      throw new IllegalArgumentException("a cache holds at least one entry: " + what + " " + size);
    }
  }

  /**
   * Returns these settings with another size for end users, of which there are most.
   *
   * @param size the most end users
   * @return the changed settings
   */
  public CacheSettings withPrincipals(int size) {
    return new CacheSettings(size, groups, policies, organizations, masks, freshness);
  }

  /**
   * Returns these settings with another size for groups.
   *
   * @param size the most groups
   * @return the changed settings
   */
  public CacheSettings withGroups(int size) {
    return new CacheSettings(principals, size, policies, organizations, masks, freshness);
  }

  /**
   * Returns these settings with another size for solution versions.
   *
   * @param size the most versions
   * @return the changed settings
   */
  public CacheSettings withPolicies(int size) {
    return new CacheSettings(principals, groups, size, organizations, masks, freshness);
  }

  /**
   * Returns these settings with another size for organizations.
   *
   * @param size the most organizations
   * @return the changed settings
   */
  public CacheSettings withOrganizations(int size) {
    return new CacheSettings(principals, groups, policies, size, masks, freshness);
  }

  /**
   * Returns these settings with another size for compiled masks.
   *
   * @param size the most masks
   * @return the changed settings
   */
  public CacheSettings withMasks(int size) {
    return new CacheSettings(principals, groups, policies, organizations, size, freshness);
  }

  /**
   * Returns these settings with another freshness bound.
   *
   * @param bound how long an answer may be behind
   * @return the changed settings
   */
  public CacheSettings withFreshness(Duration bound) {
    return new CacheSettings(principals, groups, policies, organizations, masks, bound);
  }
}
