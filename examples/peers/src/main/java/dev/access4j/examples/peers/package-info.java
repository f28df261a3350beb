/**
 * Other libraries on the same access model and the same requests. Each is loaded with the model in
 * its own terms and decides itself; nothing is timed before it agrees with the reference.
 */
@NullMarked
package dev.access4j.examples.peers;

import org.jspecify.annotations.NullMarked;
