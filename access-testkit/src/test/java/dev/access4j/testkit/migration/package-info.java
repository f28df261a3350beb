/** Migrations, planned and applied, beside what the rules say of every decision (AM-4). */
@NullMarked
package dev.access4j.testkit.migration;

import org.jspecify.annotations.NullMarked;
