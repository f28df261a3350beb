package dev.access4j.admin;

/**
 * What became of the tasks that were tried again (ID-5).
 *
 * @param done how many are done, or need not be done any more
 * @param failed how many are still to be done
 */
public record RetrySummary(long done, long failed) {}
