@NullMarked
package dev.access4j.examples.bank;

import org.jspecify.annotations.NullMarked;
