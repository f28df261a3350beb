package dev.access4j.examples.cli;

import java.util.Optional;

/**
 * Which entries of an audit log to show.
 *
 * @param filter those to be shown
 * @param newestFirst whether to begin with the last one
 * @param limit how many at most
 * @param after the number of the entry to go on after; empty to begin
 */
record AuditChoice(EntryFilter filter, boolean newestFirst, int limit, Optional<Long> after) {}
