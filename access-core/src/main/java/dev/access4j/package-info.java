/** Where to start: {@link dev.access4j.Access4j} wires a store and an evaluator together. */
@NullMarked
package dev.access4j;

import org.jspecify.annotations.NullMarked;
