package dev.access4j.jdbc;

import static java.nio.charset.StandardCharsets.UTF_16BE;

import dev.access4j.directory.Text;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What the columns ..._key hold: bytes whose order is that of UTF-16 code units. */
final class Keys {

  /** Before every key: no key is empty. */
  static final byte[] FIRST = {};

  private Keys() {}

  /** The key of a name, which ignores case. */
  static byte[] name(String name) {
    return exact(Text.caseKey(name));
  }

  /** The key of what is compared as it is: an id, or a case key. */
  static byte[] exact(String text) {
    return text.getBytes(UTF_16BE);
  }

  static String text(byte[] key) {
    return new String(key, UTF_16BE);
  }

  /** The least key above all that begin with a prefix; null if there is none. */
  static byte @Nullable [] end(byte[] prefix) {
    byte[] end = prefix.clone();
    for (int last = end.length - 1; last >= 0; last--) {
      end[last]++;
      if (end[last] != 0) {
        return Arrays.copyOf(end, last + 1);
      }
    }
    return null;
  }
}
