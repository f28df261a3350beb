/** What an evaluator does when the store is far away, slow to tell, or gone. */
@NullMarked
package dev.access4j.testkit.freshness;

import org.jspecify.annotations.NullMarked;
