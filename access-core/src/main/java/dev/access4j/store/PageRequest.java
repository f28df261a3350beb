package dev.access4j.store;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a page by key: the next so many after the last one seen. What is added or removed
 * between two pages moves nothing else.
 *
 * @param <K> the type of the key
 */
public final class PageRequest<K> {

  private final @Nullable K after;
  private final int limit;

  private PageRequest(@Nullable K after, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("a page has at least one row: " + limit);
    }
    this.after = after;
    this.limit = limit;
  }

  /**
   * Asks for the first page.
   *
   * @param limit the most rows, at least 1
   * @param <K> the type of the key
   * @return the request
   * @throws IllegalArgumentException if the limit is below 1
   */
  public static <K> PageRequest<K> first(int limit) {
    return new PageRequest<>(null, limit);
  }

  /**
   * Asks for the page after a key.
   *
   * @param key the last key seen; it need not exist any more
   * @param limit the most rows, at least 1
   * @param <K> the type of the key
   * @return the request
   * @throws IllegalArgumentException if the limit is below 1
   */
  public static <K> PageRequest<K> after(K key, int limit) {
    return new PageRequest<>(requireNonNull(key, "key"), limit);
  }

  /**
   * Reads a list to its end, page by page, and holds one page at a time. What is deleted behind the
   * last row seen is not walked over again.
   *
   * @param size the rows of a page, at least 1
   * @param list reads a page
   * @param key the key of a row
   * @param action takes the rows, in order
   * @param <K> the type of the key
   * @param <T> the type of a row
   * @throws IllegalArgumentException if the size is below 1
   */
  public static <K, T> void walk(
      int size,
      Function<PageRequest<K>, List<T>> list,
      Function<? super T, ? extends K> key,
      Consumer<? super T> action) {
    List<T> page = list.apply(first(size));
    page.forEach(action);
    while (page.size() == size) {
      page = list.apply(after(key.apply(page.get(size - 1)), size));
      page.forEach(action);
    }
  }

  /**
   * Returns the last key seen.
   *
   * @return the key, or empty for the first page
   */
  public Optional<K> after() {
    return Optional.ofNullable(after);
  }

  /**
   * Returns the most rows that the page may have.
   *
   * @return the limit, at least 1
   */
  public int limit() {
    return limit;
  }
}
