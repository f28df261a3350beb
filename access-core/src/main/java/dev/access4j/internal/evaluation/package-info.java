/**
 * The evaluator. What is cached is immutable and good at one revision; {@link
 * dev.access4j.internal.evaluation.Home} says why no revoked right survives in it.
 */
@NullMarked
package dev.access4j.internal.evaluation;

import org.jspecify.annotations.NullMarked;
