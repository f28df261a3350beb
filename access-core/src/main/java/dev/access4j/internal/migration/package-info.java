/**
 * Plans the migration of an organization to shares, proves what it changes, and applies it (AM-4).
 */
@NullMarked
package dev.access4j.internal.migration;

import org.jspecify.annotations.NullMarked;
