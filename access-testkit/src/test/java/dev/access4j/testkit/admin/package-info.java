/** Administration as the rules demand it. */
@NullMarked
package dev.access4j.testkit.admin;

import org.jspecify.annotations.NullMarked;
