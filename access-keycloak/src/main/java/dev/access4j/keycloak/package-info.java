/** The identity provider on Keycloak: accounts, invitations, tokens and imports (ID-1 to ID-6). */
@NullMarked
package dev.access4j.keycloak;

import org.jspecify.annotations.NullMarked;
