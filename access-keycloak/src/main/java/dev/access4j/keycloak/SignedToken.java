package dev.access4j.keycloak;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.access4j.identity.TokenRefusedException;
import dev.access4j.identity.TokenRefusedException.Reason;
import java.text.ParseException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token taken apart, whose form is right; nothing in it is known to be true yet. Of its header,
 * only algorithm, type and the key's id are looked at: keys and addresses of keys that it may bring
 * along are not.
 */
final class SignedToken {

  private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");

  private final TokenAlgorithm algorithm;
  private final String keyId;
  private final byte[] signed;
  private final byte[] signature;
  private final String payload;

  private SignedToken(
      TokenAlgorithm algorithm, String keyId, byte[] signed, byte[] signature, String payload) {
    this.algorithm = algorithm;
    this.keyId = keyId;
    this.signed = signed;
    this.signature = signature;
    this.payload = payload;
  }

  /** Its length is checked before anything else is. */
  static SignedToken parse(String token, Set<TokenAlgorithm> allowed, int maxLength) {
    if (token.length() > maxLength) {
      throw new TokenRefusedException(
          Reason.TOO_LONG, "the token is longer than " + maxLength + " characters");
    }
    int headerEnd = token.indexOf('.');
    int payloadEnd = token.indexOf('.', headerEnd + 1);
    if (headerEnd < 0 || payloadEnd < 0 || !isBase64Url(token, headerEnd, payloadEnd)) {
      throw malformed("the token has not the three parts of a signed token");
    }
    Map<String, Object> header = json(decode(token.substring(0, headerEnd)));
    TokenAlgorithm algorithm = algorithm(header, allowed);
    String keyId = keyId(header);
    return new SignedToken(
        algorithm,
        keyId,
        token.substring(0, payloadEnd).getBytes(US_ASCII),
        signature(token.substring(payloadEnd + 1)),
        token.substring(headerEnd + 1, payloadEnd));
  }

  private static boolean isBase64Url(String token, int headerEnd, int payloadEnd) {
    for (int at = 0; at < token.length(); at++) {
      if (!isBase64Url(token.charAt(at)) && at != headerEnd && at != payloadEnd) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBase64Url(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }

  private static byte[] decode(String part) {
    try {
      return Base64.getUrlDecoder().decode(part);
    } catch (IllegalArgumentException e) {
      throw malformed("a part of the token is not in Base64");
    }
  }

  /** Twice the same name is refused as well; a list of pairs, which the parser takes, is too. */
  private static Map<String, Object> json(byte[] bytes) {
    String text = new String(bytes, UTF_8);
    try {
      Map<String, Object> object = JSONObjectUtils.parse(text);
      if (object != null && text.stripLeading().startsWith("{")) {
        return object;
      }
    } catch (ParseException e) {
      // Its message may quote the token.
    }
    throw malformed("a part of the token is no JSON object");
  }

  private static TokenAlgorithm algorithm(Map<String, Object> header, Set<TokenAlgorithm> allowed) {
    if (header.containsKey("crit") || header.containsKey("b64")) {
      throw malformed("the token asks for extensions that are not known here");
    }
    TokenAlgorithm algorithm =
        TokenAlgorithm.find(allowed, text(header, "alg"))
            .orElseThrow(
                () ->
                    new TokenRefusedException(
                        Reason.ALGORITHM,
                        "the token is not signed by one of the algorithms " + allowed));
    if (!TYPES.contains(text(header, "typ").toLowerCase(Locale.ROOT))) {
      throw new TokenRefusedException(Reason.TYPE, "the token's header names another type");
    }
    return algorithm;
  }

  private static String keyId(Map<String, Object> header) {
    String keyId = text(header, "kid");
    if (keyId.isEmpty()) {
      throw new TokenRefusedException(Reason.UNKNOWN_KEY, "the token names no key");
    }
    return keyId;
  }

  private static String text(Map<String, Object> header, String name) {
    @Nullable Object value = header.get(name);
    return value instanceof String text ? text : "";
  }

  /** Of the spellings of the same bytes that Base64 has, one is good. */
  private static byte[] signature(String part) {
    byte[] signature = decode(part);
    if (!Base64.getUrlEncoder().withoutPadding().encodeToString(signature).equals(part)) {
      throw malformed("a part of the token is not in Base64");
    }
    return signature;
  }

  private static TokenRefusedException malformed(String message) {
    return new TokenRefusedException(Reason.MALFORMED, message);
  }

  /** Reads the claims, once the signature is known to be right. */
  Map<String, Object> claims() {
    return json(decode(payload));
  }

  TokenAlgorithm algorithm() {
    return algorithm;
  }

  String keyId() {
    return keyId;
  }

  byte[] signed() {
    return signed;
  }

  byte[] signature() {
    return signature;
  }
}
