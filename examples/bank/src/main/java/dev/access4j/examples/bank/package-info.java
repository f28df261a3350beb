/** A bank that can be made in any size, for benchmarks of this library and of others. */
@NullMarked
package dev.access4j.examples.bank;

import org.jspecify.annotations.NullMarked;
