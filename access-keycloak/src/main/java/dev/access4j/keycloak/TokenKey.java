package dev.access4j.keycloak;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import dev.access4j.identity.TokenRefusedException;
import dev.access4j.identity.TokenRefusedException.Reason;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A public key of a realm, and the one algorithm that the realm signs by with it. */
record TokenKey(TokenAlgorithm algorithm, JWSVerifier verifier) {

  private static final Set<TokenAlgorithm> ALL = EnumSet.allOf(TokenAlgorithm.class);

  /** Finds the key in what a realm publishes, if it is one to sign by and of a kind known here. */
  static Optional<TokenKey> of(JWK published) {
    if (!KeyUse.SIGNATURE.equals(published.getKeyUse()) || published.getAlgorithm() == null) {
      return Optional.empty();
    }
    return TokenAlgorithm.find(ALL, published.getAlgorithm().getName())
        .flatMap(algorithm -> of(published, algorithm));
  }

  private static Optional<TokenKey> of(JWK published, TokenAlgorithm algorithm) {
    try {
      if (published instanceof RSAKey rsa) {
        return of(algorithm, new RSASSAVerifier(rsa));
      }
      return published instanceof ECKey ec
          ? of(algorithm, new ECDSAVerifier(ec))
          : Optional.empty();
    } catch (JOSEException e) {
      // A key that cannot be used is a key that is not there.
      return Optional.empty();
    }
  }

  private static Optional<TokenKey> of(TokenAlgorithm algorithm, JWSVerifier verifier) {
    return verifier.supportedJWSAlgorithms().contains(algorithm.jws())
        ? Optional.of(new TokenKey(algorithm, verifier))
        : Optional.empty();
  }

  void requireSignatureOf(SignedToken token) {
    if (token.algorithm() != algorithm) {
      throw new TokenRefusedException(
          Reason.ALGORITHM, "the token is not signed by the algorithm that its key is for");
    }
    try {
      if (verifier.verify(
          new JWSHeader(algorithm.jws()), token.signed(), Base64URL.encode(token.signature()))) {
        return;
      }
    } catch (JOSEException e) {
      // What cannot be checked is not right.
    }
    throw new TokenRefusedException(Reason.SIGNATURE, "the token's signature is wrong");
  }
}
