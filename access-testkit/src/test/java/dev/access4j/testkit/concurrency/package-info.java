/** Threads that race. */
@NullMarked
package dev.access4j.testkit.concurrency;

import org.jspecify.annotations.NullMarked;
