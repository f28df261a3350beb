/**
 * The question and the answer: may this subject do this operation on this resource of this
 * solution? (EV-1 to EV-18, LU-1 to LU-7). {@link dev.access4j.decision.AccessEvaluator} is where
 * to start.
 */
@NullMarked
package dev.access4j.decision;

import org.jspecify.annotations.NullMarked;
