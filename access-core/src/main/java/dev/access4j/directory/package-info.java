/**
 * Who: organizations, end users, roles, groups and their attributes (rules DIR-1 to DIR-13).
 *
 * <p>Every type here is an immutable value that cannot hold what the rules refuse: its constructor
 * throws {@link dev.access4j.directory.ValidationException} with every fault at once.
 */
@NullMarked
package dev.access4j.directory;

import org.jspecify.annotations.NullMarked;
