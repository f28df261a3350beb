/** The tests of the identity provider on Keycloak, on a real server. */
@NullMarked
package dev.access4j.keycloak;

import org.jspecify.annotations.NullMarked;
