package dev.access4j.decision;

/**
 * What the evaluator has done since it was made. Checks that are answered from a compiled mask are
 * not counted: counting them would cost more than they do.
 *
 * @param principals the cache of end users
 * @param groups the cache of groups
 * @param policies the cache of solution versions
 * @param masks how many compiled role masks are kept, about
 * @param compilations how often a principal's roles on a version were worked out anew, for checks
 *     and for each candidate of a look-up
 */
public record EvaluatorStatistics(
    CacheStatistics principals,
    CacheStatistics groups,
    CacheStatistics policies,
    long masks,
    long compilations) {}
