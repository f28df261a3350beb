/** The identity SPI: who authenticates end users, and what the library asks of it (ID-1). */
@NullMarked
package dev.access4j.identity;

import org.jspecify.annotations.NullMarked;
