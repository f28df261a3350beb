package dev.access4j.memory;

import dev.access4j.identity.IdentityPage;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Rows in the order in which they were first put; a page goes on behind the row's number. */
final class MemoryRows<T> {

  private final NavigableMap<Long, T> rows = new TreeMap<>();
  private final Map<String, Long> numbers = new HashMap<>();
  private long last;

  void put(String key, T row) {
    rows.put(numbers.computeIfAbsent(key, k -> ++last), row);
  }

  boolean remove(String key) {
    Long number = numbers.remove(key);
    return number != null && rows.remove(number) != null;
  }

  Optional<T> get(String key) {
    return Optional.ofNullable(numbers.get(key)).map(rows::get);
  }

  Collection<T> all() {
    return rows.values();
  }

  IdentityPage<T> page(String after, int limit) {
    requireLimit(limit);
    NavigableMap<Long, T> rest = rows.tailMap(after.isEmpty() ? 0L : Long.parseLong(after), false);
    List<Long> shown = rest.keySet().stream().limit(limit).toList();
    boolean more = rest.keySet().stream().skip(limit).findFirst().isPresent();
    return new IdentityPage<>(
        shown.stream().map(rest::get).toList(), more ? String.valueOf(shown.get(limit - 1)) : "");
  }

  static void requireLimit(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("a page has at least one row: " + limit);
    }
  }
}
