/**
 * An embedded Flowable whose commands ask Access4j first, and a loan application that runs on it.
 * {@link dev.access4j.examples.engine.ProcessEngineCommand} is where to start.
 */
@NullMarked
package dev.access4j.examples.engine;

import org.jspecify.annotations.NullMarked;
