@NullMarked
package dev.access4j.examples.engine.guard;

import org.jspecify.annotations.NullMarked;
