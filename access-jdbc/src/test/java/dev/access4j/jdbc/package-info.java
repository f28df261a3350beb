@NullMarked
package dev.access4j.jdbc;

import org.jspecify.annotations.NullMarked;
