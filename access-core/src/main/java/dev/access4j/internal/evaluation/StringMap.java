package dev.access4j.internal.evaluation;

import static java.util.Objects.requireNonNull;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A map from texts that is never changed, in no order. The hot path's: what the JVM learns of keys
 * here is that they are texts, where the JDK's maps have seen keys of all kinds and cost a call for
 * each hash and each comparison.
 */
final class StringMap<V> extends AbstractMap<String, V> {

  private static final StringMap<?> EMPTY = new StringMap<>(Map.of());

  // A key, its value, a key, its value, and so on; a third of it or more empty.
  private final @Nullable Object[] table;
  private final int size;
  // Where there is one key, as most users have: no place has to be found.
  private final @Nullable String onlyKey;
  private final @Nullable V onlyValue;

  StringMap(Map<String, ? extends V> entries) {
    this.size = entries.size();
    this.table = new Object[2 * places(size)];
    entries.forEach(
        (key, value) -> {
          int i = indexOf(key);
          table[i] = key;
          table[i + 1] = requireNonNull(value);
        });
    Map.Entry<String, ? extends V> only = size == 1 ? entries.entrySet().iterator().next() : null;
    this.onlyKey = only == null ? null : only.getKey();
    this.onlyValue = only == null ? null : only.getValue();
  }

  @SuppressWarnings("unchecked") // it has no value of any type
  static <V> StringMap<V> empty() {
    return (StringMap<V>) EMPTY;
  }

  /** Places for so many keys and at least half as many again: a power of two. */
  static int places(int size) {
    return Integer.highestOneBit(size + (size >> 1) + 1) << 1;
  }

  static int spread(String text) {
    int hash = text.hashCode() * 0x9E3779B9;
    return hash ^ (hash >>> 16);
  }

  /** Where a key is, or where it would be. */
  private int indexOf(String key) {
    int last = table.length - 1;
    int i = (spread(key) << 1) & last;
    while (true) {
      Object found = table[i];
      if (found == null || key.equals(found)) {
        return i;
      }
      i = (i + 2) & last;
    }
  }

  @Override
  @SuppressWarnings("unchecked") // at odd places there are only values
  public @Nullable V get(@Nullable Object key) {
    if (onlyKey != null) {
      return onlyKey.equals(key) ? onlyValue : null;
    }
    return key instanceof String text ? (V) table[indexOf(text) + 1] : null;
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return get(key) != null;
  }

  @Override
  public int hashCode() {
    int sum = 0;
    for (int i = 0; i < table.length; i += 2) {
      Object key = table[i];
      sum += key == null ? 0 : key.hashCode() ^ requireNonNull(table[i + 1]).hashCode();
    }
    return sum;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Set<Map.Entry<String, V>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Map.Entry<String, V>> iterator() {
        return entries();
      }

      @Override
      public int size() {
        return size;
      }
    };
  }

  private Iterator<Map.Entry<String, V>> entries() {
    return IntStream.range(0, table.length / 2)
        .mapToObj(i -> (String) table[2 * i])
        .filter(Objects::nonNull)
        .map(key -> Map.entry(key, requireNonNull(get(key))))
        .iterator();
  }
}
