/** The library from a service's point of view. */
@NullMarked
package dev.access4j.examples.quickstart;

import org.jspecify.annotations.NullMarked;
