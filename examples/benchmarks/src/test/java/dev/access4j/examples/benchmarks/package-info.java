@NullMarked
package dev.access4j.examples.benchmarks;

import org.jspecify.annotations.NullMarked;
