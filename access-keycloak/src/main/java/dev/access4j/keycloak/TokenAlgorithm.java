package dev.access4j.keycloak;

import com.nimbusds.jose.JWSAlgorithm;
import java.util.Collection;
import java.util.Optional;

/**
 * The algorithms that a token may be signed by (ID-4): those with a public key that Keycloak offers
 * and that need no other library. There is none without a signature, and none with a shared secret.
 */
public enum TokenAlgorithm {
  /** RSA with SHA-256, Keycloak's own choice. */
  RS256,
  /** RSA with SHA-384. */
  RS384,
  /** RSA with SHA-512. */
  RS512,
  /** RSA-PSS with SHA-256. */
  PS256,
  /** RSA-PSS with SHA-384. */
  PS384,
  /** RSA-PSS with SHA-512. */
  PS512,
  /** ECDSA on P-256 with SHA-256. */
  ES256,
  /** ECDSA on P-384 with SHA-384. */
  ES384,
  /** ECDSA on P-521 with SHA-512. */
  ES512;

  JWSAlgorithm jws() {
    return JWSAlgorithm.parse(name());
  }

  /** Finds the one that a header or a key names, case included. */
  static Optional<TokenAlgorithm> find(Collection<TokenAlgorithm> among, Object name) {
    return among.stream().filter(algorithm -> algorithm.name().equals(name)).findFirst();
  }
}
