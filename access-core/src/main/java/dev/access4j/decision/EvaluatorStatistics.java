package dev.access4j.decision;

/**
 * What the evaluator has done since it was made. Checks that are answered from a compiled mask are
 * not counted: counting them would cost more than they do.
 *
 * @param principals the cache of end users
 * @param groups the cache of groups
 * @param policies the cache of solution versions
 * @param compilations how often a principal's roles on a version were worked out anew
 */
public record EvaluatorStatistics(
    CacheStatistics principals,
    CacheStatistics groups,
    CacheStatistics policies,
    long compilations) {}
