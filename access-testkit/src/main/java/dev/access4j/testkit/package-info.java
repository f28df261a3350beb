/**
 * For tests: assertions and fixtures for the tests of whoever uses the library, and rules by name.
 *
 * <p>{@link dev.access4j.testkit.AccessFixture} is where to start.
 */
@NullMarked
package dev.access4j.testkit;

import org.jspecify.annotations.NullMarked;
