package dev.access4j.admin;

/**
 * What was compared with what (ID-6).
 *
 * @param users how many users here
 * @param linked how many of them are linked to an account, be it there or gone
 * @param accounts how many accounts at the identity provider
 * @param differences how many differences were told
 */
public record ReconcileSummary(long users, long linked, long accounts, long differences) {}
