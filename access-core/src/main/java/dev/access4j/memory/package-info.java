/** A store that keeps everything in memory: for tests, tools and small organizations. */
@NullMarked
package dev.access4j.memory;

import org.jspecify.annotations.NullMarked;
