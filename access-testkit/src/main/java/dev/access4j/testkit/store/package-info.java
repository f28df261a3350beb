/**
 * What a store must pass. Extend {@link dev.access4j.testkit.store.AccessStoreKit} with a class
 * that opens your store, and run it: the names of its tests are the contract of {@link
 * dev.access4j.store.AccessStore}. {@link dev.access4j.testkit.store.StoreInvariants} looks at any
 * organization of any store.
 */
@NullMarked
package dev.access4j.testkit.store;

import org.jspecify.annotations.NullMarked;
