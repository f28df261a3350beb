@NullMarked
package dev.access4j.examples.benchmarks.report;

import org.jspecify.annotations.NullMarked;
