/** Placeholder: what a store must pass. */
@NullMarked
package dev.access4j.testkit;

import org.jspecify.annotations.NullMarked;
