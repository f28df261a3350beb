package dev.access4j.admin;

/**
 * What was compared with what (ID-6).
 *
 * @param users how many users here
 * @param accounts how many accounts at the identity provider
 * @param differences how many differences were told
 */
public record ReconcileSummary(long users, long accounts, long differences) {}
