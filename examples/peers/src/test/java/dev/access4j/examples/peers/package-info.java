@NullMarked
package dev.access4j.examples.peers;

import org.jspecify.annotations.NullMarked;
