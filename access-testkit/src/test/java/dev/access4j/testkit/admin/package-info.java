/** Administration: the guard, the audit log, edits, previews, and random histories of it all. */
@NullMarked
package dev.access4j.testkit.admin;

import org.jspecify.annotations.NullMarked;
