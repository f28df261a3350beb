@NullMarked
package dev.access4j.examples.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
