package dev.access4j.keycloak;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.jwk.RSAKey;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key of a test, which signs any token; and tokens taken apart and put together. */
final class TokenForger {

  private final KeyPair pair;

  private TokenForger(KeyPair pair) {
    this.pair = pair;
  }

  static TokenForger create() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return new TokenForger(generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  String privateText() {
    return Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
  }

  String publicJwk() {
    return new RSAKey.Builder((RSAPublicKey) pair.getPublic()).build().toJSONString();
  }

  /** Signs by RS256, whatever the header says. */
  String sign(String header, String claims) {
    String signed = encode(header) + "." + encode(claims);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(pair.getPrivate());
      signature.update(signed.getBytes(US_ASCII));
      return signed + "." + encode(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Signs by HS256, with a secret. */
  static String sign(String header, String claims, byte[] secret) {
    String signed = encode(header) + "." + encode(claims);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return signed + "." + encode(mac.doFinal(signed.getBytes(US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the header, or the claims, of a token. */
  static String part(String token, int index) {
    return new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]), UTF_8);
  }

  static String encode(String text) {
    return encode(text.getBytes(UTF_8));
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
