package dev.access4j.internal.migration;

import dev.access4j.store.PageRequest;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads lists of a store to their end and holds one page at a time.
 *
 * @param size the rows of a page
 */
record Pages(int size) {

  <K, T> void each(
      Function<PageRequest<K>, List<T>> query, Function<T, K> key, Consumer<T> action) {
    List<T> page = query.apply(PageRequest.first(size));
    page.forEach(action);
    while (page.size() == size) {
      page = query.apply(PageRequest.after(key.apply(page.get(size - 1)), size));
      page.forEach(action);
    }
  }
}
