/**
 * What guarding a process engine costs, beside the same engine without a guard in the same run:
 * task lists, and what users do with tasks.
 */
@NullMarked
package dev.access4j.examples.benchmarks.engine;

import org.jspecify.annotations.NullMarked;
