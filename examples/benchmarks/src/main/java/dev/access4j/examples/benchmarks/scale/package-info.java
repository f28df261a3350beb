/**
 * What changes as a bank grows from a thousand users to ten million on PostgreSQL, and what stays:
 * and whether two nodes keep it for an hour.
 */
@NullMarked
package dev.access4j.examples.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
