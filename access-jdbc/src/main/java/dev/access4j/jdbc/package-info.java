/**
 * The store on PostgreSQL and H2. {@link dev.access4j.jdbc.AccessSchema} makes its tables; the
 * plain SQL beside it, in {@code dev/access4j/jdbc/migration}, is for hosts that migrate with a
 * tool of their own.
 */
@NullMarked
package dev.access4j.jdbc;

import org.jspecify.annotations.NullMarked;
