/**
 * Compares an evaluator with the reference on random organizations, over any store. {@link
 * dev.access4j.testkit.comparison.EvaluatorComparison} is where to start.
 */
@NullMarked
package dev.access4j.testkit.comparison;

import org.jspecify.annotations.NullMarked;
