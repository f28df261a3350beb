/** Administration: changes to an organization by the people who run it (AD-1 to AD-9, AM-4). */
@NullMarked
package dev.access4j.admin;

import org.jspecify.annotations.NullMarked;
