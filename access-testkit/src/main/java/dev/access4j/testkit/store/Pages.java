package dev.access4j.testkit.store;

import dev.access4j.store.PageRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Turns pages, and fails at once at a page that cannot be: a walk over one need not end. */
final class Pages {

  private Pages() {}

  /** All rows, in the order in which they come. */
  static <T, K> List<T> all(int limit, Function<PageRequest<K>, List<T>> list, Function<T, K> key) {
    return after(PageRequest.first(limit), new HashSet<>(), list, key);
  }

  /** The rows of a page and of all pages after it; none of them may have been seen. */
  static <T, K> List<T> after(
      PageRequest<K> first,
      Set<K> seen,
      Function<PageRequest<K>, List<T>> list,
      Function<T, K> key) {
    List<T> rows = new ArrayList<>();
    PageRequest<K> request = first;
    int limit = first.limit();
    List<T> page;
    do {
      page = list.apply(request);
      if (page.size() > limit) {
        throw new AssertionError("a page of " + limit + " has " + page.size() + " rows");
      }
      for (T row : page) {
        K each = key.apply(row);
        if (!seen.add(each)) {
          throw new AssertionError("pages of " + limit + " show " + each + " twice");
        }
        request = PageRequest.after(each, limit);
      }
      rows.addAll(page);
    } while (page.size() == limit);
    return rows;
  }
}
