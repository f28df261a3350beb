/**
 * What is remembered of administration: who did what to which thing, and how it was before and
 * after (rules AD-4 to AD-6). A store keeps the events; {@code ReadView.audit} reads them.
 */
@NullMarked
package dev.access4j.audit;

import org.jspecify.annotations.NullMarked;
