/**
 * Flowable with a guard before its commands. {@link
 * dev.access4j.examples.engine.guard.GuardedEngine} starts it; {@link
 * dev.access4j.examples.engine.guard.CommandGuard} is where each command is decided, by {@link
 * dev.access4j.examples.engine.guard.CommandRules}.
 */
@NullMarked
package dev.access4j.examples.engine.guard;

import org.jspecify.annotations.NullMarked;
