/** Administration behind its guard: permissions, audit, edits and previews. */
@NullMarked
package dev.access4j.internal.admin;

import org.jspecify.annotations.NullMarked;
