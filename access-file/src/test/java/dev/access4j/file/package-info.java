@NullMarked
package dev.access4j.file;

import org.jspecify.annotations.NullMarked;
