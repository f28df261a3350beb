/**
 * Random but repeatable organizations, requests and histories of changes: small and dense, so that
 * every gate and every way to a role is met often.
 */
@NullMarked
package dev.access4j.testkit.random;

import org.jspecify.annotations.NullMarked;
