/**
 * The rules once more, slow and obvious: an evaluator that shares no code with the real one and is
 * checked against the rules by reading it.
 */
@NullMarked
package dev.access4j.testkit.reference;

import org.jspecify.annotations.NullMarked;
