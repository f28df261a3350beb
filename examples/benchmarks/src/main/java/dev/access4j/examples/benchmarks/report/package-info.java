/** Figures, the files that they are kept in, and the plots that are made of them. */
@NullMarked
package dev.access4j.examples.benchmarks.report;

import org.jspecify.annotations.NullMarked;
