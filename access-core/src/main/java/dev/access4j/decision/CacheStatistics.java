package dev.access4j.decision;

/**
 * What one of the evaluator's caches has done since it was made.
 *
 * @param size how many entries it holds, about
 * @param maximumSize how many it may hold
 * @param loads how many entries were read from the store
 * @param invalidations how many entries a change threw out
 * @param evictions how many entries had to go for want of room
 */
public record CacheStatistics(
    long size, long maximumSize, long loads, long invalidations, long evictions) {}
