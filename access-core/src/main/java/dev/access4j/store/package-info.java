/**
 * The storage SPI. A store keeps what it is given and answers at one revision; the rules are
 * core's: {@link dev.access4j.store.AccessWriter} checks and cascades for every store. What a store
 * must hold to is tested by the kit in access-testkit.
 */
@NullMarked
package dev.access4j.store;

import org.jspecify.annotations.NullMarked;
