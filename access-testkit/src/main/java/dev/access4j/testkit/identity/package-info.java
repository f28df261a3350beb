/**
 * What an identity provider must pass. Extend {@link
 * dev.access4j.testkit.identity.IdentityProviderKit} with a class that connects yours, and run it:
 * the names of its tests are the contract of {@link dev.access4j.identity.IdentityProvider}.
 */
@NullMarked
package dev.access4j.testkit.identity;

import org.jspecify.annotations.NullMarked;
