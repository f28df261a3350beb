package dev.access4j.identity;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.Text;
import java.time.Instant;

/**
 * Who somebody is, as a token says that was found good (ID-4). A host that verifies tokens by other
 * means makes one itself: whoever makes it vouches for it.
 *
 * @param organization the organization whose provider says so
 * @param sub the account
 * @param username the name it signed in with, empty if the token has none
 * @param email the e-mail address, empty if the token has none
 * @param emailVerified whether its owner has confirmed the address
 * @param expiresAt until when the token is good
 */
public record VerifiedIdentity(
    OrganizationId organization,
    String sub,
    String username,
    String email,
    boolean emailVerified,
    Instant expiresAt) {

  /**
   * Checks the account.
   *
   * @param organization see above
   * @param sub see above
   * @param username see above
   * @param email see above
   * @param emailVerified see above
   * @param expiresAt see above
   * @throws dev.access4j.directory.ValidationException if DIR-13 refuses the {@code sub}
   */
  public VerifiedIdentity {
    requireNonNull(organization, "organization");
    Text.requireIdentifier(sub, "sub");
    requireNonNull(username, "username");
    requireNonNull(email, "email");
    requireNonNull(expiresAt, "expiresAt");
  }
}
