package dev.access4j.identity;

import dev.access4j.directory.OrganizationId;

/** Tells who bears a token (ID-4): an SPI. Thread-safe. */
public interface TokenVerifier {

  /**
   * Verifies an access token.
   *
   * @param organization the organization that the bearer claims to belong to, as the request's
   *     address says; a token of another one is refused
   * @param token the token, without {@code Bearer}; whatever a client sent
   * @return who bears it
   * @throws TokenRefusedException if it is not good, with the reason
   * @throws IdentityException {@code UNAVAILABLE} if the provider's keys cannot be had, {@code
   *     NOT_FOUND} if it does not know the organization
   */
  VerifiedIdentity verify(OrganizationId organization, String token);
}
