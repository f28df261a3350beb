package dev.access4j.admin;

import dev.access4j.store.PageRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list (AD-9). Immutable.
 *
 * @param <T> the type of a row
 * @param <K> the type of the key that rows are in the order of
 */
public final class ListPage<T, K> {

  private final List<T> rows;
  private final @Nullable PageRequest<K> next;

  /**
   * Creates the page.
   *
   * @param rows the rows
   * @param next asks for the next page; null at the end
   */
  public ListPage(List<T> rows, @Nullable PageRequest<K> next) {
    this.rows = List.copyOf(rows);
    this.next = next;
  }

  /**
   * Returns the rows.
   *
   * @return the rows in order, as many as were asked for unless this is the last page
   */
  public List<T> rows() {
    return rows;
  }

  /**
   * Returns how to go on.
   *
   * @return the request for the next page; empty at the end. The next page may turn out to be empty
   */
  public Optional<PageRequest<K>> next() {
    return Optional.ofNullable(next);
  }
}
