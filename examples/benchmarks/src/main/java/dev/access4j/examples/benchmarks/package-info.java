/**
 * What a decision costs, beside a floor measured in the same run. Figures of one run are compared
 * with each other only.
 */
@NullMarked
package dev.access4j.examples.benchmarks;

import org.jspecify.annotations.NullMarked;
